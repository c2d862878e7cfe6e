package io.ticklane.simulator.rest;

import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A request whose parameters were read and found sound, ready to be carried out.
 *
 * @param weight what it costs
 */
record Plan(int weight, Body body) {

    /** Reads a request's parameters. */
    interface Reader {
        Plan read(Parameters parameters) throws ApiException;
    }

    /** Does what was asked and writes the answer. */
    interface Body {
        void write(JsonWriter out, Caller caller) throws ApiException;
    }

    /** Who asks, and in which unit it wants times. */
    record Caller(@Nullable Wallet account, boolean micros) {
        /** The account, for signed requests. */
        Wallet wallet() {
            Wallet present = account;
            if (present == null) {
                throw new IllegalStateException("request is not signed");
            }
            return present;
        }

        long time(long epochMicros) {
            return micros ? epochMicros : Math.floorDiv(epochMicros, 1_000);
        }
    }
}
