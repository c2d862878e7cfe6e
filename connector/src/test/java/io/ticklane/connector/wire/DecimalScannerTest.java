package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.Decimals;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalScannerTest {
    private final JsonCursor cursor = new JsonCursor();

    @Test
    void readsAsDecimalsDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 500_000; i++) {
            String text = text(random);
            int scale = random.nextInt(Decimals.MAX_SCALE + 1);
            assertEquals(expected(text, scale), read(text, scale), () -> text + " at scale " + scale);
        }
    }

    @Test
    void keepsEveryFractionExactly() {
        Random random = new Random(8);
        for (int i = 0; i < 200_000; i++) {
            int fraction = random.nextInt(100_000_000);
            int scale = random.nextInt(9);
            long divisor = Decimals.powerOfTen(8 - scale);
            String kept = "5." + "%08d".formatted(fraction / divisor * divisor);
            assertEquals(5 * Decimals.powerOfTen(scale) + fraction / divisor, read(kept, scale));
            if (fraction % divisor != 0) {
                assertEquals(DecimalScanner.REFUSED, read("5." + "%08d".formatted(fraction), scale));
            }
        }
    }

    @Test
    void readsTheGreatestValue() {
        assertEquals(Long.MAX_VALUE, read("92233720368.54775807", 8));
        assertEquals(DecimalScanner.REFUSED, read("92233720368.54775808", 8));
        assertEquals(Long.MAX_VALUE, read("9.223372036854775807", 18));
        assertEquals(DecimalScanner.REFUSED, read("9.223372036854775808", 18));
    }

    @Test
    void stopsAtTheQuoteOfAShortNumber() {
        // Eight bytes behind the point there is a quote, but of another text.
        assertEquals(15, read("1.5\",\"B\":\"0.4", 1));
        assertEquals(3, cursor.position);
    }

    private long read(String text, int scale) {
        byte[] bytes = (text + "\"").getBytes(StandardCharsets.UTF_8);
        cursor.reset(bytes, 0, bytes.length);
        return DecimalScanner.read(cursor, scale);
    }

    private static long expected(String text, int scale) {
        try {
            return text.startsWith("-") ? DecimalScanner.REFUSED : Decimals.parse(text, scale);
        } catch (NumberFormatException refused) {
            return DecimalScanner.REFUSED;
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(random.nextInt(10));
        }
        if (random.nextInt(4) > 0) {
            text.append('.');
            for (int i = random.nextBoolean() ? 8 : random.nextInt(20); i > 0; i--) {
                text.append(random.nextInt(3) == 0 ? random.nextInt(10) : 0);
            }
        }
        if (random.nextInt(10) == 0 && text.length() > 0) {
            text.setCharAt(random.nextInt(text.length()), "e-+., x/:".charAt(random.nextInt(9)));
        }
        return text.toString();
    }
}
