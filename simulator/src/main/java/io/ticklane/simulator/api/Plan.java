package io.ticklane.simulator.api;

import io.ticklane.simulator.json.JsonWriter;

/**
 * A request whose parameters were read and found sound, ready to be carried out.
 *
 * @param weight what it costs the address
 * @param orders by how much it raises the account's count of unfilled orders; 0 for all but placements
 * @param evenOverLimit whether it is carried out although that count is used up; its body sees to the count itself then
 */
public record Plan(int weight, int orders, boolean evenOverLimit, Body body) {

    /** A request that is refused when the account's count of unfilled orders is used up. */
    public Plan(int weight, int orders, Body body) {
        this(weight, orders, false, body);
    }

    /** A request that places nothing. */
    public Plan(int weight, Body body) {
        this(weight, 0, body);
    }

    /** Reads a request's parameters. */
    public interface Reader {
        Plan read(Parameters parameters) throws ApiException;
    }

    /** Does what was asked and writes the answer. */
    public interface Body {
        void write(JsonWriter out, Caller caller) throws ApiException;
    }
}
