package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.ErrorResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.NonRepresentableMessageEncoder;
import io.ticklane.simulator.sbe.codec.spot.PingResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.ServerTimeResponseEncoder;

/** Errors and what concerns the exchange as a whole: templates 100 to 102 and 999. */
final class GeneralMessages {
    private GeneralMessages() {}

    /** An error. */
    static int error(Draft draft, Value v) {
        byte[] data = v.get("data").has("cancelResult")
                ? Draft.message(OrderChangeMessages::cancelReplace, v.get("data"))
                : new byte[0];
        return new ErrorResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .code(v.int16("code")).serverTime(v.get("data").timeOrNull("serverTime"))
                .retryAfter(v.get("data").timeOrNull("retryAfter")).msg(v.text("msg"))
                .putData(data, 0, data.length).limit();
    }

    /** A sign of life. */
    static int ping(Draft draft, Value v) {
        return new PingResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header).limit();
    }

    /** The time. */
    static int time(Draft draft, Value v) {
        return new ServerTimeResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .serverTime(v.time("serverTime")).limit();
    }

    /** What this version of the schema cannot say. */
    static int nonRepresentable(Draft draft, Value v) {
        return new NonRepresentableMessageEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header).limit();
    }
}
