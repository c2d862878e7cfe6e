package io.ticklane.simulator.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Client by call, as the README shows it. One thread. */
final class CallTable {
    private static final String NONE = "–";

    private final Map<String, Map<Call, Result>> clients = new LinkedHashMap<>();

    /**
     * Adds a column.
     *
     * @throws IllegalStateException if the client did not say of each call, once, what came of it
     */
    void add(String client, List<Result> results) {
        Map<Call, Result> column = new EnumMap<>(Call.class);
        for (Result result : results) {
            if (column.put(result.call(), result) != null) {
                throw new IllegalStateException(client + " has two results of " + result.call());
            }
        }
        for (Call call : Call.values()) {
            if (!column.containsKey(call)) {
                throw new IllegalStateException(client + " has no result of " + call);
            }
        }
        clients.put(client, column);
    }

    /** The lines of the table and the notes below it. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| | " + String.join(" | ", clients.keySet()) + " |");
        lines.add("| --- |" + " --- |".repeat(clients.size()));
        for (Call call : Call.values()) {
            lines.add("| " + call.label() + " | "
                    + clients.values().stream().map(column -> cell(column.get(call)))
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
        lines.add("");
        clients.forEach((client, column) -> lines.add(notes(client, column)));
        return lines;
    }

    private static String cell(Result result) {
        String how = result.how();
        return how == null ? NONE : "`" + how + "`" + (result.failure() == null ? "" : " **fails**");
    }

    private static String notes(String client, Map<Call, Result> column) {
        String absent = column.values().stream().filter(result -> result.how() == null)
                .map(result -> result.call().label() + " (" + result.why() + ")")
                .collect(Collectors.joining(", "));
        return "* " + client + ": " + (absent.isEmpty() ? "has them all." : "without " + absent + ".");
    }

    /**
     * The part of these lines that is about these clients alone, so that a run that lacks some can be compared: cells
     * of their columns and their notes.
     */
    static List<String> about(List<String> markdown, List<String> clients) {
        List<Integer> columns = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : markdown) {
            if (line.startsWith("|")) {
                List<String> cells = List.of(line.split("\\|"));
                if (columns.isEmpty()) {
                    for (int i = 2; i < cells.size(); i++) {
                        if (clients.contains(cells.get(i).strip())) {
                            columns.add(i);
                        }
                    }
                }
                lines.add(cells.get(1) + columns.stream().map(cells::get).collect(Collectors.joining("|")));
            } else if (clients.stream().anyMatch(client -> line.startsWith("* " + client + ":"))) {
                lines.add(line);
            }
        }
        return lines;
    }

    List<String> clients() {
        return List.copyOf(clients.keySet());
    }
}
