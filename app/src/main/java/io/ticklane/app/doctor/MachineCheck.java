package io.ticklane.app.doctor;

import io.ticklane.app.config.AppConfig;
import io.ticklane.bridge.AwakeProcessors;
import io.ticklane.connector.spot.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares processors and memory with what the configuration asks for. Any thread. */
final class MachineCheck {
    private static final long LEAST_HEAP = 48L << 20;

    private MachineCheck() {}

    static List<Finding> run(AppConfig config, int processors, long maxHeapBytes) {
        List<Finding> findings = new ArrayList<>();
        String found = processors + (processors == 1 ? " processor" : " processors") + ", layout "
                + config.layout().name().toLowerCase(Locale.ROOT) + ", spinning " + config.spin();
        boolean spins = config.spin().equals("on") || config.layout() == Layout.RING
                || config.inbound().waiting().equals("busy-spin");
        if (spins && processors < 2) {
            findings.add(Finding.bad(found + ": a spinning thread needs a processor of its own",
                    "set stream.spin and layout to auto and ring.inbound-wait to sleeping, or use more processors"));
        } else if (processors < 2) {
            findings.add(Finding.doubtful(found + ": works, but waking threads costs tens of microseconds",
                    "use two processors or more for low latency"));
        } else {
            findings.add(Finding.good(found));
        }
        String halting = config.threads().awake() ? AwakeProcessors.obstacle() : "";
        if (!halting.isEmpty()) {
            findings.add(Finding.doubtful("threads.awake: " + halting,
                    "run as root, have root allow it to this user, or set threads.awake = false"));
        }
        if (maxHeapBytes < LEAST_HEAP) {
            findings.add(Finding.doubtful("heap of " + (maxHeapBytes >> 20) + " MiB is small",
                    "set -Xmx64m in config/jvm.options"));
        }
        return findings;
    }
}
