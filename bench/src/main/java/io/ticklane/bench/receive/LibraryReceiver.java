package io.ticklane.bench.receive;

import io.ticklane.connector.wire.MarketDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** The library as it comes: its own socket, draft and thread, and a string for every message. */
final class LibraryReceiver implements Receiver {
    /** What is done with a message. */
    interface Text {
        void take(String message) throws IOException;
    }

    private final Client client;
    private final Collector into;

    LibraryReceiver(Target target, Collector into, Text text) {
        this.into = into;
        client = new Client(target, into, text);
        client.setTcpNoDelay(true);
    }

    /** A decoder of ours that takes strings. */
    static Text ourDecoder(Collector into) {
        MarketDecoder decoder = new MarketDecoder(Target.INSTRUMENTS, into);
        return message -> {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            decoder.decode(bytes, 0, bytes.length, System.nanoTime());
        };
    }

    @Override
    public void receive() throws InterruptedException {
        client.connect();
        into.await(TimeUnit.DAYS.toNanos(1));
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Client extends WebSocketClient {
        private final Collector into;
        private final Text text;

        Client(Target target, Collector into, Text text) {
            super(target.base().resolve("/stream"));
            this.into = into;
            this.text = text;
            if (target.tls() != null) {
                setSocketFactory(target.tls().getSocketFactory());
            }
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            send(Target.SUBSCRIBE);
        }

        @Override
        public void onMessage(String message) {
            try {
                text.take(message);
            } catch (IOException e) {
                onError(e);
            }
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            into.abort("closed, code " + code + " " + reason);
        }

        @Override
        public void onError(Exception e) {
            into.abort(e.toString());
        }
    }
}
