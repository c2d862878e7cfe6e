package io.ticklane.bridge;

import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.Quote;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Kline;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core: takes every event in one order, keeps the cache and the order states, asks the strategy, and hands
 * its orders to the gateway.
 *
 * <p>Starts at its first event and stops at {@link FeedState#STOPPED}; see {@link #start} and {@link #stop} for
 * callers without such events. A gateway may answer from inside {@code submit}: the report is kept until the
 * event under way is finished.
 *
 * <p>Events come on one thread, the core; with assertions on, a second thread fails. {@link #counters},
 * {@link #position}, {@link #status}, {@link #openOrders} and {@link #killSwitch} are for any thread.
 */
public final class StrategyBridge implements InboundHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StrategyBridge.class);

    private final PriceCache cache;
    private final CacheUpkeep upkeep;
    private final StrategyGuard strategy;
    private final OrderTable table;
    private final OrderDesk desk;
    private final Positions positions;
    private final Counters counters;
    private final KillSwitch killSwitch;
    private final Moment moment;
    private final StageStamps stages;
    private final long timerNanos;
    private final CoreContext context;
    private final ReportQueue waiting = new ReportQueue(64);
    private final ExecutionReport taken = new ExecutionReport();
    private boolean busy;
    private boolean tradingOver;
    private boolean timerSet;
    private long timerAtNanos;

    // Set by the first caller, by the next one after its end, or by bindTo; read by the assertion only.
    private volatile @Nullable Thread owner;
    // Both written by the core, read by any thread through status().
    private volatile boolean started;
    private volatile boolean stopped;

    /**
     * Puts a core together; nothing runs yet.
     *
     * @param cache open, for as many instruments, and written by nobody else
     * @param gateway closed by its owner, after the core has stopped
     * @param clock of the stamps that events carry
     */
    public StrategyBridge(Instruments instruments, PriceCache cache, OrderGateway gateway, Strategy strategy,
            BridgeConfig config, LatencyRecorder latency, NanoClock clock) {
        this.cache = cache;
        upkeep = new CacheUpkeep(cache, instruments);
        timerNanos = config.timerNanos();
        CoreState state = new CoreState(instruments, clock, latency.config().stages());
        positions = state.positions;
        counters = state.counters;
        killSwitch = state.killSwitch;
        moment = state.moment;
        stages = new StageStamps(moment, latency, clock);
        this.strategy = new StrategyGuard(strategy, counters, killSwitch);
        table = new OrderTable(config.orderTable(), instruments.size());
        desk = new OrderDesk(instruments, gateway, table, new LimitCheck(config.limits(), instruments, cache),
                latency, state);
        context = new CoreContext(instruments, cache, desk, table, state);
    }

    @Override
    public boolean wantsStamps() {
        return stages.all();
    }

    @Override
    public void onTick(Tick tick) {
        // A reading of the clock waits for loads under way: this one then waits together with the decoder's last.
        cache.prefetch(tick.instrumentId);
        long handledNanos = stages.handled(tick);
        enter();
        counters.count(Counters.TICKS);
        boolean stream = tick.source == PriceSource.STREAM;
        if (!stream) {
            counters.count(Counters.REST_TICKS);
        }
        if (cache.put(tick.instrumentId, tick.updateId, tick.bidPrice, tick.bidQuantity, tick.askPrice,
                tick.askQuantity, tick.receivedNanos, stream ? Quote.STREAM : Quote.REST)) {
            long cachedNanos = stages.begin(tick, stream);
            strategy.onTick(tick);
            stages.end(tick, handledNanos, cachedNanos);
        } else {
            counters.count(Counters.LATE);
            stages.beginLate(handledNanos);
        }
        lookAtTimer(tick);
        leave();
    }

    // A tick that did not cost a reading must not hold up the timer: its stamp says whether one is worth it.
    private void lookAtTimer(Tick tick) {
        if (!timerSet || tick.receivedNanos - timerAtNanos >= 0) {
            long unused = moment.now();
        }
    }

    @Override
    public void onTrade(Trade trade) {
        enter();
        counters.count(Counters.TRADES);
        stages.begin(trade.receivedNanos, trade.decodedNanos, trade.publishedNanos);
        strategy.onTrade(trade);
        stages.end(trade.instrumentId);
        leave();
    }

    @Override
    public void onDepth(DepthDiff diff) {
        enter();
        counters.count(Counters.DEPTHS);
        stages.begin(diff.receivedNanos, diff.decodedNanos, diff.publishedNanos);
        strategy.onDepth(diff);
        stages.end(diff.instrumentId);
        leave();
    }

    @Override
    public void onPartialDepth(PartialDepth depth) {
        enter();
        counters.count(Counters.PARTIAL_DEPTHS);
        stages.begin(depth.receivedNanos, depth.decodedNanos, depth.publishedNanos);
        strategy.onPartialDepth(depth);
        stages.end(depth.instrumentId);
        leave();
    }

    @Override
    public void onKline(Kline kline) {
        enter();
        counters.count(Counters.KLINES);
        stages.begin(kline.receivedNanos, kline.decodedNanos, kline.publishedNanos);
        strategy.onKline(kline);
        stages.end(kline.instrumentId);
        leave();
    }

    @Override
    public void onTicker(RollingTicker ticker) {
        enter();
        counters.count(Counters.TICKERS);
        stages.begin(ticker.receivedNanos, ticker.decodedNanos, ticker.publishedNanos);
        strategy.onTicker(ticker);
        stages.end(ticker.instrumentId);
        leave();
    }

    @Override
    public void onExecution(ExecutionReport report) {
        assert onCoreThread() : wrongThread();
        if (busy) {
            waiting.add(report);
            return;
        }
        enter();
        handle(report);
        leave();
    }

    @Override
    public void onFeed(FeedEvent event) {
        enter();
        counters.count(Counters.FEED_EVENTS);
        moment.begin();
        if (event.kind() == FeedEvent.Kind.STATE) {
            context.feed(event.state());
        }
        strategy.onFeed(event);
        if (event.kind() == FeedEvent.Kind.STATE && event.state() == FeedState.STOPPED) {
            finishStrategy();
        }
        leave();
    }

    /**
     * Time passes: acts on a thrown kill switch, repeats cancels, and calls the strategy's timer when it is due.
     * Ticks do the same, so this is for when nothing else happens; call it as often as is convenient. Core
     * thread.
     */
    public void onTimer(long nowNanos) {
        enter();
        moment.begin(nowNanos);
        leave();
    }

    /** Calls the strategy's {@code onStart}, once; the first event does so too. Core thread, or before it runs. */
    public void start() {
        if (!started) {
            busy = true;
            begin();
            leave();
        }
    }

    /**
     * Calls the strategy's {@code onStop} and cancels open orders, once; {@link FeedState#STOPPED} does so too.
     * Answers are still taken afterwards. Core thread, or when it has ended.
     */
    public void stop() {
        busy = true;
        moment.begin();
        finishStrategy();
        leave();
    }

    /** Makes {@code thread} the core for the assertion, or with null the next caller. */
    public void bindTo(@Nullable Thread thread) {
        owner = thread;
    }

    /** Stops trading, from any thread; an idle core acts on it at the next {@link #onTimer}. */
    public KillSwitch killSwitch() {
        return killSwitch;
    }

    /**
     * Has cache entries removed by the core, an idle one at the next {@link #onTimer}. Any thread.
     *
     * @param pattern a symbol, in which {@code *} stands for any characters and {@code ?} for one
     * @return completed with their number; with {@link IllegalStateException} if the core has stopped
     */
    public CompletableFuture<Integer> invalidate(String pattern) {
        return upkeep.invalidate(pattern);
    }

    /** What has been counted so far. Any thread. Allocates. */
    public BridgeCounters counters() {
        return counters.snapshot(table.size());
    }

    /** What trading that instrument has led to. Any thread. Allocates. */
    public Position position(int instrumentId) {
        return positions.snapshot(instrumentId);
    }

    /** Orders not known to have ended. Any thread. */
    public int openOrders() {
        return table.size();
    }

    /** How the core stands. Any thread. Allocates. */
    public BridgeStatus status() {
        BridgeStatus.State state = BridgeStatus.State.RUNNING;
        if (stopped) {
            state = BridgeStatus.State.STOPPED;
        } else if (killSwitch.active()) {
            state = BridgeStatus.State.HALTED;
        } else if (!started) {
            state = BridgeStatus.State.STARTING;
        }
        return new BridgeStatus(state, killSwitch.reason(), context.feed(), strategy.failed());
    }

    private void enter() {
        assert onCoreThread() : wrongThread();
        busy = true;
        if (!started) {
            begin();
        }
    }

    private void begin() {
        started = true;
        moment.begin();
        upkeep.begin();
        strategy.onStart(context);
    }

    private void leave() {
        boolean timed = moment.nowRead();
        long nowNanos = timed ? moment.now() : 0;
        drain();
        if (timed) {
            runTimer(nowNanos);
        }
        do {
            drain();
            if (mustHalt()) {
                halt();
            }
            if (upkeep.wanted()) {
                upkeep.carryOut();
            }
            desk.flush();
        } while (!waiting.isEmpty() || mustHalt());
        busy = false;
    }

    private void drain() {
        while (!waiting.isEmpty()) {
            waiting.take(taken);
            handle(taken);
        }
    }

    private void handle(ExecutionReport report) {
        moment.begin();
        if (desk.handle(report)) {
            strategy.onExecution(report);
        }
    }

    private void runTimer(long nowNanos) {
        if (timerSet && nowNanos - timerAtNanos < 0) {
            return;
        }
        timerSet = true;
        timerAtNanos = nowNanos + timerNanos;
        moment.begin(nowNanos);
        if (tradingOver) {
            desk.retryCancels(nowNanos);
        }
        strategy.onTimer(nowNanos);
    }

    private void finishStrategy() {
        if (stopped) {
            return;
        }
        if (started) {
            strategy.onStop();
        }
        stopped = true;
        upkeep.end();
        desk.close();
        tradingOver = true;
        desk.cancelEverything();
    }

    private boolean mustHalt() {
        return killSwitch.active() && !tradingOver;
    }

    private void halt() {
        tradingOver = true;
        LOG.error("trading halted: {}; cancelling {} open orders", killSwitch.reason(), table.size());
        desk.cancelEverything();
    }

    private String wrongThread() {
        return "the core is " + owner + ", not " + Thread.currentThread();
    }

    private boolean onCoreThread() {
        Thread current = Thread.currentThread();
        Thread known = owner;
        if (known == null || !known.isAlive()) {
            owner = current;
            return true;
        }
        return known == current;
    }
}
