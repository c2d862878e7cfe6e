package io.ticklane.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {
    @Test
    void writesEightDecimals() {
        assertEquals("0.00000000", Decimal.text(0, 0));
        assertEquals("1.50000000", Decimal.text(15, 1));
        assertEquals("-0.00000001", Decimal.text(-1, 8));
        assertEquals("92233720368.54775807", Decimal.text(Long.MAX_VALUE, 8));
        assertEquals("9223372036854775807.00000000", Decimal.text(Long.MAX_VALUE, 0));
        assertEquals("0.12345678", Decimal.text(1_234_567_899, 10));
    }

    @Test
    void agreesWithBigDecimal() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(63);
            int scale = random.nextInt(15);
            BigDecimal exact = BigDecimal.valueOf(value, scale);
            String expected = exact.setScale(8, RoundingMode.DOWN).toPlainString();
            if (!(expected.equals("0.00000000") && value < 0)) {
                assertEquals(expected, Decimal.text(value, scale));
            }
            if (value >= 0) {
                assertEquals(value, Decimal.parse(exact.toPlainString(), scale));
            }
        }
    }

    @Test
    void readsTrailingZerosBeyondScale() {
        assertEquals(150, Decimal.parse("1.50000000", 2));
    }

    @Test
    void refusesLostDigits() {
        assertThrows(NumberFormatException.class, () -> Decimal.parse("1.501", 2));
    }

    @Test
    void refusesWhatIsNoNumber() {
        for (String text : new String[]{"", ".", "-1", "1e5", "1.2.3", " 1", "٣"}) {
            assertThrows(NumberFormatException.class, () -> Decimal.parse(text, 2), text);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(NumberFormatException.class, () -> Decimal.parse("92233720368.54775808", 8));
    }

    @Test
    void countsSignificantDecimals() {
        assertEquals(3, Decimal.decimals("1.2340"));
        assertEquals(0, Decimal.decimals("1."));
        assertEquals(0, Decimal.decimals("100"));
    }
}
