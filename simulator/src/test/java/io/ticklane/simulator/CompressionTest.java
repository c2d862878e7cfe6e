package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompressionTest {
    private static final int FIN_TEXT = 0x81;
    private static final int RSV1 = 0x40;
    private static final String LIST = "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":7}";

    private final Simulator simulator = Simulator.start(SimulatorConfig.builder().build());

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpResponse<byte[]> info(String acceptEncoding) throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(simulator.rest() + "/api/v3/exchangeInfo"))
                        .header("Accept-Encoding", acceptEncoding).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void zipsRepliesForThoseWhoAcceptIt() throws Exception {
        HttpResponse<byte[]> zipped = info("gzip, deflate");
        assertEquals("gzip", zipped.headers().firstValue("content-encoding").orElse(""));
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
                StandardCharsets.UTF_8);
        assertTrue(text.startsWith("{\"timezone\":\"UTC\""), text);
        HttpResponse<byte[]> plain = info("identity");
        assertTrue(plain.headers().firstValue("content-encoding").isEmpty());
        assertTrue(new String(plain.body(), StandardCharsets.UTF_8).startsWith("{\"timezone\""));
    }

    @Test
    void deflatesFramesForThoseWhoAskForIt() throws Exception {
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            String head = socket.upgrade("/ws/btcusdt@bookTicker",
                    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
            assertTrue(head.contains("sec-websocket-extensions: permessage-deflate"), head);
            for (int i = 0; i < 50; i++) {
                RawSocket.Frame frame = socket.next();
                assertEquals(FIN_TEXT | RSV1, frame.first());
                String text = socket.inflated(frame);
                assertTrue(text.startsWith("{\"u\":") && text.endsWith("\"}"), text);
            }
            socket.frame(FIN_TEXT, LIST.getBytes(StandardCharsets.UTF_8));
            String text = socket.inflated(socket.next());
            while (!text.startsWith("{\"result\"")) {
                text = socket.inflated(socket.next());
            }
            assertEquals("{\"result\":[\"btcusdt@bookTicker\"],\"id\":7}", text);
        }
    }

    @Test
    void deflatesNothingUnasked() throws Exception {
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            assertFalse(socket.upgrade("/ws/btcusdt@bookTicker", "").contains("extensions"));
            RawSocket.Frame frame = socket.next();
            assertEquals(FIN_TEXT, frame.first());
            assertTrue(frame.text().startsWith("{\"u\":"), frame.text());
        }
    }
}
