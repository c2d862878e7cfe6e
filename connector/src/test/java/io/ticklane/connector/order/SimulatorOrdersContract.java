package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Decimals;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Reports;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.rest.Recorder;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.rest.RestConfig;
import io.ticklane.connector.rest.TickPoller;
import io.ticklane.connector.rest.TrustAnchors;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.ExchangeInfo;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every way of orders does with the simulator, which knows nothing of our code: over TLS as a rule, its clock two
 * hours ahead of ours.
 */
abstract class SimulatorOrdersContract {
    private static final long AHEAD_MILLIS = 7_200_000;

    final Simulator simulator = Simulator
            .start(SimulatorConfig.builder().tls(secure()).symbols(List.of("BTCUSDT", "ETHUSDT"))
                    .eventsPerSecond(50).now(System.currentTimeMillis() + AHEAD_MILLIS).build());
    final Recorder recorder = new Recorder();
    final Credentials credentials = new Credentials(Credentials.Type.HMAC, Simulator.API_KEY,
            Simulator.SECRET);
    final ClientOrderIds ids = new ClientOrderIds("sim");
    RestClient client;
    Instruments instruments;
    private OrderGateway gateway;

    @BeforeEach
    void open() throws VenueException {
        X509Certificate certificate = simulator.certificate();
        assertEquals(secure(), certificate != null);
        client = new RestClient(
                VenueProfile.of("simulator", simulator.rest().toString(), simulator.stream().toString(),
                        false),
                RestConfig.defaults(),
                credentials, certificate == null ? null : TrustAnchors.only(certificate));
        instruments = new Instruments(
                ExchangeInfo.parse(client.get("/api/v3/exchangeInfo", ""), List.of("BTCUSDT", "ETHUSDT")));
        RestOrderGateway rest = new RestOrderGateway(client, instruments, ids, OrderMode.VENUE,
                OrderGatewayConfig.defaults(), recorder);
        gateway = gateway(rest);
    }

    /** Whether over TLS. */
    boolean secure() {
        return true;
    }

    /** The way under test, over that one or that one itself. */
    abstract OrderGateway gateway(RestOrderGateway rest) throws VenueException;

    abstract int openOrders();

    @AfterEach
    void close() {
        gateway.close();
        client.close();
        simulator.close();
    }

    @Test
    void placesFillsRestsAndCancels() throws VenueException {
        Instrument pair = instruments.get(0);
        OrderRequest market = Pairs.market(1, Side.BUY, fewest(pair, top().askPrice));
        submit(market);
        ExecutionReport fill = recorder.next();
        assertEquals(OrderStatus.FILLED, fill.status, fill.reason);
        assertEquals(market.quantity, fill.filledQuantity);
        assertTrue(fill.filledNotional > 0 && fill.fee > 0);
        assertEquals(pair.baseAsset(), fill.feeAsset);
        assertTrue(client.serverTimeOffsetMicros() > (AHEAD_MILLIS - 60_000) * 1_000);

        long low = roundedDown(top().bidPrice * 98 / 100, pair.tickSize());
        submit(Pairs.limit(2, Side.BUY, TimeInForce.GTC, low, fewest(pair, low)));
        assertEquals(OrderStatus.NEW, recorder.next().status);
        submit(Pairs.cancel(2));
        ExecutionReport canceled = recorder.next();
        assertEquals(OrderStatus.CANCELED, canceled.status, canceled.reason);
        assertTrue(canceled.answersCancel);

        submit(Pairs.limit(3, Side.BUY, TimeInForce.GTC, low, fewest(pair, low)));
        assertEquals(OrderStatus.NEW, recorder.next().status);
        submit(Pairs.cancelAll(0));
        assertEquals(OrderStatus.CANCELED, recorder.next().status);
        assertEquals(0, openOrders());
    }

    /** Every field, so that all ways tell the same. */
    @Test
    void tellsAllOfAFillAtOnce() throws VenueException {
        Instrument pair = instruments.get(0);
        long high = roundedDown(top().askPrice * 101 / 100, pair.tickSize());
        OrderRequest buy = Pairs.limit(1, Side.BUY, TimeInForce.IOC, high, fewest(pair, high));
        submit(buy);
        ExecutionReport bought = recorder.next();
        assertFilled(buy, pair.baseAsset(), bought);
        // Of every bought coin a thousandth is kept.
        assertEquals(buy.quantity * Decimals.powerOfTen(8 - pair.quantityScale()) / 1_000, bought.fee);

        long low = roundedDown(top().bidPrice * 99 / 100, pair.tickSize());
        OrderRequest sell = Pairs.limit(2, Side.SELL, TimeInForce.IOC, low, fewest(pair, low));
        submit(sell);
        ExecutionReport sold = recorder.next();
        assertFilled(sell, pair.quoteAsset(), sold);
        assertTrue(sold.venueOrderId > bought.venueOrderId);
        assertEquals(0, openOrders());
    }

    private static void assertFilled(OrderRequest request, String feeAsset, ExecutionReport report) {
        ExecutionReport expected = new ExecutionReport();
        expected.orderId = request.orderId;
        expected.side = request.side;
        expected.status = OrderStatus.FILLED;
        expected.price = request.price;
        expected.quantity = request.quantity;
        expected.filledQuantity = request.quantity;
        expected.feeScale = 8;
        expected.feeAsset = feeAsset;
        expected.orderedNanos = request.orderedNanos;
        // The venue's, and the clock's.
        expected.venueOrderId = report.venueOrderId;
        expected.filledNotional = report.filledNotional;
        expected.fee = report.fee;
        expected.writtenNanos = report.writtenNanos;
        expected.acknowledgedNanos = report.acknowledgedNanos;
        assertEquals(Reports.fields(expected), Reports.fields(report));
        assertTrue(report.venueOrderId > 0 && report.filledNotional > 0 && report.fee > 0);
        assertTrue(report.acknowledgedNanos - report.writtenNanos >= 0);
    }

    @Test
    void refusesWhatTheVenueRefuses() throws VenueException {
        Instrument pair = instruments.get(0);
        long high = roundedDown(top().askPrice * 102 / 100, pair.tickSize());
        submit(Pairs.maker(1, Side.BUY, high, fewest(pair, high)));
        ExecutionReport report = recorder.next();
        assertEquals(OrderStatus.REJECTED, report.status);
        assertEquals(-2010, report.errorCode);
        assertTrue(report.reason.contains("Order would immediately match and take."), report.reason);
    }

    private void submit(OrderRequest request) {
        assertTrue(gateway.submit(request));
    }

    private Tick top() {
        Recorder tops = new Recorder();
        try (TickPoller poller = new TickPoller(client, instruments, tops, Duration.ofMillis(20))) {
            poller.start();
            Tick tick = tops.nextTick();
            while (tick.instrumentId != 0) {
                tick = tops.nextTick();
            }
            return tick;
        }
    }

    /** Twice the least quantity that the venue takes at that price. */
    private static long fewest(Instrument pair, long price) {
        long quantity = Math.max(pair.minQuantity(), pair.minNotional() / price + pair.stepSize());
        return roundedDown(2 * quantity + pair.stepSize(), pair.stepSize());
    }

    private static long roundedDown(long value, long step) {
        return value - value % step;
    }
}
