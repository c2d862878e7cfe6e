package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Decimals;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.rest.Recorder;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.rest.RestConfig;
import io.ticklane.connector.stream.StreamConfig;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.ExchangeInfo;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.fault.Chance;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A gateway over a session, a market that moves by hand alone, and a count of cancels that came by REST. */
@Timeout(60)
abstract class SessionRig {
    static final Chance ONCE = new Chance(1, 1, 1, 0);
    static final Duration PATIENT = Duration.ofSeconds(20);
    static final Duration HASTY = Duration.ofSeconds(1);
    static final String BID = "2995";

    final Simulator simulator = Simulator
            .start(SimulatorConfig.builder().manual().symbols(List.of("ETHUSDT")).build());
    final Recorder recorder = new Recorder();
    final Credentials hmac = new Credentials(Credentials.Type.HMAC, Simulator.API_KEY,
            Simulator.SECRET);
    RestClient client;
    Instruments instruments;
    Instrument pair;
    /** The fault that counts cancels which come by REST. */
    long restCancels;
    WebSocketOrderGateway gateway;

    @BeforeEach
    void quote() throws Exception {
        client = new RestClient(VenueProfile.of("simulator", simulator.rest().toString(),
                simulator.stream().toString(), false), RestConfig.defaults(), hmac, null);
        client.measureClock();
        instruments = new Instruments(
                ExchangeInfo.parse(client.get("/api/v3/exchangeInfo", ""), List.of("ETHUSDT")));
        pair = instruments.get(0);
        step("{\"quotes\":[" + deal("BID", "2990", "5") + "," + deal("ASK", "3010", "5") + "]}");
        // Late by nothing: it counts.
        restCancels = simulator.fault(Fault.now(FaultKind.SLOW, Duration.ZERO).with("delay", "0ms")
                .at(Target.endpoint("DELETE /api/v3/*")));
    }

    @AfterEach
    void close() {
        gateway.close();
        client.close();
        simulator.close();
    }

    /** By which requests of the session are authorised; REST keeps its own. */
    abstract Credentials key();

    void open(Duration answerTimeout, int maxInFlight) throws VenueException {
        ClientOrderIds ids = new ClientOrderIds("sim");
        // Looks at open orders so seldom that a test does not meet it.
        RestOrderGateway rest = new RestOrderGateway(client, instruments, ids, OrderMode.VENUE,
                new OrderGatewayConfig(64, Duration.ofHours(1), Duration.ofMillis(5), Duration.ofMillis(50),
                        Duration.ofMillis(1), Duration.ofSeconds(5)),
                recorder);
        gateway = new WebSocketOrderGateway("simulator", simulator.wsApi(), null, key(), instruments, ids,
                rest, client, StreamConfig.DEFAULT, answerTimeout, maxInFlight);
        gateway.start(PATIENT);
    }

    void rest(long orderId) {
        place(orderId);
        next(orderId, OrderStatus.NEW);
    }

    /** Rests above the best bid. */
    void place(long orderId) {
        buy(orderId, BID, TimeInForce.GTC);
    }

    void buy(long orderId, String price, TimeInForce timeInForce) {
        OrderRequest request = Pairs.limit(orderId, Side.BUY, timeInForce,
                Decimals.parse(price, pair.priceScale()), Decimals.parse("0.2", pair.quantityScale()));
        request.triggerUpdateId = 88_100_233;
        assertTrue(gateway.submit(request));
    }

    void cancel(long orderId) {
        OrderRequest request = Pairs.cancel(orderId);
        request.orderedNanos = System.nanoTime();
        assertTrue(gateway.submit(request));
    }

    /** The next report, which must be that. */
    ExecutionReport next(long orderId, OrderStatus status) {
        ExecutionReport report = recorder.next();
        assertEquals(status, report.status, report.reason);
        assertEquals(orderId, report.orderId);
        return report;
    }

    void strikeOnce(FaultKind kind) {
        simulator.fault(Fault.now(kind, Duration.ZERO).at(Target.endpoint("order.cancel")).striking(ONCE));
    }

    /** How often a fault that goes on has struck. */
    long strikes(long fault) {
        return simulator.faults().stream().filter(entry -> entry.id() == fault).findFirst().orElseThrow()
                .strikes();
    }

    static String deal(String side, String price, String quantity) {
        return "{\"symbol\":\"ETHUSDT\",\"side\":\"" + side + "\",\"price\":\"" + price + "\",\"quantity\":\""
                + quantity + "\"}";
    }

    void step(String body) throws Exception {
        URI step = simulator.admin().resolve("/step");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(step).POST(BodyPublishers.ofString(body)).build(),
                        BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }
}
