package io.ticklane.simulator.stream;

import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.sbe.SbeMarketEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the market does into binary frames for those who subscribed SBE streams: {@code @trade},
 * {@code @bestBidAsk}, {@code @depth20} and {@code @depth}. Nothing is wrapped, and times are in microseconds.
 * Simulator thread only.
 */
public final class SbeHub implements MarketListener, Subscriptions {
    /** How often those that fell behind with best prices are looked at. */
    static final long CULLING = 10_000;
    static final long DIFFS = 20_000;
    static final long SNAPSHOTS = 50_000;

    private final List<SymbolSpec> symbols;
    private final ToIntFunction<String> symbolOf;
    private final MarketView view;
    private final Cadences cadences;
    private final WireToWire wireToWire;
    private final Runnable onSubscriptions;
    private final Delivery delivery = new Delivery(FrameBuffer.binary());
    private final Map<String, Topic> topics = new HashMap<>();
    private final @Nullable Feed[] diffs;
    private final @Nullable Feed[] snapshots;
    private final @Nullable SbeTrades[] trades;
    private final @Nullable BestBidAsk[] best;
    private long subscriptions;

    /**
     * @param symbolOf index of a stream's symbol, or -1
     * @param wireToWire told of best prices that leave; where they leave as JSON too, the later of both counts
     * @param onSubscriptions called after changes of what is subscribed
     */
    SbeHub(List<SymbolSpec> symbols, ToIntFunction<String> symbolOf, MarketView view, Cadences cadences,
            WireToWire wireToWire, Runnable onSubscriptions) {
        this.symbols = symbols;
        this.symbolOf = symbolOf;
        this.view = view;
        this.cadences = cadences;
        this.wireToWire = wireToWire;
        this.onSubscriptions = onSubscriptions;
        diffs = new Feed[symbols.size()];
        snapshots = new Feed[symbols.size()];
        trades = new SbeTrades[symbols.size()];
        best = new BestBidAsk[symbols.size()];
    }

    long subscriptions() {
        return subscriptions;
    }

    long frames(StreamKind kind) {
        return delivery.frames(kind);
    }

    @Override
    public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity) {
        BestBidAsk stream = best[symbol];
        if (stream != null && view.published(symbol)) {
            wireToWire.tickSent(symbol, updateId, System.nanoTime());
            stream.changed(updateId, bidPrice, bidQuantity, askPrice, askQuantity);
        }
    }

    @Override
    public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros) {
        if (diffs[symbol] instanceof DepthWindow window) {
            window.level(updateId, bid, price, quantity);
        }
    }

    @Override
    public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
            long timeMicros) {
        SbeTrades stream = trades[symbol];
        if (stream != null && view.published(symbol)) {
            stream.trade(view.epochMicros(), timeMicros, tradeId, price, quantity, buyerIsMaker);
        }
    }

    /** The trades of a taker at one price go in one message. */
    @Override
    public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros) {
        SbeTrades stream = trades[symbol];
        if (stream != null) {
            stream.send(delivery);
        }
    }

    /** Recordings hold no SBE. */
    @Override
    public void onRecorded(String stream, byte[] payload) {
        // Recorded frames are JSON.
    }

    /** Neither form nor time unit makes a difference here. */
    @Override
    public void subscribe(String stream, Subscriber subscriber, boolean combined, boolean micros) {
        Topic topic = topics.get(stream);
        boolean first = topic == null;
        if (topic == null) {
            topic = new Topic(stream, symbolOf.applyAsInt(stream));
            topics.put(stream, topic);
        }
        topic.add(subscriber, false, false);
        subscriptions++;
        if (first && topic.symbol >= 0) {
            begin(topic);
        }
    }

    @Override
    public void unsubscribe(String stream, Subscriber subscriber) {
        Topic topic = topics.get(stream);
        if (topic == null || !topic.remove(subscriber)) {
            return;
        }
        subscriptions--;
        if (topic.empty()) {
            topics.remove(stream);
            if (topic.symbol >= 0) {
                end(topic);
            }
        }
    }

    @Override
    public void subscriptionsChanged() {
        onSubscriptions.run();
    }

    private static String kind(Topic topic) {
        return topic.name.substring(topic.name.indexOf('@') + 1);
    }

    private void begin(Topic topic) {
        SbeMarketEncoder encoder = new SbeMarketEncoder(symbols.get(topic.symbol));
        switch (kind(topic)) {
            case "trade" -> trades[topic.symbol] = new SbeTrades(topic, encoder);
            case "bestBidAsk" ->
                best[topic.symbol] = new BestBidAsk(topic, encoder, view, delivery, cadences);
            case "depth20" ->
                snapshots[topic.symbol] = started(new SbeSnapshot(topic, encoder, view, delivery),
                        SNAPSHOTS);
            case "depth" -> diffs[topic.symbol] = started(new SbeDepthWindow(topic, encoder, view, delivery),
                    DIFFS);
            default -> {
                return; // acknowledged, and silent for good
            }
        }
    }

    private Feed started(Feed feed, long periodMicros) {
        cadences.add(feed, periodMicros);
        return feed;
    }

    private void end(Topic topic) {
        switch (kind(topic)) {
            case "trade" -> trades[topic.symbol] = null;
            case "bestBidAsk" -> {
                stop(best[topic.symbol]);
                best[topic.symbol] = null;
            }
            case "depth20" -> {
                stop(snapshots[topic.symbol]);
                snapshots[topic.symbol] = null;
            }
            case "depth" -> {
                stop(diffs[topic.symbol]);
                diffs[topic.symbol] = null;
            }
            default -> {
                return;
            }
        }
    }

    private void stop(@Nullable Feed feed) {
        if (feed != null) {
            cadences.remove(feed);
        }
    }
}
