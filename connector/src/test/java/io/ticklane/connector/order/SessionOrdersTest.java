package io.ticklane.connector.order;

import io.ticklane.connector.Credentials;
import io.ticklane.simulator.Simulator;

/** Orders over the WebSocket API on a session that an Ed25519 key has logged on: none of them is signed. */
class SessionOrdersTest extends WebSocketOrderGatewayTest {
    @Override
    Credentials key() {
        return new Credentials(Credentials.Type.ED25519, Simulator.ED25519_API_KEY,
                Simulator.ED25519_PRIVATE_KEY);
    }
}
