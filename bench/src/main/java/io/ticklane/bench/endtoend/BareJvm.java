package io.ticklane.bench.endtoend;

import io.ticklane.app.run.Memory;

/** Nothing but a JVM with our flags: what its memory is compared with. */
final class BareJvm {
    private BareJvm() {}

    /** Prints its own resident bytes. */
    public static void main(String[] arguments) {
        System.out.println(Memory.now(0).resident());
    }
}
