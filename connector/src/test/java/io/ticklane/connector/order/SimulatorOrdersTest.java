package io.ticklane.connector.order;

import io.ticklane.connector.OrderGateway;

/** Orders over REST. */
class SimulatorOrdersTest extends SimulatorOrdersContract {
    private RestOrderGateway gateway;

    @Override
    OrderGateway gateway(RestOrderGateway rest) {
        gateway = rest;
        return rest;
    }

    @Override
    int openOrders() {
        return gateway.openOrders();
    }
}
