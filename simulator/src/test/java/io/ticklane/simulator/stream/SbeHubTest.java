package io.ticklane.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Binary streams, against messages worked out by hand from the venue's schema. */
class SbeHubTest {
    private static final long EVENT = 1_767_225_600_123_456L;

    private final SymbolSpec btc = new SymbolSpec(0, "BTCUSDT", "BTC", "USDT", 2, 5, 1, 1, 100_000_000, 1, 1,
            1_000_000_000, 0);
    private final HandView view = new HandView();
    private final WireToWire wireToWire = new WireToWire(1);
    private final StreamHub hub = new StreamHub(List.of(btc), view,
            new Tape(List.of(btc), ReferenceRule.STANDARD),
            wireToWire);
    private final BinarySubscriber peer = new BinarySubscriber();
    private final StreamSession session = StreamSession.sbe(hub.sbe(), peer, true);

    /** Keeps the payloads of binary frames, and refuses what is superseded while it is told to. */
    private static final class BinarySubscriber implements Subscriber {
        final List<String> frames = new ArrayList<>();
        final List<String> replies = new ArrayList<>();
        boolean congested;

        @Override
        public boolean send(String stream, byte[] bytes, int offset, int length) {
            assertEquals(0x82, bytes[offset] & 0xff);
            int header = (bytes[offset + 1] & 0xff) < 126 ? 2 : 4;
            frames.add(HexFormat.of().formatHex(bytes, offset + header, offset + length));
            return true;
        }

        @Override
        public void reply(byte[] frame) {
            replies.add(new String(frame, 2, frame.length - 2, StandardCharsets.UTF_8));
        }

        @Override
        public boolean congested() {
            return congested;
        }
    }

    @Test
    void pairsAnOrderWithItsBestPrices() {
        assertTrue(session.open(List.of("btcusdt@bestBidAsk")));
        hub.onBookTicker(0, 4711, 1, 1, 2, 2);
        wireToWire.orderReceived(0, "tabc-1-u4711", System.nanoTime());
        wireToWire.orderReceived(0, "tabc-2-u4712", System.nanoTime());
        assertEquals(1, wireToWire.latency().count());
    }

    @Test
    void bestPricesAreBinary() {
        assertTrue(session.open(List.of("btcusdt@bestBidAsk")));
        view.micros = EVENT;
        hub.onBookTicker(0, 90_000_001, 9_500_012, 150_000, 9_500_013, 20_001);
        assertEquals(List
                .of("32001127010000004022224648470600814a5d0500000000fefb6cf5900000000000f0490200000000006d"
                        + "f5900000000000214e0000000000000742544355534454"),
                peer.frames);
    }

    @Test
    void tradesOfATakerAtOnePriceShareAMessage() {
        session.open(List.of("btcusdt@trade"));
        view.micros = EVENT;
        hub.onTrade(0, 5_000_000_001L, 9_500_013, 20_001, false, EVENT - 456);
        hub.onTrade(0, 5_000_000_002L, 9_500_014, 150_000, false, EVENT - 456);
        assertEquals(List.of(), peer.frames);
        hub.onAggTrade(0, 7, 9_500_014, 170_001, 5_000_000_001L, 5_000_000_002L, false, EVENT - 456);
        assertEquals(List
                .of("120010270100000040222246484706007820224648470600fefb19000200000001f2052a010000006df590"
                        + "0000000000214e0000000000000002f2052a010000006ef5900000000000f04902000000000000074254435553"
                        + "4454"),
                peer.frames);
    }

    @Test
    void differencesComeEveryTwentyMilliseconds() {
        view.updateId = 89_999_989;
        session.open(List.of("btcusdt@depth"));
        hub.onLevel(0, 89_999_990, true, 9_500_000, 0, 0);
        hub.onLevel(0, 90_000_001, true, 9_500_012, 150_000, 0);
        view.advance(hub, 19);
        assertEquals(List.of(), peer.frames);
        view.advance(hub, 20);
        assertEquals(
                "1a00132701000000" + micros(view.micros)
                        + "764a5d0500000000814a5d0500000000fefb100002006cf5900000"
                        + "000000f04902000000000060f59000000000000000000000000000100000000742544355534454",
                peer.frames.get(0));
        view.advance(hub, 1_000);
        assertEquals(1, peer.frames.size());
    }

    @Test
    void snapshotsComeEveryFiftyMilliseconds() {
        view.updateId = 90_000_001;
        view.bids.add(new HandView.Level(9_500_012, 150_000));
        view.asks.add(new HandView.Level(9_500_013, 20_001));
        session.open(List.of("btcusdt@depth20"));
        view.advance(hub, 50);
        assertEquals(
                "1200122701000000" + micros(view.micros)
                        + "814a5d0500000000fefb100001006cf5900000000000f049020000"
                        + "000000100001006df5900000000000214e0000000000000742544355534454",
                peer.frames.get(0));
        view.advance(hub, 200);
        assertEquals(1, peer.frames.size());
        view.updateId++;
        view.advance(hub, 250);
        assertEquals(2, peer.frames.size());
    }

    private static String micros(long value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(String.format("%02x", (value >>> (8 * i)) & 0xff));
        }
        return text.toString();
    }

    @Test
    void supersededBestPricesAreLeftOutForThoseWhoAreBehind() {
        session.open(List.of("btcusdt@bestBidAsk"));
        BinarySubscriber other = new BinarySubscriber();
        StreamSession.sbe(hub.sbe(), other, false).open(List.of("btcusdt@bestBidAsk"));
        peer.congested = true;
        for (int id = 1; id <= 5; id++) {
            hub.onBookTicker(0, id, 9_500_012, id, 9_500_013, id);
        }
        assertEquals(0, peer.frames.size());
        assertEquals(5, other.frames.size());
        view.advance(hub, 100);
        assertEquals(0, peer.frames.size());
        peer.congested = false;
        view.advance(hub, 110);
        assertEquals(List.of(other.frames.get(4)), peer.frames);
        assertEquals(Long.MAX_VALUE, hub.nextDueNanos());
        hub.onBookTicker(0, 6, 9_500_012, 6, 9_500_013, 6);
        assertEquals(2, peer.frames.size());
        peer.congested = true;
        hub.onBookTicker(0, 7, 9_500_012, 7, 9_500_013, 7);
        session.close();
        view.advance(hub, 1_000);
        assertEquals(2, peer.frames.size());
        assertEquals(Long.MAX_VALUE, hub.nextDueNanos());
        assertEquals(1, hub.subscriptions());
    }

    @Test
    void controlFramesAndTheEndAreText() {
        session.onText(
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\",\"btcusdt@trade\"],\"id\":1}");
        session.onText("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}");
        session.onText("{\"method\":\"SUBSCRIBE\",\"params\":[\"bad\"],\"id\":3}");
        session.announceShutdown(9);
        assertEquals(List.of("{\"result\":null,\"id\":1}",
                "{\"result\":[\"btcusdt@aggTrade\",\"btcusdt@trade\"],\"id\":2}",
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\"},\"id\":3}",
                "{\"e\":\"serverShutdown\",\"E\":9}"), peer.replies);
        session.onText("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":4}");
        hub.onTrade(0, 1, 1, 1, true, 1);
        hub.onAggTrade(0, 1, 1, 1, 1, 1, true, 1);
        assertEquals(List.of(), peer.frames);
    }
}
