package io.ticklane.app.report;

/**
 * What was run where, for the head of a report.
 *
 * @param started wall clock, ISO 8601
 * @param embedded whether the venue is a simulator in the same process
 * @param machine processors, memory and operating system in one line
 */
public record Heading(String version, String jdk, String machine, String venue, boolean embedded,
        String symbols,
        String strategy,
        String orderMode, String started) {}
