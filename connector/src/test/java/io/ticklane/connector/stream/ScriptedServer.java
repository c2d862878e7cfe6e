package io.ticklane.connector.stream;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A WebSocket server that does only what a test tells it, on the test's own thread. */
final class ScriptedServer implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** Of clients that are patient with it and come back at once. */
    static final StreamConfig CLIENT = new StreamConfig(200, Duration.ofSeconds(30),
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofMillis(4),
            false);

    private static final int TIMEOUT_MILLIS = 30_000;

    private final ServerSocket server;
    private final boolean secure;

    ScriptedServer() throws IOException {
        this(null);
    }

    ScriptedServer(@Nullable SSLContext tls) throws IOException {
        secure = tls != null;
        server = tls == null
                ? new ServerSocket(0, 50, InetAddress.getLoopbackAddress())
                : tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(TIMEOUT_MILLIS);
    }

    URI base() {
        return URI.create((secure ? "wss" : "ws") + "://localhost:" + server.getLocalPort());
    }

    /** The next connection, before any handshake. */
    Peer acceptRaw() throws IOException {
        Socket socket = server.accept();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        return new Peer(socket);
    }

    /** The next connection, after the WebSocket handshake. */
    Peer accept() throws IOException {
        Peer peer = acceptRaw();
        peer.handshake();
        return peer;
    }

    /** The next connection with its one subscription acknowledged. */
    Peer acceptSubscribed() throws IOException {
        Peer peer = accept();
        peer.acknowledge(peer.read().text());
        return peer;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A frame from the client, unmasked. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    static byte[] frame(int opcode, boolean fin, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(opcode | (fin ? 0x80 : 0));
        int length = payload.length;
        if (length < 126) {
            out.write(length);
        } else if (length < 65_536) {
            out.write(126);
            out.write(length >> 8);
            out.write(length);
        } else {
            out.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) length >> shift));
            }
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One connection. */
    static final class Peer implements AutoCloseable {
        private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
        private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

        final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;
        private String request = "";

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        String readRequest() throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                text.append((char) in.readUnsignedByte());
            }
            request = text.toString();
            return request;
        }

        void handshake() throws IOException {
            Matcher key = KEY.matcher(readRequest());
            if (!key.find()) {
                throw new IOException("no key in " + request);
            }
            send(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        /** The head of the client's handshake. */
        String request() {
            return request;
        }

        void send(byte[]... parts) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                all.writeBytes(part);
            }
            out.write(all.toByteArray());
            out.flush();
        }

        void acknowledge(String subscribe) throws IOException {
            send(text("{\"result\":null,\"id\":" + id(subscribe) + "}"));
        }

        static long id(String subscribe) {
            Matcher id = ID.matcher(subscribe);
            if (!id.find()) {
                throw new IllegalArgumentException("no id in " + subscribe);
            }
            return Long.parseLong(id.group(1));
        }

        Frame read() throws IOException {
            int opcode = in.readUnsignedByte() & 0x0f;
            int second = in.readUnsignedByte();
            int length = second & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            byte[] mask = new byte[4];
            in.readFully(mask);
            byte[] payload = new byte[length];
            in.readFully(payload);
            for (int i = 0; i < length; i++) {
                payload[i] ^= mask[i & 3];
            }
            return new Frame(opcode, payload);
        }

        /** Reads until the connection ends; the opcodes of the frames before that end. */
        String drain() {
            StringBuilder opcodes = new StringBuilder();
            try {
                while (true) {
                    opcodes.append(read().opcode()).append(' ');
                }
            } catch (IOException e) {
                return opcodes.toString().strip();
            }
        }

        /** Ends the connection the hard way. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private static String accept(String key) {
            try {
                return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(
                        (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
