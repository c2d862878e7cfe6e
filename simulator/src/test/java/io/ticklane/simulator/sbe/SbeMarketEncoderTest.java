package io.ticklane.simulator.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ticklane.simulator.market.SymbolSpec;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Market streams, byte for byte and read again by offsets alone. */
class SbeMarketEncoderTest {
    private static final long EVENT = 1_767_225_600_123_456L;
    private static final long TRANSACT = 1_767_225_600_123_000L;

    private final SbeMarketEncoder encoder = new SbeMarketEncoder(spec(2, 5));

    private static SymbolSpec spec(int priceScale, int quantityScale) {
        return new SymbolSpec(0, "BTCUSDT", "BTC", "USDT", priceScale, quantityScale, 1, 1, 100_000_000, 1, 1,
                100_000_000, 0);
    }

    private String hex() {
        return HexFormat.of().formatHex(encoder.array(), 0, encoder.length());
    }

    private ByteBuffer bytes() {
        return ByteBuffer.wrap(encoder.array(), 0, encoder.length()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String symbol(ByteBuffer bytes, int at) {
        int length = Byte.toUnsignedInt(bytes.get(at));
        assertEquals(bytes.limit(), at + 1 + length);
        return new String(encoder.array(), at + 1, length, StandardCharsets.UTF_8);
    }

    @Test
    void writesBestBidAskAsTheVectorHasIt() {
        encoder.bestBidAsk(EVENT, 90_000_001, 9_500_012, 150_000, 9_500_013, 20_001);
        assertEquals(
                "32001127010000004022224648470600814a5d0500000000fefb6cf5900000000000f0490200000000006df590000000"
                        + "0000214e0000000000000742544355534454",
                hex());
    }

    @Test
    void writesADiffAsTheVectorHasIt() {
        encoder.beginDiff(EVENT, 89_999_990, 90_000_001);
        encoder.bid(9_500_012, 150_000);
        encoder.bid(9_500_000, 0);
        encoder.end();
        assertEquals(
                "1a001327010000004022224648470600764a5d0500000000814a5d0500000000fefb100002006cf5900000000000f049"
                        + "02000000000060f59000000000000000000000000000100000000742544355534454",
                hex());
    }

    @Test
    void writesTradesAsTheVectorHasThem() {
        encoder.beginTrades(EVENT, TRANSACT);
        encoder.trade(5_000_000_001L, 9_500_013, 20_001, false);
        encoder.trade(5_000_000_002L, 9_500_014, 150_000, false);
        encoder.end();
        assertEquals(
                "120010270100000040222246484706007820224648470600fefb19000200000001f2052a010000006df5900000000000"
                        + "214e0000000000000002f2052a010000006ef5900000000000f049020000000000000742544355534454",
                hex());
    }

    @Test
    void writesASnapshotAsTheVectorHasIt() {
        encoder.beginSnapshot(EVENT, 90_000_001);
        encoder.bid(9_500_012, 150_000);
        encoder.ask(9_500_013, 20_001);
        encoder.end();
        assertEquals(
                "12001227010000004022224648470600814a5d0500000000fefb100001006cf5900000000000f0490200000000001000"
                        + "01006df5900000000000214e0000000000000742544355534454",
                hex());
    }

    @Test
    void takesExponentsFromTheScales() {
        SbeMarketEncoder fine = new SbeMarketEncoder(spec(8, 0));
        fine.bestBidAsk(1, 2, 3, 4, 5, 6);
        assertEquals(-8, fine.array()[24]);
        assertEquals(0, fine.array()[25]);
    }

    @Test
    void levelsStandWhereTheOffsetsSay() {
        encoder.beginSnapshot(EVENT, 7);
        for (int i = 0; i < 20; i++) {
            encoder.bid(100 - i, 1 + i);
        }
        for (int i = 0; i < 17; i++) {
            encoder.ask(200 + i, 50 + i);
        }
        encoder.end();
        ByteBuffer bytes = bytes();
        assertEquals(35 + 16 * 37 + 7, encoder.length());
        assertEquals(20, bytes.getShort(28));
        int asks = 30 + 20 * 16;
        assertEquals(17, bytes.getShort(asks + 2));
        for (int i = 0; i < 20; i++) {
            assertEquals(100 - i, bytes.getLong(30 + 16 * i));
            assertEquals(1 + i, bytes.getLong(38 + 16 * i));
        }
        for (int i = 0; i < 17; i++) {
            assertEquals(200 + i, bytes.getLong(asks + 4 + 16 * i));
            assertEquals(50 + i, bytes.getLong(asks + 12 + 16 * i));
        }
        assertEquals("BTCUSDT", symbol(bytes, asks + 4 + 17 * 16));
    }

    @Test
    void aDiffMayBeOfAsksAloneOrOfNothing() {
        encoder.beginDiff(EVENT, 5, 6);
        encoder.ask(10, 11);
        encoder.end();
        assertEquals(43 + 16 + 7, encoder.length());
        assertEquals(0, bytes().getShort(36));
        assertEquals(1, bytes().getShort(40));
        encoder.beginDiff(EVENT, 7, 7);
        encoder.end();
        assertEquals(43 + 7, encoder.length());
        assertEquals("BTCUSDT", symbol(bytes(), 42));
    }

    @Test
    void growsForALongMessageAndStaysSo() {
        for (int round = 0; round < 2; round++) {
            encoder.beginDiff(EVENT, 1, 2);
            for (int i = 0; i < 5_000; i++) {
                encoder.bid(i, i);
            }
            encoder.end();
            assertEquals(43 + 16 * 5_000 + 7, encoder.length());
        }
        byte[] grown = encoder.array();
        encoder.bestBidAsk(EVENT, 1, 2, 3, 4, 5);
        assertSame(grown, encoder.array());
    }

    @Test
    void allocatesNothingOnceItHasGrown() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        everyMessage(20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        everyMessage(20_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 20_000, () -> allocated + " bytes");
    }

    private void everyMessage(int times) {
        for (int i = 0; i < times; i++) {
            encoder.bestBidAsk(EVENT, i, 2, 3, 4, 5);
            encoder.beginTrades(EVENT, TRANSACT);
            encoder.trade(i, 2, 3, true);
            encoder.end();
            encoder.beginSnapshot(EVENT, i);
            encoder.bid(1, 2);
            encoder.ask(3, 4);
            encoder.end();
            encoder.beginDiff(EVENT, i, i);
            encoder.bid(1, 2);
            encoder.ask(3, 4);
            encoder.end();
        }
    }

    @Test
    void tellsTheMakerSide() {
        encoder.beginTrades(EVENT, TRANSACT);
        encoder.trade(1, 2, 3, true);
        encoder.end();
        assertEquals(33 + 25 + 7, encoder.length());
        assertEquals(1, bytes().get(8 + 18 + 6 + 24));
    }

    @Test
    void insistsOnTheOrderOfParts() {
        assertThrows(IllegalStateException.class, () -> encoder.bid(1, 1));
        assertThrows(IllegalStateException.class, encoder::end);
        encoder.beginDiff(EVENT, 1, 2);
        assertThrows(IllegalStateException.class, () -> encoder.trade(1, 2, 3, true));
        encoder.ask(1, 1);
        assertThrows(IllegalStateException.class, () -> encoder.bid(1, 1));
        assertThrows(IllegalStateException.class, encoder::length);
    }
}
