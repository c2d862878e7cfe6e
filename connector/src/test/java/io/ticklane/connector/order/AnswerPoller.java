package io.ticklane.connector.order;

/** A thread that reads the answers of a gateway in its own's place, as a core that spins does. */
final class AnswerPoller {
    private final Thread thread;
    private volatile boolean over;

    AnswerPoller(WebSocketOrderGateway gateway) {
        thread = new Thread(() -> {
            while (!over) {
                gateway.poll();
                Thread.onSpinWait();
            }
        }, "poller");
        thread.start();
    }

    void stop() throws InterruptedException {
        over = true;
        thread.join();
    }
}
