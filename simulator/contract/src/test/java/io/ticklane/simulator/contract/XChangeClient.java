package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.OrderType;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import org.knowm.xchange.binance.service.BinanceAccountService;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.binance.service.BinanceTradeService;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.OperationTimeoutException;
import org.knowm.xchange.exceptions.OrderNotValidException;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.params.DefaultCancelAllOrdersByInstrument;
import org.knowm.xchange.service.trade.params.TradeHistoryParamInstrument;
import org.knowm.xchange.service.trade.params.TradeHistoryParams;
import org.knowm.xchange.service.trade.params.orders.DefaultQueryOrderParamInstrument;
import si.mazi.rescu.SynchronizedValueFactory;

/** XChange, by its unified services; where they leave something out, by those of its Binance module. */
final class XChangeClient {
    static final CurrencyPair PAIR = CurrencyPair.BTC_USDT;
    static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final Venue venue;
    private final Keys keys;
    private final Pointed exchange;
    private final BinanceMarketDataService market;
    private final BinanceTradeService trade;
    private String orderId = "";

    XChangeClient(Venue venue, Keys keys) {
        this.venue = venue;
        this.keys = keys;
        exchange = exchange(keys.hmac(), 0);
        market = (BinanceMarketDataService) exchange.getMarketDataService();
        trade = (BinanceTradeService) exchange.getTradeService();
    }

    /** The client with the venue's addresses, as it foresees for those who extend it. */
    static final class Pointed extends BinanceStreamingExchange {
        private final Venue venue;
        private final long clockOffMillis;

        Pointed(Venue venue, long clockOffMillis) {
            this.venue = venue;
            this.clockOffMillis = clockOffMillis;
        }

        @Override
        protected String getStreamingBaseUri() {
            return venue.stream() + "/";
        }

        @Override
        protected String getTradeStreamingBaseUri() {
            return venue.socket();
        }

        @Override
        public SynchronizedValueFactory<Long> getTimestampFactory() {
            return () -> System.currentTimeMillis() + clockOffMillis;
        }
    }

    /** A client with such a key and a clock that is off by so much. */
    Pointed exchange(Keys.Credential credential, long clockOffMillis) {
        Pointed pointed = new Pointed(venue, clockOffMillis);
        ExchangeSpecification specification = pointed.getDefaultExchangeSpecification();
        specification.setSslUri(venue.rest());
        specification.setApiKey(credential.apiKey());
        boolean ed25519 = credential.type().equals("ED25519");
        specification.setSecretKey(ed25519 ? credential.base64() : credential.secret());
        specification.setExchangeSpecificParametersItem("ed25519", ed25519);
        specification.setExchangeSpecificParametersItem(BinanceStreamingExchange.USE_HIGHER_UPDATE_FREQUENCY,
                true);
        // A stranger could not load what needs a key; the others load it, as the exchange factory lets them.
        specification.setShouldLoadRemoteMetaData(
                clockOffMillis == 0 && credential.secret().length() >= keys.hmac().secret().length());
        pointed.applySpecification(specification);
        return pointed;
    }

    /** Does everything it can. */
    List<Result> run() {
        Cases cases = new Cases();
        askTheMarket(cases);
        askTheAccount(cases);
        placeOrders(cases);
        lookBack(cases);
        new XChangeSockets(this, venue, keys).run(cases);
        beRefused(cases);
        return cases.results();
    }

    private void askTheMarket(Cases cases) {
        cases.absent(Call.SERVER_TIME, "does not ask for it").run(Call.EXCHANGE_INFO, "remoteInit", () -> {
            exchange.remoteInit();
            assertTrue(exchange.getExchangeInstruments().contains(PAIR));
            assertTrue(exchange.getExchangeMetaData().getInstruments().get(PAIR).getMinimumAmount()
                    .signum() > 0);
        }).run(Call.ORDER_BOOK, "getOrderBook", () -> {
            OrderBook book = market.getOrderBook(PAIR, 20);
            assertEquals(20, book.getBids().size());
            assertTrue(book.getBids().get(0).getLimitPrice()
                    .compareTo(book.getAsks().get(0).getLimitPrice()) < 0);
        }).absent(Call.RECENT_TRADES, "asks for the aggregate ones")
                .run(Call.AGGREGATE_TRADES, "getTrades",
                        () -> assertFalse(market.getTrades((Instrument) PAIR).getTrades().isEmpty()))
                .run(Call.KLINES, "klines", () -> {
                    BinanceKline kline = market.lastKline(PAIR, KlineInterval.m1);
                    assertTrue(kline.getLow().compareTo(kline.getHigh()) <= 0);
                }).run(Call.TICKER_24H, "getTicker", () -> {
                    Ticker ticker = market.getTicker(PAIR);
                    assertTrue(ticker.getBid().compareTo(ticker.getAsk()) < 0);
                    assertTrue(ticker.getVolume().signum() > 0);
                }).run(Call.PRICE_TICKER, "tickerPrice",
                        () -> assertTrue(market.tickerPrice(PAIR).getPrice().signum() > 0))
                .run(Call.BOOK_TICKER, "tickerAllBookTickers",
                        () -> assertTrue(market.tickerAllBookTickers().size() > 1));
    }

    private void askTheAccount(Cases cases) {
        cases.run(Call.BALANCES, "getAccountInfo", () -> assertTrue(free(exchange).signum() > 0))
                .run(Call.COMMISSION, "getDynamicTradingFeesByInstrument", () -> assertTrue(
                        ((BinanceAccountService) exchange.getAccountService())
                                .getDynamicTradingFeesByInstrument()
                                .containsKey(PAIR)))
                .absent(Call.RSA_KEY, "has no such signatures").run(Call.ED25519_KEY, "getAccountInfo",
                        () -> assertTrue(free(exchange(keys.ed25519(), 0)).signum() > 0));
    }

    private static BigDecimal free(Pointed pointed) throws Exception {
        return pointed.getAccountService().getAccountInfo().getWallet().getBalance(Currency.USDT)
                .getAvailable();
    }

    /** A price so far from the market that nobody meets it, yet within the filters. */
    private BigDecimal price(String factor) throws Exception {
        return market.getTicker(PAIR).getBid().multiply(new BigDecimal(factor)).setScale(2,
                RoundingMode.DOWN);
    }

    LimitOrder limit(BigDecimal amount) throws Exception {
        return new LimitOrder(Order.OrderType.BID, amount, PAIR, "", null, price("0.9"));
    }

    private Order order() throws Exception {
        Collection<Order> orders = trade.getOrder(new DefaultQueryOrderParamInstrument(PAIR, orderId));
        return orders.iterator().next();
    }

    private void placeOrders(Cases cases) {
        cases.run(Call.TEST_ORDER, "placeTestOrder", () -> {
            LimitOrder order = limit(HUNDREDTH);
            order.addOrderFlag(TimeInForce.GTC);
            trade.placeTestOrder(OrderType.LIMIT, order, order.getLimitPrice(), null);
            assertTrue(trade.getOpenOrders(PAIR).getOpenOrders().isEmpty());
        }).run(Call.LIMIT_ORDER, "placeLimitOrder", () -> {
            orderId = trade.placeLimitOrder(limit(HUNDREDTH));
            assertFalse(orderId.isEmpty());
        }).run(Call.QUERY_ORDER, "getOrder", () -> {
            assertEquals(Order.OrderStatus.NEW, order().getStatus());
            assertEquals(0, HUNDREDTH.compareTo(order().getOriginalAmount()));
        }).run(Call.OPEN_ORDERS, "getOpenOrders",
                () -> assertEquals(orderId, trade.getOpenOrders(PAIR).getOpenOrders().get(0).getId()))
                .absent(Call.AMEND, "has no such call for spot")
                .absent(Call.CANCEL_REPLACE, "has it on the WebSocket API alone")
                .run(Call.CANCEL, "cancelOrder", () -> {
                    assertTrue(trade.cancelOrder(new BinanceCancelOrderParams(PAIR, orderId, null)));
                    assertEquals(Order.OrderStatus.CANCELED, order().getStatus());
                }).run(Call.CANCEL_ALL, "cancelAllOrders", () -> {
                    trade.placeLimitOrder(limit(HUNDREDTH));
                    trade.placeLimitOrder(limit(HUNDREDTH));
                    assertEquals(2,
                            trade.cancelAllOrders(new DefaultCancelAllOrdersByInstrument(PAIR)).size());
                }).run(Call.STOP_ORDER, "placeStopOrder", () -> {
                    orderId = trade
                            .placeStopOrder(new StopOrder.Builder(Order.OrderType.ASK, PAIR)
                                    .intention(StopOrder.Intention.STOP_LOSS).originalAmount(HUNDREDTH)
                                    .stopPrice(price("0.95")).limitPrice(price("0.94")).build());
                    assertEquals(Order.OrderStatus.NEW, order().getStatus());
                    assertTrue(trade.cancelOrder(new BinanceCancelOrderParams(PAIR, orderId, null)));
                }).run(Call.MARKET_ORDER, "placeMarketOrder", () -> {
                    orderId = trade.placeMarketOrder(new MarketOrder(Order.OrderType.BID, HUNDREDTH, PAIR));
                    assertEquals(Order.OrderStatus.FILLED, order().getStatus());
                }).absent(Call.MARKET_ORDER_BY_AMOUNT, "has no such call")
                .absent(Call.OCO, "has no order lists").absent(Call.OLD_OCO, "has no order lists");
    }

    private void lookBack(Cases cases) {
        cases.run(Call.ORDER_HISTORY, "allOrders", () -> assertTrue(trade.allOrders(PAIR, null, null).stream()
                .anyMatch(order -> Long.toString(order.orderId).equals(orderId))))
                .run(Call.OWN_TRADES, "getTradeHistory", () -> {
                    TradeHistoryParams parameters = trade.createTradeHistoryParams();
                    ((TradeHistoryParamInstrument) parameters).setInstrument(PAIR);
                    List<UserTrade> trades = trade.getTradeHistory(parameters).getUserTrades();
                    assertTrue(trades.stream().anyMatch(done -> done.getOrderId().equals(orderId)));
                });
    }

    /** That the client's own exception comes, with the venue's as its cause. */
    private static void refused(Class<? extends ExchangeException> type, int code, Cases.Body body) {
        ExchangeException e = assertThrows(ExchangeException.class, body::run);
        assertEquals(type, e.getClass());
        assertEquals(code, ((BinanceException) e.getCause()).getCode());
    }

    private Pointed stranger(String apiKey, String secret) {
        return exchange(new Keys.Credential("HMAC", apiKey, secret, ""), 0);
    }

    private void beRefused(Cases cases) {
        String any = ExchangeException.class.getSimpleName();
        cases.run(Call.WRONG_KEY, any,
                () -> refused(ExchangeException.class, -2015, () -> free(stranger("x".repeat(64), "wrong"))))
                .run(Call.MALFORMED_KEY, any,
                        () -> refused(ExchangeException.class, -2014, () -> free(stranger("short", "wrong"))))
                .run(Call.WRONG_SIGNATURE, any, () -> refused(ExchangeException.class, -1022,
                        () -> free(stranger(keys.hmac().apiKey(), "wrong"))))
                .run(Call.CLOCK_OFF, OperationTimeoutException.class.getSimpleName(), () -> {
                    for (long off : new long[]{-60_000, 60_000}) {
                        refused(OperationTimeoutException.class, -1021,
                                () -> free(exchange(keys.hmac(), off)));
                    }
                }).run(Call.FILTER_VIOLATED, OrderNotValidException.class.getSimpleName(),
                        () -> refused(OrderNotValidException.class, -1013,
                                () -> trade.placeLimitOrder(limit(new BigDecimal("0.00000001")))))
                .run(Call.TOO_LITTLE_BALANCE, FundsExceededException.class.getSimpleName(),
                        () -> refused(FundsExceededException.class, -2010,
                                () -> trade.placeLimitOrder(limit(new BigDecimal("100")))))
                .run(Call.UNKNOWN_ORDER, any, () -> {
                    refused(ExchangeException.class, -2013,
                            () -> trade.getOrder(new DefaultQueryOrderParamInstrument(PAIR, "999999999")));
                    refused(ExchangeException.class, -2011,
                            () -> trade.cancelOrder(new BinanceCancelOrderParams(PAIR, "999999999", null)));
                }).run(Call.UNKNOWN_SYMBOL, CurrencyPairNotValidException.class.getSimpleName(),
                        () -> refused(CurrencyPairNotValidException.class, -1121,
                                () -> market.getTicker(new CurrencyPair("NO", "SUCH"))));
    }
}
