package io.ticklane.connector.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.SocketFactory;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.CloseFrame;
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

    /** Masked, with a mask of zeros, and code 1000. */
    private static final byte[] CLOSE_FRAME = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xe8};

    private final Listener listener;
    private final FrameDraft draft;

    /** @param headers of the handshake, besides the protocol's own */
    StreamClient(URI uri, Map<String, String> headers, Socket connected, Listener listener) {
        super(uri, new FrameDraft(listener), headers);
        this.listener = listener;
        WebSocketImpl engine = (WebSocketImpl) getConnection();
        draft = (FrameDraft) engine.getDraft();
        draft.bind(engine);
        setConnectionLostTimeout(0);
        setTcpNoDelay(true);
        setDaemon(true);
        setSocketFactory(new Ready(connected));
    }

    /**
     * Sends a close frame and ends reading. Written here and not by the library's writing thread, which may be
     * told to end before it has looked at its queue again. Reading thread only.
     */
    void leave() {
        try {
            OutputStream out = getSocket().getOutputStream();
            out.write(CLOSE_FRAME);
            out.flush();
        } catch (IOException e) {
            // The connection is over either way.
            listener.onEnded(StreamErrors.describe(e));
        }
        getConnection().closeConnection(CloseFrame.NORMAL, "");
    }

    /** Handles bytes that were read elsewhere, in the place of {@link #run}; false if they ended the connection. */
    boolean take(ByteBuffer bytes) {
        draft.translateFrame(bytes);
        return getConnection().isOpen();
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

    /** Likewise, of bytes. */
    @Override
    public void onMessage(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        listener.onBinary(bytes, 0, bytes.length, draft.receivedNanos());
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
