import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all peers in Java have in common: the venue's first line is read, READY said, and each further line answered
 * by ticks answered and bytes allocated, by all threads and by the one that answers. Main thread, but for the count.
 */
final class Duelist {
    /** Where the venue is, and the keys of an account there. */
    record Venue(String rest, String stream, String webSocketApi, String hmacKey, String hmacSecret,
            String ed25519Key, String ed25519Private) {
        String pem() {
            return "-----BEGIN PRIVATE KEY-----\n" + ed25519Private + "\n-----END PRIVATE KEY-----\n";
        }
    }

    private static final AtomicLong TICKS = new AtomicLong();
    private static volatile long thread = Thread.currentThread().getId();

    private static final BufferedReader INPUT = new BufferedReader(
            new InputStreamReader(System.in, StandardCharsets.US_ASCII));

    private Duelist() {}

    /** Counts a tick that was answered; called by the thread that did it. */
    static void answered() {
        if (TICKS.incrementAndGet() == 1) {
            thread = Thread.currentThread().getId();
        }
    }

    static Venue venue() throws IOException {
        String[] words = INPUT.readLine().split(" ");
        return new Venue(words[0], words[1], words[2], words[3], words[4], words[5], words[6]);
    }

    /** Says that everything is connected, then answers until there is nothing more to answer, and ends the process. */
    static void play() throws IOException {
        System.out.println("READY");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        while (INPUT.readLine() != null) {
            long bytes = 0;
            for (long each : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
                bytes += Math.max(each, 0);
            }
            System.out.println(TICKS.get() + " " + bytes + " " + threads.getThreadAllocatedBytes(thread) + " "
                    + ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
        }
        System.exit(0);
    }
}
