package io.ticklane.connector.order;

import io.ticklane.connector.VenueException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** Cancels over the WebSocket API whose answers another thread reads than the gateway's own. */
class PolledCancelsTest extends SessionCancelsTest {
    private AnswerPoller poller;

    @Override
    void open(Duration answerTimeout, int maxInFlight) throws VenueException {
        super.open(answerTimeout, maxInFlight);
        poller = new AnswerPoller(gateway);
    }

    @AfterEach
    void stopPolling() throws InterruptedException {
        poller.stop();
    }
}
