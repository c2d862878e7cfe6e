package io.ticklane.connector.wire;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of query strings and forms. Stateless; any thread. */
public final class PercentEncoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** The text with everything but unreserved characters encoded as UTF-8: {@code +} becomes {@code %2B}. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        append(encoded, text);
        return encoded.toString();
    }

    /** Appends what {@link #encode} returns. */
    public static void append(StringBuilder to, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!unreserved(text.charAt(i))) {
                appendBytes(to, text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            to.append(text.charAt(i));
        }
    }

    private static void appendBytes(StringBuilder to, byte[] utf8) {
        for (byte b : utf8) {
            if (unreserved((char) (b & 0xff))) {
                to.append((char) b);
            } else {
                to.append('%').append(HEX[b >> 4 & 0xf]).append(HEX[b & 0xf]);
            }
        }
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
                || c == '.' || c == '_' || c == '~';
    }
}
