package io.ticklane.bench.receive;

/** Who receives. */
enum Participant {
    /** The floor. */
    FLOOR_SPINNING("bare NIO reader, spinning") {
        @Override
        Receiver receiver(Target target, Collector into) {
            return new BareReceiver(target, into, true);
        }
    },
    /** Ours as an engine runs it that has a core to give. */
    OURS_SPINNING("ours, spinning") {
        @Override
        Receiver receiver(Target target, Collector into) {
            return new OurReceiver(target, into, true);
        }
    },
    /** The floor of those who sleep. */
    FLOOR_BLOCKING("bare NIO reader, blocking") {
        @Override
        Receiver receiver(Target target, Collector into) {
            return new BareReceiver(target, into, false);
        }
    },
    /** Ours without a core to give. */
    OURS_BLOCKING("ours, sleeping") {
        @Override
        Receiver receiver(Target target, Collector into) {
            return new OurReceiver(target, into, false);
        }
    },
    /** As the library's own examples do it, and what Jackson is used for with care. */
    LIBRARY_JACKSON("Java-WebSocket onMessage(String), Jackson streaming") {
        @Override
        Receiver receiver(Target target, Collector into) {
            return new LibraryReceiver(target, into, new JacksonTicks(into)::read);
        }
    },
    /** The same way of receiving with our decoder behind it: what the way alone costs. */
    LIBRARY_OURS("Java-WebSocket onMessage(String), our decoder") {
        @Override
        Receiver receiver(Target target, Collector into) {
            return new LibraryReceiver(target, into, LibraryReceiver.ourDecoder(into));
        }
    };

    final String words;

    Participant(String words) {
        this.words = words;
    }

    /** Not connected yet. */
    abstract Receiver receiver(Target target, Collector into);
}
