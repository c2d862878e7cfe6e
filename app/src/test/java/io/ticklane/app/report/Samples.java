package io.ticklane.app.report;

import io.ticklane.app.run.Curve;
import io.ticklane.app.run.Figures;
import io.ticklane.app.run.Memory;
import io.ticklane.app.run.Outcome;
import io.ticklane.app.run.Second;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A made-up outcome with everything in it, also what has to be escaped. */
public final class Samples {
    private Samples() {}

    /** Its heading. */
    public static Heading heading() {
        return new Heading("1.0", "17.0.1", "2 processors", "a<b>&\"c\"", true, "BTCUSDT", "my.Strategy",
                "venue", false,
                "2026-11-21T10:00:00Z");
    }

    /** With an outage from second 4 to second 6. */
    public static Outcome outcome() {
        List<Second> seconds = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            seconds.add(new Second(i, 1000 + i, 3 + i, 20 + i, 5, i < 4 || i > 6));
        }
        return new Outcome(10, figures(), seconds,
                new Memory(100 << 20, 110 << 20, 20 << 20, 64 << 20, 3 << 20), 2, 4,
                "");
    }

    /** Figures of it. */
    public static Figures figures() {
        Map<String, Curve> stages = new LinkedHashMap<>();
        stages.put("decoded", curve(0.1));
        stages.put("handled", curve(0.4));
        return new Figures(new LinkedHashMap<>(Map.of("bookTicker", 1000L, "trade", 5L)), 1000, 20, 1, 2, 3,
                4,
                50, 49, 48,
                1, 2, 0, new LinkedHashMap<>(Map.of("FILLED", 48L, "OPEN", 1L)),
                new Figures.CacheFigures(90, 5, 5, 0, 7, 3, 1000, 64_000), stages, curve(3), curve(50),
                curve(90), 12,
                16_384, "inline", "LIVE",
                List.of(new Figures.FeedMoment(4.1, "outage", "SUSPECT",
                        "connection 0 ended: <reset> & \"gone\"")),
                List.of(new Figures.Position("BTCUSDT", "0.5", "-12", "USDT", "1.25")),
                List.of(new Figures.SlowTick(12.4, "BTCUSDT", 77, 3_100, "published", 3_000, 0.5, 255,
                        "GC pause <2.90> ms")),
                9);
    }

    private static Curve curve(double scale) {
        List<Curve.Point> points = new ArrayList<>();
        for (double percentile : new double[]{0, 50, 75, 90, 99, 99.9, 100}) {
            points.add(new Curve.Point(percentile, scale * (1 + percentile / 10)));
        }
        return new Curve(scale * 6, scale * 10, scale * 10.9, scale * 10.99, scale * 11, 1000, points);
    }
}
