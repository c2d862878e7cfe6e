package io.ticklane.simulator.sbe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of the schema of answers and events that a client asked for and may use. Whichever it is, answers are
 * written in {@link #LATEST}: decoders skip what they do not know.
 *
 * @param deprecated whether answers must say so: {@code X-MBX-SBE-DEPRECATED}, or the flag of the envelope
 */
public record SbeVersion(int schemaId, int version, boolean deprecated) {

    /** What answers and events are written in. */
    public static final SbeVersion LATEST = new SbeVersion(3, 5, false);

    /** Older versions of the same schema are retired. */
    private static final int OLDEST = 2;

    private static final Pattern HEADER = Pattern.compile("(\\d{1,5}):(\\d{1,5})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    /**
     * Reads the header {@code X-MBX-SBE}.
     *
     * @throws UnsupportedSbeException if it is absent, malformed, or names a version that is retired or not there yet
     */
    public static SbeVersion ofHeader(@Nullable String header) throws UnsupportedSbeException {
        Matcher parts = HEADER.matcher(header == null ? "" : header.strip());
        if (!parts.matches()) {
            throw UnsupportedSbeException.header();
        }
        SbeVersion asked = usable(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        if (asked == null) {
            throw UnsupportedSbeException.version();
        }
        return asked;
    }

    /**
     * Reads the parameters {@code sbeSchemaId} and {@code sbeSchemaVersion} of a URL.
     *
     * @throws UnsupportedSbeException if one is absent, malformed, or names what is retired or not there yet
     */
    public static SbeVersion ofParameters(@Nullable String schemaId, @Nullable String version)
            throws UnsupportedSbeException {
        SbeVersion asked = number(schemaId) && number(version)
                ? usable(Integer.parseInt(schemaId), Integer.parseInt(version))
                : null;
        if (asked == null) {
            throw UnsupportedSbeException.parameters();
        }
        return asked;
    }

    private static boolean number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches();
    }

    private static @Nullable SbeVersion usable(int schemaId, int version) {
        if (schemaId != LATEST.schemaId || version < OLDEST || version > LATEST.version) {
            return null;
        }
        return version == LATEST.version ? LATEST : new SbeVersion(schemaId, version, true);
    }
}
