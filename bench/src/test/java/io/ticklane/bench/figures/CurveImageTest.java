package io.ticklane.bench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ticklane.app.run.Curve;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CurveImageTest {
    @Test
    void isAPictureWithLinesInTheirColours() throws IOException {
        Map<String, Curve> curves = new LinkedHashMap<>();
        curves.put("ours, spinning", curve(6_000, 1));
        curves.put("floor, spinning", curve(5_500, 2));
        curves.put("ours, blocking", curve(30_000, 3));
        byte[] png;
        try {
            png = CurveImage.png("Tick to signal", List.of("10,000 ticks a second, plain, JSON", "A machine"),
                    curves);
        } catch (IOException e) {
            assumeFalse(String.valueOf(e.getMessage()).contains("cannot draw text"),
                    "this JDK draws no text");
            throw e;
        }
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(1600, image.getWidth());
        assertTrue(has(image, 0x0b62c4));
        assertTrue(has(image, 0xc2410c));
        assertTrue(has(image, 0x0f766e));
    }

    @Test
    void nothingMeasuredIsSaidInOneLine() {
        IOException refused = assertThrows(IOException.class,
                () -> CurveImage.png("x", List.of(), Map.of("ours", Curve.EMPTY)));
        assertEquals("no picture: nothing was measured", refused.getMessage());
    }

    private static Curve curve(long median, long seed) {
        WindowedLatencies latencies = WindowedLatencies.roomFor(10_000, 10);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            latencies.record(i * 100_000L, (long) (median * Math.exp(Math.abs(random.nextGaussian()) * 0.2)));
        }
        return latencies.figures().curve();
    }

    private static boolean has(BufferedImage image, int rgb) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) == rgb) {
                    return true;
                }
            }
        }
        return false;
    }
}
