package io.ticklane.app.cli;

import io.ticklane.app.report.Heading;
import io.ticklane.app.run.Plan;
import io.ticklane.bridge.AwakeProcessors;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Heads of reports. Any thread. */
final class Headings {
    private static final int MOST_SYMBOLS = 5;

    private Headings() {}

    static Heading of(Plan plan) {
        List<String> symbols = plan.config().symbols();
        String named = symbols.isEmpty()
                ? "all symbols of " + String.join(", ",
                        plan.market().files().stream().map(file -> String.valueOf(file.getFileName()))
                                .toList())
                : String.join(", ", symbols.subList(0, Math.min(MOST_SYMBOLS, symbols.size())))
                        + (symbols.size() > MOST_SYMBOLS
                                ? " and " + (symbols.size() - MOST_SYMBOLS) + " more"
                                : "");
        String machine = Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
        String started = ZonedDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        return new Heading(Version.text(), Runtime.version().toString(), machine,
                plan.config().venue().name(), plan.config().embedded(), named,
                plan.config().strategy().name(), plan.orderMode(),
                plan.config().threads().awake() && AwakeProcessors.obstacle().isEmpty(), started);
    }
}
