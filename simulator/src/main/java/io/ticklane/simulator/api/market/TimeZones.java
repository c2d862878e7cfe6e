package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameter {@code timeZone}: hours, or hours and minutes, ahead of UTC. Stateless. */
final class TimeZones {
    private static final Pattern TEXT = Pattern.compile("([+ -]?)([0-9]{1,2})(?::([0-5][0-9]))?");
    private static final int EARLIEST_MINUTES = -12 * 60;
    private static final int LATEST_MINUTES = 14 * 60;
    private static final long MINUTE_MILLIS = 60_000;

    private TimeZones() {}

    /** Milliseconds ahead of UTC; 0 if none was sent. */
    static long offsetMillis(Parameters parameters) throws ApiException {
        String text = parameters.text("timeZone");
        if (text == null) {
            return 0;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw ApiException.invalid("timeZone");
        }
        String rest = matcher.group(3);
        int minutes = Integer.parseInt(matcher.group(2)) * 60 + (rest == null ? 0 : Integer.parseInt(rest));
        int signed = matcher.group(1).equals("-") ? -minutes : minutes;
        if (signed < EARLIEST_MINUTES || signed > LATEST_MINUTES) {
            throw ApiException.invalid("timeZone");
        }
        return signed * MINUTE_MILLIS;
    }
}
