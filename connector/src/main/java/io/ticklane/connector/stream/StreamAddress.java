package io.ticklane.connector.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream connection goes, and how a socket to it is made without ever blocking the stream thread: names
 * are looked up on a thread of their own, everything else pauses.
 *
 * <p>The stream thread only.
 */
final class StreamAddress {
    private static final Pattern NO_LOOKUP = Pattern.compile("localhost|[0-9.]+|\\[.*]");

    private final URI uri;
    private final Map<String, String> headers;
    private final String host;
    private final int port;
    private final @Nullable SSLContext tls;
    private int turn;

    /**
     * @param tls for {@code wss}; null takes the JDK's own
     * @param headers of the WebSocket handshake, besides the protocol's own
     */
    StreamAddress(URI uri, @Nullable SSLContext tls, Map<String, String> headers) {
        this.uri = uri;
        this.headers = headers;
        host = uri.getHost();
        boolean secure = "wss".equals(uri.getScheme());
        port = uri.getPort() != -1 ? uri.getPort() : secure ? 443 : 80;
        this.tls = !secure ? null : tls == null ? defaultTls() : tls;
    }

    URI uri() {
        return uri;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** A connected plain socket. Takes the host's addresses in turns. */
    PollingSocket connect(Pause pause, PollingSocket.Watch watch, long deadlineNanos) throws IOException {
        InetAddress[] addresses = NO_LOOKUP.matcher(host).matches()
                ? InetAddress.getAllByName(host)
                : lookUp(pause, watch, deadlineNanos);
        InetAddress address = addresses[Math.floorMod(turn++, addresses.length)];
        return PollingSocket.connect(new InetSocketAddress(address, port), pause, watch, deadlineNanos);
    }

    /** The socket itself, or TLS on top of it with the handshake done and the host's name verified. */
    Socket secure(PollingSocket raw) throws IOException {
        if (tls == null) {
            return raw;
        }
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(raw, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no TLS: " + e.getMessage(), e);
        }
    }

    private InetAddress[] lookUp(Pause pause, PollingSocket.Watch watch, long deadlineNanos)
            throws IOException {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
            pause.wakeup();
        }, Thread.currentThread().getName() + "-lookup");
        thread.setDaemon(true);
        thread.start();
        while (!answer.isDone()) {
            long now = System.nanoTime();
            if (now - deadlineNanos >= 0) {
                throw new SocketTimeoutException("no address of " + host + " in time");
            }
            if (!watch.goOn(now)) {
                throw new SocketException("given up");
            }
            pause.cold(deadlineNanos - now);
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new UnknownHostException(host);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
