package io.ticklane.connector.order;

import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.VenueException;
import org.junit.jupiter.api.AfterEach;

/** Orders over the WebSocket API whose answers another thread reads than the gateway's own. */
class PolledOrdersTest extends SessionOrdersTest {
    private AnswerPoller poller;

    @Override
    boolean secure() {
        return false;
    }

    @Override
    OrderGateway gateway(RestOrderGateway rest) throws VenueException {
        OrderGateway opened = super.gateway(rest);
        poller = new AnswerPoller(gateway);
        return opened;
    }

    @AfterEach
    void stopPolling() throws InterruptedException {
        poller.stop();
    }
}
