package io.ticklane.bench.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import org.junit.jupiter.api.Test;

class FiguresLineTest {
    @Test
    void figuresComeThroughUnchanged() {
        WindowedLatencies latencies = new WindowedLatencies(1_000, 10);
        for (int i = 0; i < 500; i++) {
            latencies.record(i * 1_000_000L, i * 37L);
        }
        LatencyFigures figures = latencies.figures();

        assertEquals(figures, FiguresLine.parse(FiguresLine.of(figures)));
        assertEquals(LatencyFigures.NONE, FiguresLine.parse(FiguresLine.of(LatencyFigures.NONE)));
    }
}
