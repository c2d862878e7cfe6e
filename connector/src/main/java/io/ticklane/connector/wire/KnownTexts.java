package io.ticklane.connector.wire;

import java.nio.charset.StandardCharsets;

/**
 * The last few texts of a kind of which there are few, so that one that comes again is not made again. Belongs to one
 * {@link PlacementReply}.
 */
final class KnownTexts {
    /** Longer ones are no such texts. */
    static final int LONGEST = 64;

    private static final int KEPT = 8;

    private final String prefix;
    private final String[] texts = new String[KEPT];
    private int count;

    /** @param prefix put before each */
    KnownTexts(String prefix) {
        this.prefix = prefix;
    }

    /** The ASCII there as text, behind the prefix. Allocates if it is none of the last few. */
    String of(JsonCursor in, int at, int length) {
        for (int i = Math.min(count, KEPT) - 1; i >= 0; i--) {
            if (same(texts[i], in, at, length)) {
                return texts[i];
            }
        }
        String text = prefix + new String(in.buffer, at, length, StandardCharsets.US_ASCII);
        texts[count++ % KEPT] = text;
        return text;
    }

    private boolean same(String text, JsonCursor in, int at, int length) {
        int behind = prefix.length();
        if (text.length() - behind != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(behind + i) != in.buffer[at + i]) {
                return false;
            }
        }
        return true;
    }
}
