package io.ticklane.app.report;

import io.ticklane.app.run.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What stands below a table of a report, for whoever sees it for the first time. Any thread. */
final class Notes {
    private Notes() {}

    /** Lines of at most a hundred characters, or none. */
    static List<String> of(String title, Outcome outcome, Heading heading) {
        return switch (title) {
            case Tables.LATENCY -> latency(outcome);
            case Tables.SLOWEST -> slowest(outcome);
            case Tables.RESULT -> heading.strategy().equals("spread-crosser")
                    ? List.of(
                            "The spread-crosser pays spread and fees by design: it is there to be measured.")
                    : List.of();
            case Tables.MEMORY -> heading.embedded()
                    ? List.of("Of the whole process, simulator and start-up included.")
                    : List.of();
            default -> List.of();
        };
    }

    private static List<String> slowest(Outcome outcome) {
        List<String> lines = new ArrayList<>(List.of("Of " + Words.count(outcome.figures().overThreshold())
                + " over latency.outlier-threshold, ticks and answers to other market data; the stage that",
                "exceeded its usual time most."));
        if (outcome.figures().slowest().stream().allMatch(tick -> tick.jvm().isEmpty())) {
            lines.add("With latency.jvm-events = true it says what the JVM did meanwhile.");
        }
        return lines;
    }

    private static List<String> latency(Outcome outcome) {
        List<String> lines = new ArrayList<>(List.of(
                "Each stage counts from the one before it, the first from the last byte of the frame. decoded: the",
                "frame is read; published: the core can see it; handled: the core has taken it; cached: the price",
                "cache holds it; signalled: the strategy asks for an order; ordered: the order is with the",
                "gateway; written: its request is handed to the socket; acknowledged: the venue has answered.",
                "tick to order: from the frame's last byte to ordered."));
        if (outcome.figures().wireToWire() != null) {
            lines.add("wire to wire: by the simulator's clock, from its tick sent to our order read.");
        }
        return lines;
    }
}
