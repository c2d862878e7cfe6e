package io.ticklane.app;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that a misspelt one was meant to be. Any thread. */
public final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest edits to {@code word}, or null where none is near. */
    public static @Nullable String of(String word, Collection<String> candidates) {
        String sought = word.toLowerCase(Locale.ROOT);
        String best = null;
        int fewest = Math.max(2, word.length() / 2);
        for (String candidate : candidates) {
            int edits = edits(sought, candidate.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /** {@code "; did you mean X?"} or nothing. */
    public static String hint(String word, Collection<String> candidates) {
        String nearest = of(word, candidates);
        return nearest == null ? "" : "; did you mean " + nearest + "?";
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
