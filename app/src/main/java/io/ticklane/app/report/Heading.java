package io.ticklane.app.report;

/**
 * What was run where, for the head of a report.
 *
 * @param started wall clock, ISO 8601
 * @param machine processors, memory and operating system in one line
 */
public record Heading(String version, String jdk, String machine, String venue, String symbols,
        String strategy,
        String orderMode, String started) {}
