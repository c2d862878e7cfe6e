package io.ticklane.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void readsAndWritesAsBigDecimalDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            int scale = random.nextInt(Decimals.MAX_SCALE + 1);
            long value = (random.nextBoolean() ? 1 : -1) * (random.nextLong() >>> (1 + random.nextInt(63)));
            String text = BigDecimal.valueOf(value, scale).toPlainString();
            assertEquals(text, Decimals.format(value, scale));
            assertEquals(value, Decimals.parse(text, scale));
        }
    }

    @Test
    void refusesExactlyWhatIsLostOrTooLarge() {
        Random random = new Random(2);
        for (int i = 0; i < 200_000; i++) {
            String text = BigDecimal
                    .valueOf(random.nextLong() >>> (1 + random.nextInt(63)), random.nextInt(20))
                    .toPlainString() + (random.nextBoolean() ? "" : "0");
            int scale = random.nextInt(Decimals.MAX_SCALE + 1);
            BigDecimal exact = new BigDecimal(text).movePointRight(scale);
            boolean fits = exact.stripTrailingZeros().scale() <= 0
                    && exact.toBigInteger().compareTo(MAX) <= 0;
            if (fits) {
                assertEquals(exact.longValueExact(), Decimals.parse(text, scale), text);
            } else {
                assertThrows(NumberFormatException.class, () -> Decimals.parse(text, scale), text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1.", ".1", "1.2.3", "+1", "1e3", " 1", "1 ", "0x1", "１", "--1",
        "1,5"})
    void refusesWhatIsNoDecimal(String text) {
        assertThrows(NumberFormatException.class, () -> Decimals.parse(text, 8));
    }

    @Test
    void writesTheLeastLong() {
        assertEquals("-92233720368.54775808", Decimals.format(Long.MIN_VALUE, 8));
        assertEquals("-9.223372036854775808", Decimals.format(Long.MIN_VALUE, 18));
        assertEquals("-9223372036854775808", Decimals.format(Long.MIN_VALUE, 0));
    }

    @Test
    void writesLeadingZeros() {
        assertEquals("0.00000001", Decimals.format(1, 8));
        assertEquals("-0.01", Decimals.format(-1, 2));
        assertEquals("0", Decimals.format(0, 0));
        assertEquals("0.00", Decimals.format(0, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:0", "1.0:0", "0.01000000:2", "0.00000001:8", "100.10:1", "0:0", "10.000:0"})
    void countsSignificantDecimals(String pair) {
        String[] parts = pair.split(":", 2);
        assertEquals(Integer.parseInt(parts[1]), Decimals.significantDecimals(parts[0]));
    }

    @Test
    void rescalesWithoutLoss() {
        assertEquals(12300, Decimals.rescale(123, 2, 4));
        assertEquals(123, Decimals.rescale(12300, 4, 2));
        assertEquals(-5, Decimals.rescale(-500, 2, 0));
        assertThrows(ArithmeticException.class, () -> Decimals.rescale(12301, 4, 2));
        assertThrows(ArithmeticException.class, () -> Decimals.rescale(Long.MAX_VALUE, 0, 1));
    }
}
