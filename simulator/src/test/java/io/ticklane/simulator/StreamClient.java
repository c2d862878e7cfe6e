package io.ticklane.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream client on the JDK's WebSocket, which nobody here wrote. */
final class StreamClient implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    final CompletableFuture<String> closeReason = new CompletableFuture<>();
    final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    StreamClient(HttpClient http, URI uri) {
        socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    static StreamClient open(Simulator simulator, String path) {
        return new StreamClient(HttpClient.newHttpClient(), URI.create(simulator.stream() + path));
    }

    StreamClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    void ping(String payload) {
        socket.sendPing(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8))).join();
    }

    String next() throws InterruptedException {
        String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("no frame came");
        }
        return text;
    }

    /** The next frame that holds this text; those before it are passed over. */
    String next(String part) throws InterruptedException {
        String text = next();
        while (!text.contains(part)) {
            text = next();
        }
        return text;
    }

    /** Sends a control frame and waits for what answers it. */
    String ask(String request) throws InterruptedException {
        send(request);
        String text = next();
        while (!(text.startsWith("{\"result\"") || text.startsWith("{\"error\""))) {
            text = next();
        }
        return text;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            texts.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        pings.add(StandardCharsets.UTF_8.decode(message).toString());
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeReason.complete(reason);
        closeCode.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeReason.complete(String.valueOf(error.getMessage()));
        closeCode.complete(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
