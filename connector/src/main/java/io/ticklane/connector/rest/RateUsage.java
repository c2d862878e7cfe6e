package io.ticklane.connector.rest;

/**
 * How much of its limits the venue says is used, from the headers of its last answers; -1 where it has not
 * said.
 *
 * @param weightPerMinute request weight of this address in the present minute
 * @param ordersPer10Seconds unfilled orders of the account in the present ten seconds
 * @param ordersPerDay unfilled orders of the account in the present day, UTC
 */
public record RateUsage(int weightPerMinute, int ordersPer10Seconds, int ordersPerDay) {}
