package io.ticklane.connector.stream;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/**
 * The library's client on a socket that is connected already, run inline: {@link #run} reads until the
 * connection ends. Pings are answered by the library.
 *
 * <p>{@link #run} on the stream thread. {@link #onClose} and {@link #onError} also come from the library's
 * write thread.
 */
final class StreamClient extends WebSocketClient {
    /** What the owner of the connection is told. */
    interface Listener extends FrameSink {
        /** The handshake is done. */
        void onOpened();

        /** The connection ended; the first call counts. */
        void onEnded(String reason);
    }

    private static final int NO_CLOSE_FRAME = 1006;

    private final Listener listener;
    private final FrameDraft draft;

    StreamClient(URI uri, Socket connected, Listener listener) {
        super(uri, new FrameDraft(listener));
        this.listener = listener;
        WebSocketImpl engine = (WebSocketImpl) getConnection();
        draft = (FrameDraft) engine.getDraft();
        draft.bind(engine);
        setConnectionLostTimeout(0);
        setTcpNoDelay(true);
        setDaemon(true);
        setSocketFactory(new Ready(connected));
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        listener.onOpened();
    }

    /** A message that came in fragments. */
    @Override
    public void onMessage(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        listener.onText(bytes, 0, bytes.length, draft.receivedNanos());
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        String words = reason == null ? "" : reason;
        if (remote && code > 0 && code != NO_CLOSE_FRAME) {
            listener.onEnded(("closed by the venue with code " + code + " " + words).strip());
        } else if (!words.isEmpty()) {
            listener.onEnded(words);
        } else {
            listener.onEnded("connection lost");
        }
    }

    @Override
    public void onError(Exception e) {
        listener.onEnded(StreamErrors.describe(e));
    }

    /** Gives the library the socket that stands already. */
    private static final class Ready extends SocketFactory {
        private final Socket socket;

        Ready(Socket socket) {
            this.socket = socket;
        }

        @Override
        public Socket createSocket() {
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            return socket;
        }
    }
}
