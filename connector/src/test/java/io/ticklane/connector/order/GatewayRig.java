package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.rest.Recorder;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.rest.RestConfig;
import io.ticklane.connector.rest.TestVenue;
import io.ticklane.connector.wire.ClientOrderIds;
import java.math.BigDecimal;
import java.time.Duration;

/** A gateway against a venue that answers as told. */
final class GatewayRig implements AutoCloseable {
    static final String PLACE = "POST /api/v3/order";
    static final String TEST = "POST /api/v3/order/test";
    static final String QUERY = "GET /api/v3/order";
    static final String CANCEL = "DELETE /api/v3/order";
    static final String OPEN = "GET /api/v3/openOrders";
    static final String CANCEL_ALL = "DELETE /api/v3/openOrders";
    static final int QUANTITY = 1_000;
    static final int PRICE = 3_120_45;

    final ClientOrderIds ids = new ClientOrderIds("abc");
    final TestVenue venue = new TestVenue();
    final Recorder recorder = new Recorder();
    final RestClient client;
    final RestOrderGateway gateway;

    /** Looks at open orders so seldom that a test does not meet it. */
    GatewayRig() {
        this(OrderMode.VENUE, 64, Duration.ofHours(1), 5_000, 20_000);
    }

    GatewayRig(OrderMode mode, int maxInFlight, Duration watchPeriod, long recvWindowMillis,
            long timeoutMillis) {
        try {
            client = new RestClient(venue.profile(),
                    new RestConfig(100, 30, Duration.ofSeconds(30), Duration.ofSeconds(10),
                            Duration.ofMillis(timeoutMillis), recvWindowMillis, 0),
                    new Credentials(Credentials.Type.HMAC, "key", "secret"), null);
        } catch (VenueException e) {
            throw new AssertionError(e);
        }
        gateway = new RestOrderGateway(client, Pairs.ALL, ids, mode,
                new OrderGatewayConfig(maxInFlight, watchPeriod, Duration.ofMillis(2), Duration.ofMillis(20),
                        Duration.ofMillis(1), Duration.ofSeconds(5)),
                recorder);
        venue.always(OPEN, TestVenue.json(200, "[]"));
    }

    /** The order as the venue describes it in answers and queries. */
    String order(long orderId, OrderStatus status, String filled) {
        return order(orderId, "\"clientOrderId\":\"" + ids.text(orderId, 0) + "\"", status, filled, "");
    }

    /** An order as in the answer to its cancel. */
    String canceled(long orderId, String filled) {
        return order(orderId,
                "\"origClientOrderId\":\"" + ids.text(orderId, 0) + "\",\"clientOrderId\":\"Qk2c9Vd7\"",
                OrderStatus.CANCELED, filled, "");
    }

    /** A cancelled order as a query tells it: under the name of its cancel. */
    String renamed(long orderId) {
        return order(orderId, "\"clientOrderId\":\"Qk2c9Vd7\"", OrderStatus.CANCELED, "0.00000000", "");
    }

    /** A filled order with its fills, as FULL answers it. */
    String filled(long orderId) {
        return order(orderId, "\"clientOrderId\":\"" + ids.text(orderId, 0) + "\"", OrderStatus.FILLED,
                "1.00000000",
                ",\"fills\":[{\"price\":\"3120.45000000\",\"qty\":\"0.80000000\","
                        + "\"commission\":\"0.00080000\","
                        + "\"commissionAsset\":\"ETH\",\"tradeId\":990122},{\"price\":\"3120.45000000\","
                        + "\"qty\":\"0.20000000\",\"commission\":\"0.00020000\",\"commissionAsset\":\"ETH\","
                        + "\"tradeId\":990123}]");
    }

    private static String order(long orderId, String ids, OrderStatus status, String filled, String more) {
        return "{\"symbol\":\"ETHUSDT\",\"orderId\":" + (7_700_000 + orderId) + ",\"orderListId\":-1," + ids
                + ",\"transactTime\":1784102400123,\"price\":\"3120.45000000\",\"origQty\":\"1.00000000\","
                + "\"executedQty\":\"" + filled + "\",\"cummulativeQuoteQty\":\""
                + new BigDecimal(filled).multiply(new BigDecimal("3120.45")).toPlainString()
                + "\",\"status\":\"" + status
                + "\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\""
                + more + ",\"selfTradePreventionMode\":\"NONE\"}";
    }

    static OrderRequest buy(long orderId) {
        return Pairs.limit(orderId, Side.BUY, TimeInForce.GTC, PRICE, QUANTITY);
    }

    void submit(OrderRequest request) {
        assertTrue(gateway.submit(request));
    }

    /** Waits until all answers have been taken in, where one request fits in flight. */
    void awaitRoom() {
        while (!gateway.submit(Pairs.cancel(999_999))) {
            Thread.onSpinWait();
        }
    }

    /** Places an order that rests. */
    void rest(long orderId) {
        venue.once(PLACE, TestVenue.json(200, order(orderId, OrderStatus.NEW, "0.00000000")));
        submit(buy(orderId));
        next(orderId, OrderStatus.NEW);
    }

    /** The next report, which must be that. */
    ExecutionReport next(long orderId, OrderStatus status) {
        ExecutionReport report = recorder.next();
        assertEquals(status, report.status, report.reason);
        assertEquals(orderId, report.orderId);
        return report;
    }

    @Override
    public void close() {
        gateway.close();
        client.close();
        venue.close();
    }
}
