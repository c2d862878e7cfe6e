package io.ticklane.bench.duel;

import io.ticklane.bench.duel.Participant.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** With what the JVMs of a duel are started: those flags that begin with {@code -X}. Stateless. */
final class JvmFlags {
    private JvmFlags() {}

    /** Those of a command that starts a JVM; empty: its defaults. */
    static String of(List<String> command) {
        return command.stream().skip(1).takeWhile(word -> !word.equals("-cp"))
                .filter(word -> word.startsWith("-X")).collect(Collectors.joining(" "));
    }

    /**
     * One line for all, those with the same flags together.
     *
     * @param here flags of this process
     * @param venue flags of the venue
     */
    static String line(String here, String venue, List<Participant> participants) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.computeIfAbsent(words(here, venue), key -> new ArrayList<>()).add("the venue");
        for (Participant each : participants) {
            names.computeIfAbsent(each.kind() == Kind.NODE ? "no JVM" : words(here, of(each.command())),
                    key -> new ArrayList<>()).add(each.name());
        }
        return "JVM flags: " + names.entrySet().stream()
                .map(each -> String.join(" / ", each.getValue()) + ": " + each.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String words(String here, String flags) {
        if (flags.isEmpty()) {
            return "none, its defaults";
        }
        if (flags.equals(here)) {
            return "those of this process";
        }
        return !here.isEmpty() && flags.startsWith(here + " ")
                ? "those of this process, then" + flags.substring(here.length())
                : flags;
    }
}
