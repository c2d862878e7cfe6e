package io.ticklane.app.doctor;

import io.ticklane.app.config.AppConfig;
import io.ticklane.bridge.AwakeProcessors;
import io.ticklane.bridge.ThreadPins;
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
                    "set stream.spin and layout to auto and ring.inbound-wait to blocking, or use more processors"));
        } else if (processors < 2) {
            findings.add(Finding.doubtful(found + ": works, but waking threads costs tens of microseconds",
                    "use two processors or more for low latency"));
        } else {
            findings.add(Finding.good(found));
        }
        if (config.threads().awake()) {
            findings.add(awake(config));
        }
        int highest = ThreadPins.parse(config.threads().pins()).highestProcessor();
        if (highest >= processors) {
            findings.add(Finding.doubtful("threads.pin: processor " + highest + " of " + processors
                    + ", which count from 0, is not there", "name one up to " + (processors - 1)));
        }
        if (maxHeapBytes < LEAST_HEAP) {
            findings.add(Finding.doubtful("heap of " + (maxHeapBytes >> 20) + " MiB is small",
                    "set -Xmx64m in config/jvm.options"));
        }
        return findings;
    }

    private static Finding awake(AppConfig config) {
        String obstacle = AwakeProcessors.obstacle();
        if (!obstacle.isEmpty()) {
            return Finding.doubtful("threads.awake: " + obstacle,
                    "run as root, have root allow it to this user, or set threads.awake = false");
        }
        return config.spin().equals("on")
                ? Finding.doubtful("threads.awake: of no use beside stream.spin = on, which never sleeps",
                        "set one of the two")
                : Finding.good("idle processors can be kept awake");
    }
}
