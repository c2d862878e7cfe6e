package io.ticklane.app.session;

import io.ticklane.app.run.Curve;
import io.ticklane.app.run.Figures;
import io.ticklane.app.run.Figures.CacheFigures;
import io.ticklane.app.run.Figures.FeedMoment;
import io.ticklane.app.run.Figures.Position;
import io.ticklane.app.run.Figures.SlowTick;
import io.ticklane.bridge.BridgeCounters;
import io.ticklane.bridge.Ticklane;
import io.ticklane.bridge.latency.CurvePoint;
import io.ticklane.bridge.latency.JvmEvent;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Outlier;
import io.ticklane.bridge.latency.Percentiles;
import io.ticklane.bridge.latency.Stage;
import io.ticklane.cache.CacheStatistics;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.Decimals;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.failover.FeedTransition;
import io.ticklane.connector.spot.DecoderTotals;
import io.ticklane.connector.spot.SpotStatus;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.stream.WireToWire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all figures of a session at one moment. Any thread. */
final class FigureReader {
    private FigureReader() {}

    /** While it runs. */
    static Figures read(Ticklane session, @Nullable Simulator simulator, long startNanos, boolean latency) {
        return read(session, simulator, startNanos, latency ? session.latency() : null,
                cache(session.cache()),
                positions(session), session.connection().feed().name());
    }

    /** After it was closed: what the cache knew is taken from {@code before}. */
    static Figures afterClose(Ticklane session, @Nullable Simulator simulator, long startNanos,
            Figures before) {
        return read(session, simulator, startNanos, session.latency(), before.cache(), before.positions(),
                before.feed());
    }

    private static Figures read(Ticklane session, @Nullable Simulator simulator, long startNanos,
            @Nullable LatencyReport latency, CacheFigures cache, List<Position> positions,
            String feed) {
        BridgeCounters counters = session.counters();
        SpotStatus status = session.connection();
        DecoderTotals decoded = status.decoded();
        Map<String, Curve> stages = new LinkedHashMap<>();
        Curve tickToOrder = Curve.EMPTY;
        Curve orderToWire = Curve.EMPTY;
        Curve wireToWire = null;
        if (latency != null) {
            for (Stage stage : Stage.values()) {
                if (stage != Stage.RECEIVED) {
                    stages.put(stage.name().toLowerCase(Locale.ROOT),
                            curve(latency.stage(stage), latency.curves().get(stage.name())));
                }
            }
            tickToOrder = curve(latency.tickToOrder(), latency.curves().get("tickToOrder"));
            orderToWire = curve(latency.orderToWire(), latency.curves().get(Stage.WRITTEN.name()));
            wireToWire = simulator == null ? null : wireToWire(simulator);
        }
        return new Figures(frames(decoded), counters.ticks(), counters.restTicks(), decoded.gaps(),
                decoded.malformed(),
                status.dropped(),
                status.reconnects(), counters.placed(), counters.acknowledged(), counters.fills(),
                counters.rejected(), counters.refused().total(), counters.unknown(), byState(counters), cache,
                stages, tickToOrder, orderToWire, wireToWire, status.ringHighWater(), status.ringSize(),
                status.layout().name().toLowerCase(Locale.ROOT), feed,
                moments(status, startNanos),
                positions, latency == null ? List.of() : slowest(session, startNanos),
                session.recorder().outlierCount());
    }

    private static List<SlowTick> slowest(Ticklane session, long startNanos) {
        List<SlowTick> slowest = new ArrayList<>();
        for (Outlier outlier : session.recorder().outliers()) {
            JvmEvent jvm = outlier.jvm().isEmpty() ? null : outlier.jvm().get(0);
            slowest.add(new SlowTick((outlier.tick().receivedNanos() - startNanos) / 1e9,
                    session.instruments().get(outlier.tick().instrumentId()).symbol(),
                    outlier.tick().updateId(), outlier.tick().tookNanos() / 1e3,
                    outlier.stage().name().toLowerCase(Locale.ROOT), outlier.stageNanos() / 1e3,
                    outlier.usualNanos() / 1e3, outlier.before().size(),
                    jvm == null
                            ? ""
                            : String.format(Locale.ROOT, "%s %.2f ms", jvm.kind(), jvm.tookNanos() / 1e6)));
        }
        return slowest;
    }

    private static Map<String, Long> frames(DecoderTotals decoded) {
        Map<String, Long> frames = new LinkedHashMap<>();
        frames.put("bookTicker", decoded.bookTickers());
        frames.put("trade", decoded.trades());
        frames.put("aggTrade", decoded.aggTrades());
        frames.put("depthUpdate", decoded.depthUpdates());
        frames.put("partialDepth", decoded.partialDepths());
        frames.put("kline", decoded.klines());
        frames.put("24hrTicker", decoded.tickers());
        frames.put("24hrMiniTicker", decoded.miniTickers());
        return frames;
    }

    private static Map<String, Long> byState(BridgeCounters counters) {
        Map<String, Long> states = new LinkedHashMap<>();
        states.put("OPEN", counters.open());
        states.put("FILLED", counters.filled());
        states.put("CANCELED", counters.cancelled());
        states.put("EXPIRED", counters.expired());
        states.put("REJECTED", counters.rejected());
        return states;
    }

    private static CacheFigures cache(CacheStatistics statistics) {
        return new CacheFigures(statistics.hits(), statistics.missesAbsent(), statistics.missesStale(),
                statistics.evictions(), statistics.lateRefused(), statistics.size(), statistics.capacity(),
                statistics.offHeapBytes());
    }

    private static Curve curve(Percentiles percentiles, @Nullable List<CurvePoint> points) {
        List<Curve.Point> drawn = new ArrayList<>();
        if (points != null) {
            points.forEach(point -> drawn.add(new Curve.Point(point.percentile(), point.micros())));
        }
        return new Curve(percentiles.p50(), percentiles.p90(), percentiles.p99(), percentiles.p999(),
                percentiles.max(), percentiles.count(), drawn);
    }

    private static Curve wireToWire(Simulator simulator) {
        WireToWire.Latency latency = simulator.stats().wireToWire();
        List<Curve.Point> points = latency.count() == 0
                ? List.of()
                : List.of(new Curve.Point(50, latency.p50()), new Curve.Point(90, latency.p90()),
                        new Curve.Point(99, latency.p99()), new Curve.Point(99.9, latency.p999()));
        return new Curve(latency.p50(), latency.p90(), latency.p99(), latency.p999(), latency.max(),
                latency.count(), points);
    }

    private static List<FeedMoment> moments(SpotStatus status, long startNanos) {
        List<FeedMoment> moments = new ArrayList<>();
        for (FeedTransition transition : status.transitions()) {
            if (transition.to() == FeedState.STOPPED) {
                continue;
            }
            String kind = switch (transition.to()) {
                case CONNECTING -> "connecting";
                case LIVE -> "as it should be";
                case SUSPECT -> "outage";
                case FALLBACK -> "prices from REST";
                case DOWN -> "no prices";
                case STOPPED -> "stopped";
            };
            moments.add(
                    new FeedMoment(Math.max(0, (transition.atNanos() - startNanos) / 1e9), kind,
                            transition.to().name(),
                            transition.reason()));
        }
        return moments;
    }

    private static List<Position> positions(Ticklane session) {
        List<Position> positions = new ArrayList<>();
        Quote quote = new Quote();
        for (Instrument instrument : session.instruments()) {
            io.ticklane.bridge.Position position = session.position(instrument.id());
            if (position.fills() > 0) {
                int state = session.quote(instrument.symbol(), quote);
                long middle = state == QuoteReader.ABSENT
                        ? 0
                        : quote.bidPrice + (quote.askPrice - quote.bidPrice) / 2;
                String result = middle == 0 && position.base() != 0
                        ? "not known"
                        : Decimals.format(position.profitAt(middle), instrument.notionalScale());
                positions.add(new Position(instrument.symbol(), instrument.formatQuantity(position.base()),
                        Decimals.format(position.quote(), instrument.notionalScale()),
                        instrument.quoteAsset(),
                        result));
            }
        }
        return positions;
    }
}
