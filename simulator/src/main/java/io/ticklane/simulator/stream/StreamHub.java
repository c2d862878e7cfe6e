package io.ticklane.simulator.stream;

import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Tape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the market does into frames for those subscribed. A stream that nobody hears has nothing here and costs
 * the look at one reference for each event. Simulator thread only.
 */
public final class StreamHub implements MarketListener, Subscriptions {
    private static final DepthWindow[] NO_WINDOWS = {};

    private final MarketView view;
    private final WireToWire wireToWire;
    private final List<SymbolSpec> symbols;
    private final Feeds feeds;
    private final Delivery delivery = new Delivery(new FrameBuffer());
    private final Cadences cadences;
    private final SbeHub sbe;
    private final MarketEncoder[] encoders;
    private final @Nullable Topic[] bookTickers;
    private final @Nullable Topic[] trades;
    private final @Nullable Topic[] aggTrades;
    private final DepthWindow[][] windows;
    private final Map<String, Topic> topics = new HashMap<>();
    private final Map<String, Feed> feedByStream = new HashMap<>();
    private final Map<String, Integer> symbolIndex = new HashMap<>();
    private Set<String> recorded = Set.of();
    private long subscriptions;
    private Runnable onSubscriptions = () -> {};

    /** @param tape hears of every trade before this does */
    public StreamHub(List<SymbolSpec> symbols, MarketView view, Tape tape, WireToWire wireToWire) {
        this.symbols = List.copyOf(symbols);
        this.view = view;
        this.wireToWire = wireToWire;
        feeds = new Feeds(this.symbols, view, tape);
        cadences = new Cadences(view, delivery, SbeHub.CULLING, SbeHub.DIFFS, SbeHub.SNAPSHOTS, Feeds.FAST,
                Feeds.SECOND, Feeds.TWO_SECONDS);
        sbe = new SbeHub(this.symbols, this::symbolOf, view, cadences, wireToWire,
                this::subscriptionsChanged);
        int count = symbols.size();
        encoders = new MarketEncoder[count];
        bookTickers = new Topic[count];
        trades = new Topic[count];
        aggTrades = new Topic[count];
        windows = new DepthWindow[count][];
        Arrays.fill(windows, NO_WINDOWS);
        for (int i = 0; i < count; i++) {
            symbolIndex.put(symbols.get(i).symbol().toLowerCase(Locale.ROOT), i);
            encoders[i] = new MarketEncoder(symbols.get(i));
        }
    }

    /** Sets who sees what goes out. */
    public void witness(Witness newWitness) {
        delivery.witness = newWitness;
    }

    /** Calls back after every change of what is subscribed. */
    public void onSubscriptions(Runnable callback) {
        onSubscriptions = callback;
    }

    /** Leaves these streams to a recording: nothing else is sent on them. To be called before anybody subscribes. */
    public void leaveToRecording(Set<String> streams) {
        recorded = Set.copyOf(streams);
    }

    /** The streams in SBE; they hear what this one hears, and speak when it does. */
    public SbeHub sbe() {
        return sbe;
    }

    /** Whether anybody hears this stream. */
    public boolean subscribed(String stream) {
        return topics.containsKey(stream);
    }

    /** Subscriptions of all connections together. */
    public long subscriptions() {
        return subscriptions + sbe.subscriptions();
    }

    /** Market frames that went to connections, one for each connection that took it. */
    public long frames(StreamKind kind) {
        return delivery.frames(kind) + sbe.frames(kind);
    }

    /** When {@link #advance} has something to do, or {@link Long#MAX_VALUE}. */
    public long nextDueNanos() {
        return cadences.dueNanos();
    }

    /** Sends what is planned up to now. */
    public void advance(long nowNanos) {
        cadences.advance(nowNanos);
    }

    @Override
    public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity) {
        sbe.onBookTicker(symbol, updateId, bidPrice, bidQuantity, askPrice, askQuantity);
        Topic topic = bookTickers[symbol];
        if (topic == null || !view.published(symbol)) {
            return;
        }
        encoders[symbol].bookTicker(delivery.frame, updateId, bidPrice, bidQuantity, askPrice, askQuantity);
        wireToWire.tickSent(symbol, updateId, System.nanoTime());
        delivery.deliverBoth(topic);
    }

    @Override
    public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros) {
        sbe.onLevel(symbol, updateId, bid, price, quantity, timeMicros);
        for (DepthWindow window : windows[symbol]) {
            window.level(updateId, bid, price, quantity);
        }
    }

    @Override
    public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
            long timeMicros) {
        sbe.onTrade(symbol, tradeId, price, quantity, buyerIsMaker, timeMicros);
        Topic topic = trades[symbol];
        if (topic == null || !view.published(symbol)) {
            return;
        }
        if (topic.heard(false)) {
            encoders[symbol].trade(delivery.frame, view.epochMicros() / Delivery.MILLIS, tradeId, price,
                    quantity,
                    timeMicros / Delivery.MILLIS, buyerIsMaker);
            delivery.deliver(topic, false);
        }
        if (topic.heard(true)) {
            encoders[symbol].trade(delivery.frame, view.epochMicros(), tradeId, price, quantity, timeMicros,
                    buyerIsMaker);
            delivery.deliver(topic, true);
        }
    }

    @Override
    public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros) {
        sbe.onAggTrade(symbol, aggregateId, price, quantity, firstTradeId, lastTradeId, buyerIsMaker,
                timeMicros);
        Topic topic = aggTrades[symbol];
        if (topic == null || !view.published(symbol)) {
            return;
        }
        for (int form = 0; form < 2; form++) {
            boolean micros = form == 1;
            if (topic.heard(micros)) {
                long unit = micros ? Delivery.MICROS : Delivery.MILLIS;
                encoders[symbol].aggTrade(delivery.frame, view.epochMicros() / unit, aggregateId, price,
                        quantity);
                encoders[symbol].aggTradeEnd(delivery.frame, firstTradeId, lastTradeId, timeMicros / unit,
                        buyerIsMaker);
                delivery.deliver(topic, micros);
            }
        }
    }

    @Override
    public void onRecorded(String stream, byte[] payload) {
        Topic topic = topics.get(stream);
        if (topic == null) {
            return;
        }
        delivery.frame.begin();
        delivery.frame.put(payload);
        if (topic.kind == StreamKind.BOOK_TICKER && topic.symbol >= 0) {
            wireToWire.tickSent(topic.symbol, leadingUpdateId(payload), System.nanoTime());
        }
        delivery.deliverBoth(topic);
    }

    @Override
    public void subscribe(String stream, Subscriber subscriber, boolean combined, boolean micros) {
        Topic topic = topics.get(stream);
        boolean first = topic == null;
        if (topic == null) {
            topic = new Topic(stream, symbolOf(stream));
            topics.put(stream, topic);
        }
        topic.add(subscriber, combined, micros);
        subscriptions++;
        if (first) {
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
            end(topic);
        }
    }

    @Override
    public void subscriptionsChanged() {
        onSubscriptions.run();
    }

    private void begin(Topic topic) {
        @Nullable
        Topic[] slots = topic.symbol < 0 ? null : slots(topic.kind);
        if (slots != null) {
            slots[topic.symbol] = topic;
            return;
        }
        Feeds.Planned planned = recorded.contains(topic.name) ? null : feeds.of(topic);
        if (planned != null) {
            feedByStream.put(topic.name, planned.feed());
            cadences.add(planned.feed(), planned.periodMicros());
            if (planned.feed() instanceof DepthWindow window) {
                DepthWindow[] before = windows[topic.symbol];
                windows[topic.symbol] = Arrays.copyOf(before, before.length + 1);
                windows[topic.symbol][before.length] = window;
            }
        }
    }

    private void end(Topic topic) {
        @Nullable
        Topic[] slots = topic.symbol < 0 ? null : slots(topic.kind);
        if (slots != null) {
            slots[topic.symbol] = null;
            return;
        }
        Feed feed = feedByStream.remove(topic.name);
        if (feed != null) {
            cadences.remove(feed);
            if (feed instanceof DepthWindow) {
                windows[topic.symbol] = Arrays.stream(windows[topic.symbol]).filter(other -> other != feed)
                        .toArray(DepthWindow[]::new);
            }
        }
    }

    private @Nullable Topic @Nullable [] slots(StreamKind kind) {
        return switch (kind) {
            case BOOK_TICKER -> bookTickers;
            case TRADE -> trades;
            case AGG_TRADE -> aggTrades;
            default -> null;
        };
    }

    private int symbolOf(String stream) {
        int at = stream.indexOf('@');
        @Nullable
        Integer index = at < 0 ? null : symbolIndex.get(stream.substring(0, at));
        return index == null ? -1 : index;
    }

    private static long leadingUpdateId(byte[] payload) {
        long id = 0;
        for (int i = 5; i < payload.length && payload[i] >= '0' && payload[i] <= '9'; i++) {
            id = id * 10 + (payload[i] - '0');
        }
        return id;
    }
}
