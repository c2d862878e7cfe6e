package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.Trade;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A venue inside the process: fills orders against the live top of book, with fees, and sends nothing.
 *
 * <p>An order takes what the top shows, at the top's price; no deeper level is known. What was taken of a top
 * is not given again until the next update of that instrument. The rest of a GTC limit order rests, and fills
 * at its own price when the other side's top touches or crosses it, or when a trade goes through its price.
 * Refusals carry the venue's codes and words. Answers go to the handler before {@link #submit} returns. A
 * cancel of an order that is not open is answered by nothing, since its end was reported. Fees are of the
 * asset received, rounded down at 8 decimals, or more where the amount has more.
 *
 * <p>Core thread only. Does not allocate once as many orders as ever rest at a time have rested.
 */
public final class PaperOrderGateway implements OrderGateway {
    private final Instruments instruments;
    private final PaperConfig config;
    private final LongSupplier nanoClock;
    private final InboundHandler reports;
    private final long maxAgeNanos;
    private final PaperBook[] books;
    private final ExecutionReport report = new ExecutionReport();
    private final PaperOrder taker = new PaperOrder();
    private @Nullable PaperOrder pool;
    private long venueOrderIds;
    private boolean closed;

    /**
     * @param nanoClock monotonic, the clock of {@link Tick#receivedNanos}
     * @param reports where answers go: the core itself, which is on this thread
     */
    public PaperOrderGateway(Instruments instruments, PaperConfig config, LongSupplier nanoClock,
            InboundHandler reports) {
        this.instruments = instruments;
        this.config = config;
        maxAgeNanos = config.maxPriceAge().toNanos();
        this.nanoClock = nanoClock;
        this.reports = reports;
        books = new PaperBook[instruments.size()];
        for (int id = 0; id < books.length; id++) {
            books[id] = new PaperBook();
        }
    }

    @Override
    public boolean submit(OrderRequest request) {
        if (closed) {
            return false;
        }
        switch (request.action) {
            case PLACE -> place(request);
            case CANCEL -> cancel(request);
            case CANCEL_ALL -> cancelAll(request);
        }
        return true;
    }

    /** Takes over the instrument's top and fills what it touches. No effect if the tick is late. */
    public void onTick(Tick tick) {
        PaperBook book = books[tick.instrumentId];
        book.top(tick, maxAgeNanos);
        fillResting(book, Side.BUY);
        fillResting(book, Side.SELL);
    }

    /** Fills resting orders that a trade went through, up to its quantity. No other effect. */
    public void onTrade(Trade trade) {
        PaperBook book = books[trade.instrumentId];
        if (book.seen(trade, maxAgeNanos)) {
            return;
        }
        long left = fillThrough(book, Side.BUY, trade, trade.quantity);
        fillThrough(book, Side.SELL, trade, left);
    }

    /** Refuses what comes after. Resting orders are forgotten. */
    @Override
    public void close() {
        closed = true;
    }

    private void place(OrderRequest request) {
        Instrument instrument = instruments.get(request.instrumentId);
        PaperBook book = books[request.instrumentId];
        long now = nanoClock.getAsLong();
        taker.open(request, ++venueOrderIds, now);
        PaperRefusal refusal = PaperRefusal.of(request, instrument, book, now - book.receivedNanos, config);
        if (refusal != null) {
            refuse(request, refusal);
            return;
        }
        boolean market = request.type == OrderType.MARKET;
        Side side = request.side;
        long available = market || book.marketable(side, request.price) ? book.oppositeQuantity(side) : 0;
        long take = Math.min(available, request.quantity);
        if (!market && request.timeInForce == TimeInForce.FOK && take < request.quantity) {
            take = 0;
        }
        if (take > 0) {
            taker.fill(take, book.oppositePrice(side));
            book.consume(side, take);
        }
        boolean rests = request.type == OrderType.LIMIT_MAKER
                || (!market && request.timeInForce == TimeInForce.GTC);
        OrderStatus status = taker.workingStatus();
        if (status != OrderStatus.FILLED && rests) {
            book.rest(taken());
        } else if (status != OrderStatus.FILLED) {
            status = OrderStatus.EXPIRED;
        }
        start(taker, status);
        report.orderedNanos = request.orderedNanos;
        fee(taker.side, taker.filledQuantity, taker.filledNotional, config.takerFeePpm());
        reports.onExecution(report);
    }

    private void refuse(OrderRequest request, PaperRefusal refusal) {
        start(taker, OrderStatus.REJECTED);
        report.venueOrderId = -1;
        report.errorCode = refusal.code();
        report.reason = refusal.reason();
        report.orderedNanos = request.orderedNanos;
        reports.onExecution(report);
    }

    private void cancel(OrderRequest request) {
        if (cancel(books[request.instrumentId], request)) {
            return;
        }
        for (PaperBook book : books) {
            if (cancel(book, request)) {
                return;
            }
        }
    }

    private boolean cancel(PaperBook book, OrderRequest request) {
        PaperOrder order = book.remove(Side.BUY, request.orderId);
        if (order == null) {
            order = book.remove(Side.SELL, request.orderId);
        }
        if (order == null) {
            return false;
        }
        reportCanceled(order, request);
        return true;
    }

    private void cancelAll(OrderRequest request) {
        PaperBook book = books[request.instrumentId];
        cancelAll(book, Side.BUY, request);
        cancelAll(book, Side.SELL, request);
    }

    private void cancelAll(PaperBook book, Side side, OrderRequest request) {
        for (PaperOrder order = book.first(side); order != null; order = book.first(side)) {
            book.remove(side, order.orderId);
            reportCanceled(order, request);
        }
    }

    private void reportCanceled(PaperOrder order, OrderRequest request) {
        start(order, OrderStatus.CANCELED);
        report.answersCancel = true;
        report.orderedNanos = request.orderedNanos;
        release(order);
        reports.onExecution(report);
    }

    private void fillResting(PaperBook book, Side side) {
        PaperOrder order = book.first(side);
        while (order != null && book.oppositeQuantity(side) > 0 && book.marketable(side, order.price)) {
            long quantity = Math.min(book.oppositeQuantity(side), order.remaining());
            book.consume(side, quantity);
            fillAsMaker(book, order, quantity);
            order = book.first(side);
        }
    }

    private long fillThrough(PaperBook book, Side side, Trade trade, long available) {
        long left = available;
        PaperOrder order = book.first(side);
        while (order != null && left > 0 && through(order, trade.price)) {
            PaperOrder next = order.next;
            if (order.placedNanos <= trade.receivedNanos) {
                long quantity = Math.min(left, order.remaining());
                left -= quantity;
                fillAsMaker(book, order, quantity);
            }
            order = next;
        }
        return left;
    }

    private static boolean through(PaperOrder order, long tradePrice) {
        return order.side == Side.BUY ? tradePrice < order.price : tradePrice > order.price;
    }

    private void fillAsMaker(PaperBook book, PaperOrder order, long quantity) {
        order.fill(quantity, order.price);
        OrderStatus status = order.workingStatus();
        start(order, status);
        fee(order.side, quantity, quantity * order.price, config.makerFeePpm());
        if (status == OrderStatus.FILLED) {
            book.remove(order.side, order.orderId);
            release(order);
        }
        reports.onExecution(report);
    }

    /** A pooled copy of the order at hand, to rest. */
    private PaperOrder taken() {
        PaperOrder order = pool;
        if (order == null) {
            order = new PaperOrder();
        } else {
            pool = order.next;
        }
        order.copyFrom(taker);
        return order;
    }

    private void release(PaperOrder order) {
        order.next = pool;
        pool = order;
    }

    private void start(PaperOrder order, OrderStatus status) {
        report.orderId = order.orderId;
        report.venueOrderId = order.venueOrderId;
        report.instrumentId = order.instrumentId;
        report.side = order.side;
        report.status = status;
        report.price = order.price;
        report.quantity = order.quantity;
        report.filledQuantity = order.filledQuantity;
        report.filledNotional = order.filledNotional;
        report.fee = 0;
        report.feeScale = 0;
        report.feeAsset = "";
        report.answersCancel = false;
        report.errorCode = 0;
        report.reason = "";
        report.orderedNanos = 0;
        report.writtenNanos = 0;
        report.acknowledgedNanos = nanoClock.getAsLong();
    }

    private void fee(Side side, long quantity, long notional, int ppm) {
        if (quantity == 0) {
            return;
        }
        Instrument instrument = instruments.get(report.instrumentId);
        boolean buys = side == Side.BUY;
        int scale = buys ? instrument.quantityScale() : instrument.notionalScale();
        report.fee = PaperFees.of(buys ? quantity : notional, scale, ppm);
        report.feeScale = PaperFees.scale(scale);
        report.feeAsset = buys ? instrument.baseAsset() : instrument.quoteAsset();
    }
}
