package io.ticklane.bench.endtoend;

import io.ticklane.app.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who runs where, by {@code taskset}: the sender on the last core that this process may use, the receivers on the
 * others.
 *
 * @param sender as {@code taskset -c} takes it
 * @param receivers likewise
 */
public record Cores(String sender, String receivers) {
    private static final String ALLOWED = "Cpus_allowed_list:";

    /**
     * Of this machine; moves all threads of this process to the receivers' cores.
     *
     * @throws Refusal if there are fewer than two cores, or no way to pin
     */
    static Cores taken() throws InterruptedException {
        try {
            Cores cores = allowed();
            if (taskset("-a", "-p", "-c", cores.receivers) != 0) {
                throw new Refusal("--pin: taskset may not pin this process here; leave --pin out");
            }
            return cores;
        } catch (IOException e) {
            throw new Refusal("--pin: needs Linux and taskset (package util-linux): " + e.getMessage(), e);
        }
    }

    /** Of this machine, whose threads stay where they are; null if there are fewer than two cores, or no way to pin. */
    public static @Nullable Cores ifAny() throws InterruptedException {
        try {
            Cores cores = allowed();
            return taskset("-p") == 0 ? cores : null;
        } catch (IOException | Refusal e) {
            return null;
        }
    }

    /** The first of those for receivers, as {@code taskset -c} takes it. */
    public String firstReceiver() {
        return receivers.split(",", -1)[0];
    }

    private static Cores allowed() throws IOException {
        return of(Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(ALLOWED)).findFirst().orElse(ALLOWED)
                .substring(ALLOWED.length()).strip());
    }

    /** Its exit status, of this process. */
    private static int taskset(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(List.of(options));
        command.add(Long.toString(ProcessHandle.current().pid()));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** Of a list such as {@code 0-3,8}. */
    static Cores of(String allowed) {
        List<Integer> all = new ArrayList<>();
        for (String range : allowed.split(",", -1)) {
            String[] ends = range.strip().split("-", -1);
            if (!ends[0].isEmpty()) {
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
                    all.add(core);
                }
            }
        }
        if (all.size() < 2) {
            throw new Refusal("--pin: needs two cores, this process may use " + all.size()
                    + "; leave --pin out");
        }
        return new Cores(String.valueOf(all.get(all.size() - 1)),
                all.subList(0, all.size() - 1).stream().map(String::valueOf)
                        .collect(Collectors.joining(",")));
    }
}
