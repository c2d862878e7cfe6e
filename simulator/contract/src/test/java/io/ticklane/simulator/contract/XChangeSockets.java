package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import info.bitrich.xchangestream.binance.BinanceStreamingMarketDataService;
import info.bitrich.xchangestream.binance.BinanceStreamingTradeService;
import info.bitrich.xchangestream.binance.BinanceUserTradeStreamingService;
import info.bitrich.xchangestream.binance.KlineSubscription;
import info.bitrich.xchangestream.core.ProductSubscription;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.OrderType;
import org.knowm.xchange.binance.service.BinanceTradeService;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.instrument.Instrument;
import io.ticklane.simulator.contract.XChangeClient.Pointed;

/** The WebSocket API and the streams of XChange. */
final class XChangeSockets {
    private static final CurrencyPair PAIR = XChangeClient.PAIR;
    private static final BigDecimal HUNDREDTH = XChangeClient.HUNDREDTH;
    private static final int PATIENCE_SECONDS = 15;

    private final XChangeClient client;
    private final Venue venue;
    private final Keys keys;
    private final Pointed exchange;
    private final BinanceTradeService trade;
    private String orderId = "";

    XChangeSockets(XChangeClient client, Venue venue, Keys keys) {
        this.client = client;
        this.venue = venue;
        this.keys = keys;
        exchange = client.exchange(keys.hmac(), 0);
        trade = (BinanceTradeService) exchange.getTradeService();
    }

    /** Does everything that it can there. */
    void run(Cases cases) {
        useSocket(cases);
        watch(cases);
    }

    private void useSocket(Cases cases) {
        Pointed session = client.exchange(keys.ed25519(), 0);
        BinanceUserTradeStreamingService socket = new BinanceUserTradeStreamingService(venue.socket(),
                keys.ed25519().apiKey(), keys.ed25519().base64(), session.getExchangeSpecification());
        BinanceStreamingTradeService orders = new BinanceStreamingTradeService(session, null, socket,
                session.getResilienceRegistries());
        BinanceTradeService theirs = (BinanceTradeService) session.getTradeService();
        cases.absent(Call.SOCKET_MARKET_DATA, "asks for nothing there")
                .run(Call.SOCKET_LOG_ON, "connect", () -> {
                    // It drops an answer that comes before it has noted the request, so the venue is as far away as
                    // usual.
                    for (String methods : new String[]{"session.*", "order.*"}) {
                        venue.fault("{\"kind\":\"slow\",\"delay\":\"50ms\",\"target\":{\"endpoint\":\""
                                + methods + "\"}}");
                    }
                    done(socket.connect());
                    Boolean authorized = first(
                            Observable.interval(10, TimeUnit.MILLISECONDS).map(tick -> socket.isAuthorized())
                                    .filter(yes -> yes));
                    assertTrue(authorized);
                }).run(Call.SOCKET_PLACE, "placeLimitOrder", () -> {
                    assertEquals(0, orders.placeLimitOrder(client.limit(HUNDREDTH))
                            .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).blockingGet());
                    orderId = theirs.getOpenOrders(PAIR).getOpenOrders().get(0).getId();
                }).absent(Call.SOCKET_QUERY, "has no such call")
                .run(Call.SOCKET_CANCEL_REPLACE, "changeOrder", () -> {
                    assertEquals(0, orders.changeOrder(client.limit(new BigDecimal("0.02")),
                            new BinanceCancelOrderParams(PAIR, orderId, null))
                            .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).blockingGet());
                    String next = theirs.getOpenOrders(PAIR).getOpenOrders().get(0).getId();
                    assertNotEquals(orderId, next);
                    orderId = next;
                }).run(Call.SOCKET_CANCEL, "cancelOrder", () -> {
                    assertEquals(0, orders.cancelOrder(new BinanceCancelOrderParams(PAIR, orderId, null))
                            .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).blockingGet());
                    assertTrue(theirs.getOpenOrders(PAIR).getOpenOrders().isEmpty());
                }).absent(Call.SOCKET_CANCEL_ALL, "has no such call")
                .absent(Call.SOCKET_ACCOUNT, "has no such call")
                .run(Call.SOCKET_REFUSAL, "code", () -> assertEquals(-2010,
                        orders.placeLimitOrder(client.limit(new BigDecimal("100")))
                                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).blockingGet()));
        done(socket.disconnect());
    }

    private static void done(Completable completable) {
        assertTrue(completable.blockingAwait(PATIENCE_SECONDS, TimeUnit.SECONDS), "not done in time");
    }

    private static <T> T first(Observable<T> stream) {
        return stream.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).blockingFirst();
    }

    private void watch(Cases cases) {
        done(exchange.connect(new KlineSubscription(Map.of(PAIR, Set.of(KlineInterval.m1))),
                ProductSubscription.create().addOrderbook(PAIR).addTrades(PAIR).addTicker(PAIR).build()));
        BinanceStreamingMarketDataService streams = exchange.getStreamingMarketDataService();
        cases.run(Call.STREAM_ORDER_BOOK, "getOrderBook", () -> {
            OrderBook book = first(streams.getOrderBook(PAIR).skip(2));
            assertTrue(book.getBids().get(0).getLimitPrice()
                    .compareTo(book.getAsks().get(0).getLimitPrice()) < 0);
        }).run(Call.STREAM_TRADES, "getTrades",
                () -> assertTrue(first(streams.getTrades(PAIR)).getPrice().signum() > 0))
                .run(Call.STREAM_TICKERS, "getTicker",
                        () -> assertTrue(first(streams.getTicker(PAIR)).getLast().signum() > 0))
                .run(Call.STREAM_KLINES, "getKlines", () -> assertEquals(KlineInterval.m1,
                        first(streams.getKlines(PAIR, KlineInterval.m1)).getInterval()));
        done(exchange.disconnect());
        watchBestPrices(cases);
        watchOwnOrders(cases);
    }

    private void watchOwnOrders(Cases cases) {
        Pointed another = client.exchange(keys.hmac(), 0);
        cases.run(Call.STREAM_OWN_ORDERS, "getOrderChanges", () -> {
            done(another.connect(ProductSubscription.create().addOrders(PAIR).addUserTrades(PAIR).build()));
            Arrivals<Order> changes = new Arrivals<>();
            Arrivals<UserTrade> fills = new Arrivals<>();
            Disposable orders = another.getStreamingTradeService().getOrderChanges((Instrument) PAIR)
                    .subscribe(changes::add);
            Disposable trades = another.getStreamingTradeService().getUserTrades((Instrument) PAIR)
                    .subscribe(fills::add);
            String placed = trade.placeLimitOrder(client.limit(HUNDREDTH));
            assertEquals(placed, changes.next("the new order",
                    change -> change.getStatus() == Order.OrderStatus.NEW).getId());
            assertTrue(trade.cancelOrder(new BinanceCancelOrderParams(PAIR, placed, null)));
            assertEquals(placed, changes.next("its end",
                    change -> change.getStatus() == Order.OrderStatus.CANCELED).getId());
            String taken = trade.placeMarketOrder(new MarketOrder(Order.OrderType.BID, HUNDREDTH, PAIR));
            assertEquals(taken, fills.next("its fill").getOrderId());
            orders.dispose();
            trades.dispose();
        });
    }

    private void watchBestPrices(Cases cases) {
        Pointed another = client.exchange(keys.hmac(), 0);
        another.getExchangeSpecification().setExchangeSpecificParametersItem(
                BinanceStreamingExchange.USE_REALTIME_BOOK_TICKER, true);
        another.applySpecification(another.getExchangeSpecification());
        cases.run(Call.STREAM_BEST_PRICES, "getRawBookTicker", () -> {
            done(another.connect(ProductSubscription.create().addTicker(PAIR).build()));
            assertTrue(
                    first(another.getStreamingMarketDataService().getRawBookTicker(PAIR)).getUpdateId() > 0);
            done(another.disconnect());
        });
    }
}
