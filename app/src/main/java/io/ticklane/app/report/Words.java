package io.ticklane.app.report;

import java.util.Locale;

/** Numbers as people read them. Any thread. */
final class Words {
    private Words() {}

    /** Microseconds with as many decimals as matter. */
    static String micros(double micros) {
        if (micros < 10) {
            return String.format(Locale.ROOT, "%.2f", micros);
        }
        return String.format(Locale.ROOT, micros < 1000 ? "%.1f" : "%,.0f", micros);
    }

    /** A whole number in groups of three. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share as a percentage. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    /** Bytes as mebibytes. */
    static String mebibytes(long bytes) {
        return bytes < 0 ? "not told" : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
