import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import info.bitrich.xchangestream.binance.BinanceStreamingTradeService;
import info.bitrich.xchangestream.binance.BinanceUserTradeStreamingService;
import info.bitrich.xchangestream.core.ProductSubscription;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceResilience;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import org.knowm.xchange.client.ResilienceRegistries;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;

/**
 * XChange: best prices from its streaming market data, each answered by an order through its streaming trade service,
 * which logs on with Ed25519. All its limiters are told what this venue allows, as they take any registry.
 */
public final class XChange {
    private static final int NO_LIMIT = 100_000_000;
    private static final CurrencyPair PAIR = CurrencyPair.BTC_USDT;
    private static boolean buy;

    private XChange() {}

    /** The client with the venue's addresses, as it foresees for those who extend it. */
    static final class Pointed extends BinanceStreamingExchange {
        private final Duelist.Venue venue;

        Pointed(Duelist.Venue venue) {
            this.venue = venue;
        }

        @Override
        protected String getStreamingBaseUri() {
            return venue.stream() + "/";
        }

        @Override
        protected String getTradeStreamingBaseUri() {
            return venue.webSocketApi();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Duelist.Venue venue = Duelist.venue();
        Pointed exchange = new Pointed(venue);
        ExchangeSpecification specification = exchange.getDefaultExchangeSpecification();
        specification.setSslUri(venue.rest());
        specification.setApiKey(venue.ed25519Key());
        specification.setSecretKey(venue.ed25519Private());
        specification.setExchangeSpecificParametersItem("ed25519", true);
        specification.setExchangeSpecificParametersItem(BinanceStreamingExchange.USE_REALTIME_BOOK_TICKER, true);
        exchange.applySpecification(specification);
        BinanceUserTradeStreamingService socket = new BinanceUserTradeStreamingService(venue.webSocketApi(),
                venue.ed25519Key(), venue.ed25519Private(), specification);
        socket.connect().blockingAwait();
        for (int i = 0; i < 1_000 && !socket.isAuthorized(); i++) {
            Thread.sleep(10);
        }
        if (!socket.isAuthorized()) {
            throw new IllegalStateException("not logged on");
        }
        BinanceStreamingTradeService trade = new BinanceStreamingTradeService(exchange, null, socket, unlimited());
        exchange.connect(ProductSubscription.create().addTicker(PAIR).build()).blockingAwait();
        exchange.getStreamingMarketDataService().getRawBookTicker(PAIR).subscribe(tick -> {
            buy = !buy;
            LimitOrder order = new LimitOrder.Builder(buy ? Order.OrderType.BID : Order.OrderType.ASK, PAIR)
                    .originalAmount(buy ? tick.getAskQty() : tick.getBidQty())
                    .limitPrice(buy ? tick.getAskPrice() : tick.getBidPrice())
                    .userReference("duel-u" + tick.getUpdateId()).flag(TimeInForce.IOC).build();
            trade.placeLimitOrder(order).subscribe(code -> {}, problem -> System.err.println("Error: " + problem));
            Duelist.answered();
        });
        Duelist.play();
    }

    private static ResilienceRegistries unlimited() {
        ResilienceRegistries registries = BinanceResilience.createRegistries();
        RateLimiterConfig none = RateLimiterConfig.custom().limitForPeriod(NO_LIMIT)
                .limitRefreshPeriod(Duration.ofSeconds(1)).timeoutDuration(Duration.ofSeconds(1)).build();
        for (RateLimiter own : registries.rateLimiters().getAllRateLimiters()) {
            registries.rateLimiters().remove(own.getName());
            registries.rateLimiters().rateLimiter(own.getName(), none);
        }
        return registries;
    }
}
