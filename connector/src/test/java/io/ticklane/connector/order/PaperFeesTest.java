package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperFeesTest {
    @Test
    void tenBasisPointsOfOneCoin() {
        assertEquals(100_000, PaperFees.of(1_000, 3, 1_000));
        assertEquals(8, PaperFees.scale(3));
    }

    @Test
    void roundsDown() {
        assertEquals(0, PaperFees.of(9, 8, 100_000));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(ArithmeticException.class, () -> PaperFees.of(Long.MAX_VALUE, 0, 1_000));
    }

    @Test
    void equalsExactDecimals() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            int scale = random.nextInt(19);
            long amount = random.nextLong() >>> (1 + random.nextInt(62));
            int ppm = random.nextInt(100_001);
            BigDecimal exact = BigDecimal.valueOf(amount, scale).multiply(BigDecimal.valueOf(ppm, 6))
                    .setScale(PaperFees.scale(scale), RoundingMode.DOWN);
            if (exact.unscaledValue().bitLength() < 64) {
                assertEquals(exact.unscaledValue().longValueExact(), PaperFees.of(amount, scale, ppm));
            } else {
                assertThrows(ArithmeticException.class, () -> PaperFees.of(amount, scale, ppm));
            }
        }
    }
}
