package io.ticklane.simulator.truth;

import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ids of every event of every stream, in the order in which they were sent. Tickers and trades are noted as the
 * market makes them, heard by somebody or not; the events of other streams exist only while somebody is subscribed.
 * Memory is bounded; when it is full the oldest are forgotten. Simulator thread only.
 */
public final class StreamTruth implements MarketListener {
    private static final long MOST_LONGS = 8L << 20;
    private static final int MOST_CONNECTIONS = 256;

    /** Hears the ids of an event. */
    public interface Visitor {
        /** One event; both are the same except in depth events. */
        void event(long firstId, long lastId);
    }

    private final Ids.Budget budget = new Ids.Budget(MOST_LONGS);
    private final boolean market;
    private final Ids[] tickers;
    private final Ids[] trades;
    private final Ids[] aggregates;
    private final Map<String, Ids> streams = new HashMap<>();
    private final Map<Long, Map<String, Ids>> deliveries = new LinkedHashMap<>();

    /** @param market whether the market itself is listened to; otherwise only what is sent counts */
    public StreamTruth(List<SymbolSpec> symbols, boolean market) {
        this.market = market;
        tickers = new Ids[symbols.size()];
        trades = new Ids[symbols.size()];
        aggregates = new Ids[symbols.size()];
        for (SymbolSpec spec : symbols) {
            String name = spec.symbol().toLowerCase(Locale.ROOT);
            tickers[spec.index()] = ids(streams, name + "@bookTicker");
            trades[spec.index()] = ids(streams, name + "@trade");
            aggregates[spec.index()] = ids(streams, name + "@aggTrade");
        }
    }

    /** An event went out to all who are subscribed, once for each time unit in use. */
    public void sent(String stream, long firstId, long lastId) {
        Ids ids = ids(streams, stream);
        if ((!market || !direct(stream)) && ids.newest() != lastId) {
            ids.add(firstId, lastId);
        }
    }

    /** A frame was handed to a connection's socket, as it is after all faults. */
    public void delivered(long connection, String stream, long firstId, long lastId) {
        Map<String, Ids> own = deliveries.get(connection);
        if (own == null) {
            if (deliveries.size() == MOST_CONNECTIONS) {
                deliveries.remove(deliveries.keySet().iterator().next());
            }
            own = new HashMap<>();
            deliveries.put(connection, own);
        }
        ids(own, stream).add(firstId, lastId);
    }

    /**
     * Visits the events of a stream from an id on, oldest first.
     *
     * @param connection what was delivered to it, or 0 for what was sent
     * @return how many older events have been forgotten, or -1 if nothing is known of the stream
     */
    public long visit(String stream, long connection, long fromId, Visitor visitor) {
        @Nullable
        Map<String, Ids> known = connection == 0 ? streams : deliveries.get(connection);
        Ids ids = known == null ? null : known.get(stream);
        if (ids == null) {
            return -1;
        }
        ids.forEach((first, last) -> {
            if (last >= fromId || last < 0) {
                visitor.event(first, last);
            }
        });
        return ids.forgotten();
    }

    private Ids ids(Map<String, Ids> map, String stream) {
        Ids ids = map.get(stream);
        if (ids == null) {
            ids = new Ids(budget, stream.contains("@depth"));
            map.put(stream, ids);
        }
        return ids;
    }

    private static boolean direct(String stream) {
        return stream.endsWith("@bookTicker") || stream.endsWith("@trade") || stream.endsWith("@aggTrade");
    }

    @Override
    public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity) {
        tickers[symbol].add(updateId, updateId);
    }

    @Override
    public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros) {
        // Depth events are noted when they are sent.
    }

    @Override
    public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
            long timeMicros) {
        trades[symbol].add(tradeId, tradeId);
    }

    @Override
    public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros) {
        aggregates[symbol].add(aggregateId, aggregateId);
    }

    @Override
    public void onRecorded(String stream, byte[] payload) {
        // Noted when it is sent.
    }
}
