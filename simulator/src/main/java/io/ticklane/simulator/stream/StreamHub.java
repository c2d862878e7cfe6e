package io.ticklane.simulator.stream;

import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the market does into frames for those subscribed. Simulator thread only.
 */
public final class StreamHub implements MarketListener {
    private static final long FAST_NANOS = 100_000_000;
    private static final int SLOW_EVERY = 10;

    private final LongSupplier epochMicros;
    private final IntToLongFunction updateIds;
    private final WireToWire wireToWire;
    private final MarketEncoder[] encoders;
    private final Topic[] bookTickers;
    private final Topic[] trades;
    private final Topic[] aggTrades;
    private final DepthWindow[] fast;
    private final DepthWindow[] slow;
    private final Map<String, Topic> topics = new HashMap<>();
    private final Map<String, DepthWindow> windows = new HashMap<>();
    private final Map<String, Integer> symbolIndex = new HashMap<>();
    private final List<DepthWindow> openFast = new ArrayList<>();
    private final List<DepthWindow> openSlow = new ArrayList<>();
    private final FrameBuffer frame = new FrameBuffer();
    private final long[] framesByKind = new long[StreamKind.count()];
    private long nextWindowNanos;
    private long windowCount;
    private long subscriptions;
    private Runnable onSubscriptions = () -> {};

    /**
     * @param epochMicros the venue's clock
     * @param updateIds newest update id of a symbol
     * @param startNanos depth windows are counted from here
     */
    public StreamHub(List<SymbolSpec> symbols, LongSupplier epochMicros, IntToLongFunction updateIds,
            WireToWire wireToWire, long startNanos) {
        this.epochMicros = epochMicros;
        this.updateIds = updateIds;
        this.wireToWire = wireToWire;
        int count = symbols.size();
        encoders = new MarketEncoder[count];
        bookTickers = new Topic[count];
        trades = new Topic[count];
        aggTrades = new Topic[count];
        fast = new DepthWindow[count];
        slow = new DepthWindow[count];
        for (int i = 0; i < count; i++) {
            String name = symbols.get(i).symbol().toLowerCase(Locale.ROOT);
            symbolIndex.put(name, i);
            encoders[i] = new MarketEncoder(symbols.get(i));
            bookTickers[i] = topic(name + "@bookTicker", i);
            trades[i] = topic(name + "@trade", i);
            aggTrades[i] = topic(name + "@aggTrade", i);
            fast[i] = window(name + "@depth@100ms", i);
            slow[i] = window(name + "@depth", i);
        }
        nextWindowNanos = startNanos + FAST_NANOS;
    }

    /** Calls back after every change of what is subscribed. */
    public void onSubscriptions(Runnable callback) {
        onSubscriptions = callback;
    }

    /** Whether anybody hears this stream. */
    public boolean subscribed(String stream) {
        Topic topic = topics.get(stream);
        return topic != null && !topic.empty();
    }

    /** Subscriptions of all connections together. */
    public long subscriptions() {
        return subscriptions;
    }

    /** Market frames that went to connections, one for each connection that took it. */
    public long frames(StreamKind kind) {
        return framesByKind[kind.slot];
    }

    /** When {@link #advance} has something to do, or {@link Long#MAX_VALUE}. */
    public long nextDueNanos() {
        return openFast.isEmpty() && openSlow.isEmpty() ? Long.MAX_VALUE : nextWindowNanos;
    }

    /** Closes the depth windows that end up to now. */
    public void advance(long nowNanos) {
        if (nowNanos < nextWindowNanos) {
            return;
        }
        long passed = (nowNanos - nextWindowNanos) / FAST_NANOS + 1;
        nextWindowNanos += passed * FAST_NANOS;
        boolean slowToo = (windowCount + passed) / SLOW_EVERY > windowCount / SLOW_EVERY;
        windowCount += passed;
        emit(openFast);
        if (slowToo) {
            emit(openSlow);
        }
    }

    @Override
    public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity) {
        Topic topic = bookTickers[symbol];
        if (topic.empty()) {
            return;
        }
        encoders[symbol].bookTicker(frame, updateId, bidPrice, bidQuantity, askPrice, askQuantity);
        wireToWire.tickSent(symbol, updateId, System.nanoTime());
        deliverBoth(topic);
    }

    @Override
    public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros) {
        fast[symbol].level(updateId, bid, price, quantity);
        slow[symbol].level(updateId, bid, price, quantity);
    }

    @Override
    public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
            long timeMicros) {
        Topic topic = trades[symbol];
        if (topic.heard(false)) {
            encoders[symbol].trade(frame, epochMicros.getAsLong() / 1000, tradeId, price, quantity,
                    timeMicros / 1000, buyerIsMaker);
            deliver(topic, false);
        }
        if (topic.heard(true)) {
            encoders[symbol].trade(frame, epochMicros.getAsLong(), tradeId, price, quantity, timeMicros,
                    buyerIsMaker);
            deliver(topic, true);
        }
    }

    @Override
    public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros) {
        Topic topic = aggTrades[symbol];
        for (int unit = 0; unit < 2; unit++) {
            boolean micros = unit == 1;
            if (topic.heard(micros)) {
                int divisor = micros ? 1 : 1000;
                encoders[symbol].aggTrade(frame, epochMicros.getAsLong() / divisor, aggregateId, price,
                        quantity);
                encoders[symbol].aggTradeEnd(frame, firstTradeId, lastTradeId, timeMicros / divisor,
                        buyerIsMaker);
                deliver(topic, micros);
            }
        }
    }

    @Override
    public void onRecorded(String stream, byte[] payload) {
        Topic topic = topics.get(stream);
        if (topic == null || topic.empty()) {
            return;
        }
        frame.begin();
        frame.put(payload);
        if (topic.kind == StreamKind.BOOK_TICKER && topic.symbol >= 0) {
            wireToWire.tickSent(topic.symbol, leadingUpdateId(payload), System.nanoTime());
        }
        deliverBoth(topic);
    }

    void subscribe(String stream, Subscriber subscriber, boolean combined, boolean micros) {
        Topic topic = topics.get(stream);
        if (topic == null) {
            topic = topic(stream, symbolOf(stream));
        }
        topic.add(subscriber, combined, micros);
        subscriptions++;
        DepthWindow window = windows.get(stream);
        if (window != null && !window.isOpen()) {
            window.open(updateIds.applyAsLong(topic.symbol));
            (window == fast[topic.symbol] ? openFast : openSlow).add(window);
        }
    }

    void unsubscribe(String stream, Subscriber subscriber) {
        Topic topic = topics.get(stream);
        if (topic == null) {
            return;
        }
        topic.remove(subscriber);
        subscriptions--;
        if (!topic.empty()) {
            return;
        }
        DepthWindow window = windows.get(stream);
        if (window != null) {
            window.close();
            openFast.remove(window);
            openSlow.remove(window);
        } else if (!isOwn(topic)) {
            topics.remove(stream);
        }
    }

    void subscriptionsChanged() {
        onSubscriptions.run();
    }

    private boolean isOwn(Topic topic) {
        return topic.symbol >= 0 && (topic == bookTickers[topic.symbol] || topic == trades[topic.symbol]
                || topic == aggTrades[topic.symbol]);
    }

    private int symbolOf(String stream) {
        int at = stream.indexOf('@');
        @Nullable
        Integer index = at < 0 ? null : symbolIndex.get(stream.substring(0, at));
        return index == null ? -1 : index;
    }

    private Topic topic(String stream, int symbol) {
        Topic topic = new Topic(stream, symbol);
        topics.put(stream, topic);
        return topic;
    }

    private DepthWindow window(String stream, int symbol) {
        DepthWindow window = new DepthWindow(topic(stream, symbol), encoders[symbol]);
        windows.put(stream, window);
        return window;
    }

    private void emit(List<DepthWindow> open) {
        for (DepthWindow window : open) {
            if (window.changed()) {
                long now = epochMicros.getAsLong();
                if (window.topic.heard(false)) {
                    window.encode(frame, now / 1000);
                    deliver(window.topic, false);
                }
                if (window.topic.heard(true)) {
                    window.encode(frame, now);
                    deliver(window.topic, true);
                }
                window.next();
            }
        }
    }

    /** For payloads without times: the same bytes for both units. */
    private void deliverBoth(Topic topic) {
        int end = frame.end();
        int sent = topic.deliver(frame, false);
        if (topic.heard(true)) {
            frame.truncate(end);
            sent += topic.deliver(frame, true);
        }
        framesByKind[topic.kind.slot] += sent;
    }

    private void deliver(Topic topic, boolean micros) {
        framesByKind[topic.kind.slot] += topic.deliver(frame, micros);
    }

    private static long leadingUpdateId(byte[] payload) {
        long id = 0;
        for (int i = 5; i < payload.length && payload[i] >= '0' && payload[i] <= '9'; i++) {
            id = id * 10 + (payload[i] - '0');
        }
        return id;
    }
}
