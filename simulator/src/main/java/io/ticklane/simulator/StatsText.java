package io.ticklane.simulator;

import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.stream.WireToWire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Statistics as JSON. Stateless; any thread. */
final class StatsText {
    private StatsText() {}

    static JsonWriter write(SimulatorStats stats) {
        JsonWriter json = new JsonWriter().object();
        json.value("uptimeSeconds", rounded(stats.uptimeSeconds()));
        json.put("connections", stats.net().connections())
                .put("opened", stats.net().opened())
                .put("subscriptions", stats.subscriptions())
                .put("bytes", stats.net().bytes())
                .put("slowReaders", stats.net().slowReaders())
                .put("tooManyRequests", stats.net().tooManyRequests())
                .put("failures", stats.net().failures())
                .value("frames", stats.frames())
                .put("orders", stats.orders())
                .put("rejects", stats.rejects())
                .put("fills", stats.fills());
        WireToWire.Latency latency = stats.wireToWire();
        json.object("wireToWire")
                .value("p50", rounded(latency.p50()))
                .value("p90", rounded(latency.p90()))
                .value("p99", rounded(latency.p99()))
                .value("p999", rounded(latency.p999()))
                .value("max", rounded(latency.max()))
                .put("count", latency.count())
                .end();
        SimulatorStats.MarketProgress market = stats.market();
        json.object("market")
                .put("kind", market.kind().name().toLowerCase(Locale.ROOT))
                .put("started", market.started())
                .put("ended", market.ended())
                .value("played", market.played())
                .put("ticks", market.ticks())
                .put("lateTicks", market.lateTicks())
                .value("maxLateMicros", rounded(market.maxLateMicros()))
                .end();
        return json.end();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }

}
