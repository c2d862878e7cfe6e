package io.ticklane.app.cli;

import io.ticklane.app.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as options take them: above zero. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return parsed(text, false);
    }

    private static Duration parsed(String text, boolean zero) {
        try {
            Duration duration = Durations.parse(text);
            if (zero || !duration.isZero()) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Said below.
        }
        throw new TypeConversionException(
                "'" + text + "': expected a duration such as 500ms, 30s, 5m or 24h");
    }

    /** Durations that may be zero. */
    static final class OrNone implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return parsed(text, true);
        }
    }
}
