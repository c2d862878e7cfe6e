package io.ticklane.bench.receive;

import io.ticklane.simulator.net.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sender process: one connection at a time, of which each gets a warm-up, ticks at planned times, one a
 * write, then a flood in batches, then the end mark. The phase is in the update id, and so is the planned time. Prints
 * {@code READY port certificate} first and ends with its standard input. One thread.
 */
final class PlannedSender {
    /** From here on update ids are planned times. */
    static final long PACED = 200_000_000_000_000_000L;
    static final long FLOOD = 300_000_000_000_000_000L;
    static final long END = 900_000_000_000_000_000L;

    private static final long WARM_UP = 100_000_000_000_000_000L;
    private static final int BATCH = 64;
    private static final long LEAD_NANOS = 10_000_000;
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *([^\r]*)\r");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private final TickFrame frame = new TickFrame();
    private final InputStream from;
    private final OutputStream to;
    private final ByteBuffer in = ByteBuffer.allocate(8_192);

    private PlannedSender(Socket socket) throws IOException {
        from = socket.getInputStream();
        to = socket.getOutputStream();
    }

    /** Arguments: ticks a second, ms of warm-up, ms at that rate, ticks of the flood, {@code plain} or {@code tls}. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        int rate = Integer.parseInt(arguments[0]);
        long warmUp = rate * Long.parseLong(arguments[1]) / 1_000;
        long paced = rate * Long.parseLong(arguments[2]) / 1_000;
        long flood = Long.parseLong(arguments[3]);
        endWithInput();
        TlsIdentity identity = "tls".equals(arguments[4]) ? TlsIdentity.create() : null;
        try (ServerSocket server = listen(identity)) {
            System.out.println("READY " + server.getLocalPort() + " " + certificate(identity));
            serveEach(server, rate, warmUp, paced, flood);
        }
    }

    /** One connection after the other, until the door is closed. */
    static void serveEach(ServerSocket server, int rate, long warmUp, long paced, long flood)
            throws IOException, GeneralSecurityException {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                new PlannedSender(socket).serve(rate, warmUp, paced, flood);
            } catch (IOException e) {
                // One connection of several; its receiver says what that means.
                System.err.println("sender: " + e.getMessage());
            }
        }
    }

    /** In Base64, or {@code -}. */
    static String certificate(@Nullable TlsIdentity identity) throws GeneralSecurityException {
        return identity == null
                ? "-"
                : Base64.getEncoder().encodeToString(identity.certificate().getEncoded());
    }

    /** On the loopback. */
    static ServerSocket listen(@Nullable TlsIdentity identity) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        return identity == null
                ? new ServerSocket(0, 8, here)
                : identity.serverContext().getServerSocketFactory().createServerSocket(0, 8, here);
    }

    private static void endWithInput() {
        Thread thread = new Thread(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // As good as its end.
            }
            Runtime.getRuntime().halt(0);
        }, "bench-sender-end");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(int rate, long warmUp, long paced, long flood)
            throws IOException, GeneralSecurityException {
        upgrade();
        subscribed();
        pace(rate, warmUp, false);
        pace(rate, paced, true);
        byte[] batch = new byte[TickFrame.SIZE * BATCH];
        for (long i = 0; i < flood; i += BATCH) {
            for (int j = 0; j < BATCH; j++) {
                System.arraycopy(frame.with(FLOOD + i + j), 0, batch, j * TickFrame.SIZE, TickFrame.SIZE);
            }
            to.write(batch);
        }
        to.write(frame.with(END));
        // A close frame or the end: some receivers wait for an answer to theirs, and closing is one.
        from.read();
    }

    private void upgrade() throws IOException, GeneralSecurityException {
        String request = "";
        while (!request.endsWith("\r\n\r\n")) {
            more();
            request = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        }
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new IOException("no key in " + request);
        }
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(
                (key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        to.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        in.clear();
    }

    private void subscribed() throws IOException {
        String text = "";
        while (text.isEmpty()) {
            more();
            text = TickFrame.unmasked(in);
        }
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            throw new IOException("no subscription: " + text);
        }
        byte[] answer = ("{\"result\":null,\"id\":" + id.group(1) + "}").getBytes(StandardCharsets.US_ASCII);
        to.write(ByteBuffer.allocate(answer.length + 2).put((byte) 0x81).put((byte) answer.length).put(answer)
                .array());
    }

    private void pace(int rate, long count, boolean measured) throws IOException {
        long begin = System.nanoTime() + LEAD_NANOS;
        for (long i = 0; i < count; i++) {
            long planned = begin + i * 1_000_000_000 / rate;
            while (System.nanoTime() - planned < 0) {
                Thread.onSpinWait();
            }
            to.write(frame.with(measured ? PACED + planned : WARM_UP + i));
        }
    }

    private void more() throws IOException {
        int count = from.read(in.array(), in.position(), in.remaining());
        if (count < 0) {
            throw new IOException("closed before it subscribed");
        }
        in.position(in.position() + count);
    }
}
