package io.ticklane.simulator.stream;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * One stream and who hears it, apart by the form in which they do: raw or combined, milliseconds or
 * microseconds. Simulator thread only.
 */
final class Topic {
    private static final Subscriber[] NOBODY = new Subscriber[0];
    private static final int COMBINED = 1;
    private static final int MICROS = 2;

    final String name;
    final StreamKind kind;
    /** Index of the symbol, or -1 for a stream this venue never emits on its own. */
    final int symbol;

    private final byte[] prefix;
    private final Subscriber[][] audiences = {NOBODY, NOBODY, NOBODY, NOBODY};

    Topic(String name, int symbol) {
        this.name = name;
        this.symbol = symbol;
        this.kind = StreamKind.of(name);
        this.prefix = FrameBuffer.ascii("{\"stream\":\"" + name + "\",\"data\":");
    }

    void add(Subscriber subscriber, boolean combined, boolean micros) {
        int form = form(combined, micros);
        Subscriber[] grown = Arrays.copyOf(audiences[form], audiences[form].length + 1);
        grown[grown.length - 1] = subscriber;
        audiences[form] = grown;
    }

    /** Whether the subscriber was there. */
    boolean remove(Subscriber subscriber) {
        boolean found = false;
        for (int form = 0; form < audiences.length; form++) {
            Subscriber[] rest = without(audiences[form], subscriber);
            found |= rest != audiences[form];
            audiences[form] = rest;
        }
        return found;
    }

    boolean empty() {
        return !heard(false) && !heard(true);
    }

    /** Whether anybody wants it in this time unit. */
    boolean heard(boolean micros) {
        return audiences[form(false, micros)].length > 0 || audiences[form(true, micros)].length > 0;
    }

    /** Sends the payload in {@code frame} to all of that time unit; returns how many frames went out. */
    int deliver(FrameBuffer frame, boolean micros) {
        int sent = 0;
        Subscriber[] raw = audiences[form(false, micros)];
        if (raw.length > 0) {
            sent += send(raw, frame, frame.frameRaw());
        }
        Subscriber[] combined = audiences[form(true, micros)];
        if (combined.length > 0) {
            sent += send(combined, frame, frame.frameCombined(prefix));
        }
        return sent;
    }

    /** Sends the payload unwrapped to those who may have it; returns how many frames went out. */
    int deliver(FrameBuffer frame, Predicate<Subscriber> who) {
        int start = frame.frameRaw();
        int sent = 0;
        for (Subscriber subscriber : audiences[form(false, false)]) {
            if (who.test(subscriber) && subscriber.send(name, frame.bytes(), start, frame.end() - start)) {
                sent++;
            }
        }
        return sent;
    }

    /** Who hears it unwrapped and in milliseconds. */
    List<Subscriber> subscribers() {
        return List.of(audiences[form(false, false)]);
    }

    private int send(Subscriber[] audience, FrameBuffer frame, int start) {
        int sent = 0;
        for (Subscriber subscriber : audience) {
            if (subscriber.send(name, frame.bytes(), start, frame.end() - start)) {
                sent++;
            }
        }
        return sent;
    }

    private static Subscriber[] without(Subscriber[] audience, Subscriber gone) {
        for (int i = 0; i < audience.length; i++) {
            if (audience[i] == gone) {
                Subscriber[] rest = new Subscriber[audience.length - 1];
                System.arraycopy(audience, 0, rest, 0, i);
                System.arraycopy(audience, i + 1, rest, i, rest.length - i);
                return rest;
            }
        }
        return audience;
    }

    private static int form(boolean combined, boolean micros) {
        return (combined ? COMBINED : 0) | (micros ? MICROS : 0);
    }
}
