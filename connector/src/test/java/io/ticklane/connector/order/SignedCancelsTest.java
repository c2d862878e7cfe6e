package io.ticklane.connector.order;

import io.ticklane.connector.Credentials;
import io.ticklane.simulator.Simulator;

/** Cancels over the WebSocket API, signed one by one. */
class SignedCancelsTest extends SessionCancelsTest {
    @Override
    Credentials key() {
        return new Credentials(Credentials.Type.HMAC, Simulator.API_KEY, Simulator.SECRET);
    }
}
