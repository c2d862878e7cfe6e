package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.Decimals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalWriterTest {
    @Test
    void writesAsBigDecimalDoes() {
        SplittableRandom random = new SplittableRandom(11);
        long[] edges = {0, 1, -1, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000_000L,
            999_999_999_999_999_999L};
        for (int round = 0; round < 100_000; round++) {
            long value = round < edges.length ? edges[round] : random.nextLong() >> random.nextInt(64);
            for (int scale = 0; scale <= Decimals.MAX_SCALE; scale += 1 + random.nextInt(3)) {
                byte[] to = new byte[40];
                int end = DecimalWriter.write(to, 2, value, scale);
                assertEquals(BigDecimal.valueOf(value, scale).toPlainString(),
                        new String(to, 2, end - 2, StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void writesClientOrderIdsAsTheirTextSays() {
        SplittableRandom random = new SplittableRandom(13);
        ClientOrderIds ids = new ClientOrderIds("3fk9x");
        for (int round = 0; round < 20_000; round++) {
            long order = random.nextLong() >>> random.nextInt(1, 64);
            long update = random.nextLong() >> random.nextInt(64);
            byte[] to = new byte[80];
            int end = ids.write(order, update, to, 1);
            assertEquals(ids.text(order, update), new String(to, 1, end - 1, StandardCharsets.US_ASCII));
        }
    }
}
