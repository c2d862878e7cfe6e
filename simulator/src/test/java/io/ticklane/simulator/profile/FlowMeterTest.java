package io.ticklane.simulator.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FlowMeterTest {
    private static final long MILLI = 1_000_000;

    private final FlowMeter meter = new FlowMeter("by hand");

    private void frame(long millis, String json) {
        meter.frame(millis * MILLI, json.replace('\'', '"').getBytes(StandardCharsets.US_ASCII));
    }

    private void ticker(long millis, String bid, String ask) {
        frame(millis, "{'u':1,'s':'X','b':'" + bid + "','B':'1.0','a':'" + ask + "','A':'2.0'}");
    }

    private double value(Measure measure) {
        return meter.profile().value(measure);
    }

    @Test
    void countsFramesAndUpdates() {
        ticker(1_000, "10.00", "10.01");
        frame(1_100,
                "{'e':'depthUpdate','E':1,'s':'X','U':5,'u':9,'b':[['9.0','1.0'],['8.0','0.00']],'a':[]}");
        frame(3_000, "{'e':'trade','E':1,'s':'X','t':1,'p':'10.01','q':'1','T':7,'m':true,'M':true}");
        frame(3_000, "{'e':'aggTrade','E':1}");
        assertEquals(1.5, value(Measure.FRAMES_PER_SECOND));
        assertEquals(2.5, value(Measure.UPDATES_PER_SECOND));
        assertEquals(5, value(Measure.UPDATES_PER_TAKER));
        assertEquals(50, value(Measure.DELETES_PERCENT));
        assertEquals(2, value(Measure.LEVELS_P50));
        assertEquals(2_000, value(Measure.CHANGE_BIPS_P90), 10);
    }

    @Test
    void findsTheTickFromThePrices() {
        ticker(0, "10.00", "10.03");
        ticker(1, "10.00", "10.05");
        ticker(2, "10.1000", "10.15");
        assertEquals(5, value(Measure.SPREAD_TICKS_P50));
        assertEquals(5, value(Measure.SPREAD_TICKS_P99));
    }

    @Test
    void takesFillsOfOneTimeAndSideForOneTaker() {
        for (String who : new String[]{"7,'m':true", "7,'m':true", "7,'m':false", "8,'m':false"}) {
            frame(1, "{'e':'trade','E':1,'s':'X','t':1,'p':'1','q':'1','T':" + who + ",'M':true}");
        }
        assertEquals(4.0 / 3, value(Measure.FILLS_PER_TAKER), 1e-9);
        assertEquals(2, value(Measure.FILLS_PER_TAKER_P99));
    }

    @Test
    void seesBursts() {
        for (int second = 0; second < 10; second++) {
            ticker(second * 1_000L, "1", "2");
        }
        for (int i = 0; i < 90; i++) {
            ticker(9_900 + i, "1", "2");
        }
        assertEquals(90, value(Measure.BURST));
        assertTrue(value(Measure.GAP_VARIATION) > 2);
        assertEquals(1, value(Measure.GAP_MILLIS_P50));
    }

    @Test
    void measuresTheShapeOfTheBook() {
        StringBuilder bids = new StringBuilder();
        StringBuilder asks = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            bids.append(i == 0 ? "" : ",").append("['").append(1_000 - i).append(".0','2.0']");
            asks.append(i == 0 ? "" : ",").append("['").append(1_001 + i).append(".0','2.0']");
        }
        meter.snapshot(("{'lastUpdateId':1,'bids':[" + bids + "],'asks':[" + asks + "]}").replace('\'', '"')
                .getBytes(StandardCharsets.US_ASCII));
        assertEquals(10, value(Measure.BOOK_LEVELS));
        assertEquals(90, value(Measure.TENTH_LEVEL_BIPS), 1);
        assertEquals(2_001, value(Measure.BEST_AMOUNT));
        assertEquals("-", meter.profile().text(Measure.HUNDREDTH_LEVEL_BIPS));
    }

    @Test
    void saysWhatIsNoFrame() {
        assertThrows(IllegalArgumentException.class, () -> frame(1, "nonsense"));
        assertThrows(IllegalArgumentException.class, () -> frame(1, "[1]"));
    }

    @Test
    void hasNoValuesOfNothing() {
        assertTrue(Double.isNaN(value(Measure.GAP_MILLIS_P50)));
        assertEquals(0, value(Measure.FRAMES_PER_SECOND));
    }
}
