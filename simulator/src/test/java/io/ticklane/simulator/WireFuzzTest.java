package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.ticklane.simulator.net.NetLoop;
import io.ticklane.simulator.synthetic.Symbols;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whatever may come in by a socket, through everything from the pipeline inwards: nothing may fail inside, hang, or
 * answer without bound. Without {@code JAZZER_FUZZ=1} it replays the inputs kept among the test resources.
 */
class WireFuzzTest {
    /** A new venue after so many inputs, so that none is ever full of leftovers; each has buffers of its own. */
    private static final int INPUTS_OF_A_VENUE = 5_000;
    private static final int MOST_ANSWERED = 16 << 20;
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private static final List<String> UPGRADES = List.of("/ws/btcusdt@trade", "/stream?streams=btcusdt@depth",
            "/ws-api/v3");
    private static final NetLoop LOOP = new NetLoop(Thread.currentThread());

    private static Venue venue = newVenue();
    private static int inputs;

    private static Venue current() {
        if (inputs++ % INPUTS_OF_A_VENUE == 0) {
            venue.close();
            venue = newVenue();
        }
        return venue;
    }

    private static Venue newVenue() {
        SimulatorConfig config = SimulatorConfig.builder().symbols(SYMBOLS)
                .metronome(1, Duration.ZERO).startWhen(StartWhen.TOLD).now(1_784_102_400_000L)
                .frameLimit(false).build();
        return new Venue(config, Symbols.named(SYMBOLS), List.of(), null, null, LOOP);
    }

    /** A connection to the venue that needs no socket. */
    private static final class Line {
        final EmbeddedChannel channel = new EmbeddedChannel();
        private final StringBuilder heard = new StringBuilder();

        Line() {
            current().server().attach(channel);
        }

        void send(byte[] bytes, int from, int to) {
            if (channel.isOpen() && from < to) {
                channel.writeInbound(Unpooled.copiedBuffer(bytes, from, to - from));
                venue.server().flush();
                hear();
            }
        }

        void send(byte[] bytes) {
            send(bytes, 0, bytes.length);
        }

        void upgrade(String path) {
            send(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        /** Sends a text frame as a client does. */
        void text(String text) {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            ByteBuf frame = Unpooled.buffer(payload.length + 14);
            frame.writeByte(0x81);
            if (payload.length < 126) {
                frame.writeByte(0x80 | payload.length);
            } else {
                frame.writeByte(0x80 | 127).writeLong(payload.length);
            }
            frame.writeInt(0).writeBytes(payload);
            byte[] bytes = new byte[frame.readableBytes()];
            frame.readBytes(bytes);
            send(bytes);
        }

        private void hear() {
            for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
                if (heard.length() < MOST_ANSWERED + 1) {
                    heard.append(out.toString(StandardCharsets.ISO_8859_1));
                }
                out.release();
            }
        }

        /** Ends the connection and judges what came. */
        void judge() {
            channel.finishAndReleaseAll();
            assertEquals(0, venue.stats().net().failures(), "something failed inside");
            assertTrue(heard.length() <= MOST_ANSWERED, "more than 16 MiB for one input");
            assertTrue(!heard.toString().startsWith("HTTP/1.1 500"), "answered with 500");
        }
    }

    private static int split(byte[] data) {
        return data.length == 0 ? 0 : (data[0] & 0xff) % data.length;
    }

    /** Bytes to the port as it is opened. */
    @FuzzTest(maxDuration = "150s")
    void takesAnyBytes(byte[] data) {
        Line line = new Line();
        line.send(data, 0, split(data));
        line.send(data, split(data), data.length);
        line.judge();
    }

    /** Bytes after a handshake. */
    @FuzzTest(maxDuration = "150s")
    void takesAnyFrames(byte[] data) {
        Line line = new Line();
        line.upgrade(UPGRADES.get(data.length % UPGRADES.size()));
        line.send(data, 0, split(data));
        line.send(data, split(data), data.length);
        line.judge();
    }

    /** Texts after a handshake, one frame for each line. */
    @FuzzTest(maxDuration = "150s")
    void takesAnyTexts(byte[] data) {
        Line line = new Line();
        String[] texts = new String(data, StandardCharsets.UTF_8).split("\n", -1);
        line.upgrade(UPGRADES.get(texts[0].length() % UPGRADES.size()));
        for (String text : texts) {
            line.text(signed(text));
        }
        line.judge();
    }

    /** Requests by somebody who has a key, one for each line: {@code POST order symbol=…}. */
    @FuzzTest(maxDuration = "150s")
    void takesAnyRequests(byte[] data) throws GeneralSecurityException {
        Line line = new Line();
        for (String text : new String(data, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            String[] words = text.split(" ", 3);
            if (words.length == 3) {
                line.send(request(words[0], words[1], words[2]));
            }
        }
        line.judge();
    }

    private static byte[] request(String verb, String name, String parameters)
            throws GeneralSecurityException {
        String stamped = (parameters.isEmpty() ? "" : parameters + "&") + "timestamp=" + venue.epochMillis();
        return (clean(verb) + " /api/v3/" + clean(name) + "?" + clean(stamped) + "&signature="
                + hmac(clean(stamped))
                + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nX-MBX-APIKEY: " + Simulator.API_KEY
                + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What would end the line or the field is not part of a parameter. */
    private static String clean(String text) {
        return text.replaceAll("[\\s\\x00]", "");
    }

    /** Puts a key and a right signature where the text asks for them. */
    private static String signed(String text) {
        return text.replace("$KEY", Simulator.API_KEY).replace("$NOW", Long.toString(venue.epochMillis()));
    }

    private static String hmac(String payload) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Simulator.SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.ISO_8859_1)))
                .toLowerCase(Locale.ROOT);
    }
}
