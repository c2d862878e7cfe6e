package io.ticklane.connector.order;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.rest.TrustAnchors;
import io.ticklane.connector.stream.StreamConfig;
import java.time.Duration;
import java.util.Objects;

/** Orders over the WebSocket API, signed one by one. */
class WebSocketOrderGatewayTest extends SimulatorOrdersContract {
    WebSocketOrderGateway gateway;

    @Override
    OrderGateway gateway(RestOrderGateway rest) throws VenueException {
        client.measureClock();
        gateway = new WebSocketOrderGateway("simulator", simulator.wsApi(),
                secure()
                        ? TrustAnchors
                                .context(TrustAnchors.only(Objects.requireNonNull(simulator.certificate())))
                        : null,
                key(), instruments, ids, rest, client, StreamConfig.DEFAULT, Duration.ofSeconds(5), 64);
        gateway.start(Duration.ofSeconds(5));
        return gateway;
    }

    /** By which orders are authorised; REST keeps its own. */
    Credentials key() {
        return credentials;
    }

    @Override
    int openOrders() {
        return gateway.openOrders();
    }
}
