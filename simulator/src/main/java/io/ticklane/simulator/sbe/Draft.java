package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.SbeBuffer;
import io.ticklane.simulator.sbe.codec.spot.MessageHeaderEncoder;

/** Where one message is written. */
final class Draft {
    /** Stands for no subscription. */
    static final int NO_SUBSCRIPTION = 0xffff;

    final SbeBuffer buffer = new SbeBuffer(512);
    final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** Of an event, which JSON has in the envelope; {@link #NO_SUBSCRIPTION} elsewhere. */
    final int subscriptionId;

    Draft() {
        this(NO_SUBSCRIPTION);
    }

    Draft(int subscriptionId) {
        this.subscriptionId = subscriptionId;
    }

    /** The message in an array of its own; one that says so if the schema has no words for {@code v}. */
    static byte[] message(Template template, Value v) {
        return new Draft().written(template, v);
    }

    /** As {@link #message}, for a fresh draft. */
    byte[] written(Template template, Value v) {
        try {
            return bytes(template.write(this, v));
        } catch (UnrepresentableException | IllegalArgumentException | IllegalStateException e) {
            // The latter two are how codecs say that a group or a text is too long for them.
            return bytes(GeneralMessages.nonRepresentable(this, v));
        }
    }

    /** What was written, up to {@code end}, in an array of its own. */
    byte[] bytes(int end) {
        return buffer.copy(0, end);
    }
}
