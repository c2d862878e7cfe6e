package io.ticklane.app.report;

import io.ticklane.app.run.Outcome;

/**
 * What was run where, for the head of a report.
 *
 * @param started wall clock, ISO 8601
 * @param embedded whether the venue is a simulator in the same process
 * @param machine processors, memory and operating system in one line
 * @param awake whether idle processors were kept from halting
 */
public record Heading(String version, String jdk, String machine, String venue, boolean embedded,
        String symbols,
        String strategy,
        String orderMode, boolean awake, String started) {

    /** The layout in words, and what else of the machine was in use. */
    String layout(Outcome outcome) {
        return outcome.figures().layout() + (awake ? ", processors awake" : "");
    }
}
