package io.ticklane.app.report;

import io.ticklane.app.run.Curve;
import io.ticklane.app.run.Figures;
import io.ticklane.app.run.Outcome;
import java.util.Map;

/**
 * The outcome of a run for scripts. Names are stable; latencies are microseconds.
 *
 * <p>Any thread.
 */
public final class JsonReport {
    private JsonReport() {}

    /** One JSON object, ended by a line break. */
    public static String of(Outcome outcome, Heading heading) {
        Figures figures = outcome.figures();
        JsonWriter json = new JsonWriter().beginObject().field("seconds", outcome.seconds());
        json.beginObject("frames");
        figures.frames().forEach(json::field);
        json.end();
        json.field("ticks", figures.ticks()).field("restTicks", figures.restTicks())
                .field("gaps", figures.gaps());
        json.field("malformed", figures.malformed()).field("dropped", figures.dropped());
        json.field("reconnects", figures.reconnects()).field("orders", figures.orders());
        json.field("acknowledged", figures.acknowledged()).field("fills", figures.fills());
        json.field("rejects", figures.rejected()).field("unknown", figures.unknown());
        json.field("cacheHitRate", figures.cache().hitRate());
        json.field("cacheStale", figures.cache().stale());
        json.beginObject("stages");
        for (Map.Entry<String, Curve> stage : figures.stages().entrySet()) {
            curve(json, stage.getKey(), stage.getValue());
        }
        json.end();
        curve(json, "tickToOrder", figures.tickToOrder());
        curve(json, "orderToWire", figures.orderToWire());
        Curve wireToWire = figures.wireToWire();
        if (wireToWire != null) {
            curve(json, "wireToWire", wireToWire);
        }
        json.field("rssMiB", mebibytes(outcome.memory().resident()));
        json.field("offHeapMiB", mebibytes(outcome.memory().offHeap()));
        json.beginObject("gcPauses").field("count", outcome.gcCount()).field("maxMillis",
                outcome.gcMaxMillis());
        json.end();
        more(json, outcome);
        json.field("venue", heading.venue()).field("strategy", heading.strategy());
        json.field("orderMode", heading.orderMode()).field("layout", figures.layout())
                .field("processorsAwake", heading.awake());
        json.field("failure", outcome.failure());
        return json.field("version", heading.version()).field("jdk", heading.jdk()).end().text();
    }

    private static void more(JsonWriter json, Outcome outcome) {
        Figures figures = outcome.figures();
        json.field("rssPeakMiB", mebibytes(outcome.memory().peakResident()));
        json.field("heapMiB", mebibytes(outcome.memory().heapUsed()));
        json.field("refusedByLimits", figures.refused());
        json.beginObject("ordersByState");
        figures.ordersByState().forEach(json::field);
        json.end();
        Figures.CacheFigures cache = figures.cache();
        json.beginObject("cache").field("hits", cache.hits()).field("absent", cache.absent())
                .field("stale", cache.stale()).field("evictions", cache.evictions())
                .field("lateRefused", cache.lateRefused()).field("size", cache.size())
                .field("capacity", cache.capacity()).field("offHeapBytes", cache.offHeapBytes()).end();
        json.beginObject("ring").field("highWater", figures.ringHighWater()).field("size", figures.ringSize())
                .end();
        json.beginArray("feed");
        for (Figures.FeedMoment moment : figures.moments()) {
            json.beginObject().field("seconds", moment.seconds()).field("kind", moment.kind())
                    .field("state", moment.state()).field("reason", moment.reason()).end();
        }
        json.end().field("ticksOverThreshold", figures.overThreshold()).beginArray("outliers");
        for (Figures.SlowTick tick : figures.slowest()) {
            json.beginObject().field("seconds", tick.seconds()).field("symbol", tick.symbol())
                    .field("updateId", tick.updateId()).field("micros", tick.micros())
                    .field("stage", tick.stage()).field("stageMicros", tick.stageMicros())
                    .field("usualMicros", tick.usualMicros()).field("ticksBefore", tick.before())
                    .field("jvm", tick.jvm()).end();
        }
        json.end().beginArray("positions");
        for (Figures.Position position : figures.positions()) {
            json.beginObject().field("symbol", position.symbol()).field("base", position.base())
                    .field("quote", position.quote()).field("quoteAsset", position.quoteAsset())
                    .field("result", position.result()).end();
        }
        json.end();
    }

    private static void curve(JsonWriter json, String name, Curve curve) {
        json.beginObject(name).field("p50", curve.p50()).field("p90", curve.p90()).field("p99", curve.p99())
                .field("p999", curve.p999()).field("max", curve.max()).field("count", curve.count()).end();
    }

    private static double mebibytes(long bytes) {
        return bytes < 0 ? Double.NaN : bytes / 1048576.0;
    }
}
