package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Reports;
import io.ticklane.connector.SharedData;
import io.ticklane.connector.Side;
import io.ticklane.connector.VenueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader of answers to placements beside the slow one, which is right by definition. */
class PlacementReplyTest {
    private static final String FILLS = "[{'price':'3120.45000000','qty':'0.50000000','commission':"
            + "'0.00050000','commissionAsset':'ETH','tradeId':1},{'price':'3120.45000000','qty':'0.30000000',"
            + "'commission':'0.00030000','commissionAsset':'ETH','tradeId':2}]";
    private static final String RESULT = "{'symbol':'ETHUSDT','orderId':7700312,'orderListId':-1,"
            + "'clientOrderId':'trnd-1a-u88100233','transactTime':1784102400123,'price':'3120.45000000',"
            + "'origQty':'0.80000000','executedQty':'0.80000000','origQuoteOrderQty':'0.00000000',"
            + "'cummulativeQuoteQty':'2496.36000000','status':'FILLED','timeInForce':'IOC','type':'LIMIT',"
            + "'side':'SELL','workingTime':1784102400123,'fills':" + FILLS
            + ",'selfTradePreventionMode':'NONE'}";
    private static final String REPLY = "{'id':'4711','status':200,'result':" + RESULT
            + ",'rateLimits':[{'rateLimitType':'ORDERS','interval':'SECOND','intervalNum':10,'limit':100,"
            + "'count':1},{'rateLimitType':'REQUEST_WEIGHT','interval':'MINUTE','intervalNum':1,"
            + "'limit':6000,'count':2}]}";
    private static final String EXPIRED = REPLY.replace(FILLS, "[]").replace("FILLED", "EXPIRED")
            .replace("'NONE'", "'NONE','expiryReason':'UNFILLED_IOC_QUANTITY_EXPIRED'");
    /** What would lead a careless reader on, before and behind the message. */
    private static final byte[] GUARD = "\",\"id\":\"7\",\"status\":200,\"commission\":\"1.00000000\"00}]}}"
            .getBytes(StandardCharsets.US_ASCII);

    private final RandomReplies replies = new RandomReplies(11);
    private final Random random = new Random(12);
    private final PlacementReply reply = new PlacementReply(replies.instruments, replies.ids);
    private final ExecutionReport report = new ExecutionReport();

    @Test
    void readsTheUsualAnswer() throws VenueException {
        assertTrue(sameAsSlow(bytes(REPLY)));
        assertEquals(4711, reply.requestId());
        assertEquals(46, reply.orderId());
        assertEquals(OrderStatus.FILLED, reply.status());
        reply.into(report);
        assertEquals(46, report.orderId);
        assertEquals(7700312, report.venueOrderId);
        assertEquals(Side.SELL, report.side);
        assertEquals(312_045, report.price);
        assertEquals(8_000, report.quantity);
        assertEquals(8_000, report.filledQuantity);
        assertEquals(2496_360000L, report.filledNotional);
        assertEquals(80_000, report.fee);
        assertEquals(8, report.feeScale);
        assertEquals("ETH", report.feeAsset);
    }

    @Test
    void leavesTheFeeAloneWhereThereAreNoFills() throws VenueException {
        report.fee = 17;
        report.feeAsset = "BNB";
        assertTrue(sameAsSlow(bytes(REPLY.replace("'fills':" + FILLS, "'fills':[]"))));
        reply.into(report);
        assertTrue(sameAsSlow(bytes(REPLY.replace("'fills':" + FILLS + ",", ""))));
        reply.into(report);
        assertEquals(17, report.fee);
        assertEquals("BNB", report.feeAsset);
    }

    @Test
    void readsEveryUsualAnswer() throws VenueException {
        for (int i = 0; i < 20_000; i++) {
            String text = replies.usual();
            assertTrue(sameAsSlow(utf8(text)), text);
        }
    }

    @Test
    void readsMembersInAnyOrder() throws VenueException {
        for (int i = 0; i < 20_000; i++) {
            String text = replies.loose();
            assertTrue(sameAsSlow(utf8(text)), text);
        }
    }

    @Test
    void saysNothingElseThanTheSlowWay() throws VenueException {
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            read += sameAsSlow(utf8(replies.odd())) ? 1 : 0;
        }
        assertTrue(read > 10_000 && read < 50_000, read + " read");
    }

    @Test
    void saysNothingElseThanTheSlowWayOfGarbledAnswers() throws VenueException {
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] message = utf8(random.nextBoolean() ? replies.usual() : replies.odd());
            read += sameAsSlow(garble(message)) ? 1 : 0;
        }
        assertTrue(read > 1_000, read + " read");
    }

    @Test
    void refusesEveryAnswerThatIsCutOff() {
        byte[] message = bytes(REPLY);
        for (int length = 0; length < message.length; length++) {
            assertFalse(reply.read(message, 0, length));
        }
    }

    /** Each is in the place of another text of the usual answer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"'status':200|'status':400", "'4711'|'logon'",
        "'4711'|4711", "'4711'|null",
        "'status':200,|~~", "'id':'4711',|~~", "'result'|'results'", "'id':'4711'|'id':'4711','id':'4711'",
        "'id':'4711'|'error':{},'id':'4711'", "'symbol':'ETHUSDT',|~~", "ETHUSDT|BTCUSDT",
        "7700312|'7700312'",
        "'trnd-1a-u88100233'|'trnb-1a-u88100233'", "'clientOrderId'|'origClientOrderId'",
        "'orderListId':-1|'origClientOrderId':'x'", "'orderListId':-1|'orderReports':[]",
        "'orderListId':-1|'expiryReason':null", "'orderListId':-1|'expiryReason':7",
        "'orderListId':-1|'symbol':'ETHUSDT'",
        "'price':'3120.45000000','origQty'|'price':'3120.45600000','origQty'",
        "'origQty':'0.80000000'|'origQty':'0.80001000'", "'origQty':'0.80000000'|'origQty':null",
        "'executedQty':'0.80000000'|'executedQty':0.8", "'executedQty':'0.80000000',|~~",
        "2496.36000000|-2496.36000000", "2496.36000000|2496.36000010", "2496.36000000|1e3", "FILLED|HELD",
        "'FILLED'|null", "'side':'SELL',|~~", "SELL|SALE", "'ETH','tradeId':2|'BNB','tradeId':2",
        "0.00050000|0.000500001", "0.00050000|-0.00050000", "'commissionAsset':'ETH','tradeId':1|'tradeId':1",
        "'commission':'0.00030000',|~~", "'tradeId':2|'commission':'0.00030000'", "'tradeId':1|'tradeId'",
        "'NONE'|'N\\u004fNE'", "'NONE'|'N\u00d6NE'", "'NONE'|NONE", "'count':2}]}|'count':2}]}}",
        "'count':2}]}|'count':2}]", "[{'price'|{'price'"})
    void leavesWhatIsNotUsualToTheSlowWay(String usual, String other) {
        String text = REPLY.replace(usual, other);
        assertFalse(text.equals(REPLY), usual);
        assertFalse(reply.read(bytes(text), 0, bytes(text).length), text);
    }

    @Test
    void leavesWhatHasNoRoomToTheSlowWay() throws VenueException {
        assertFalse(sameAsSlow(bytes(REPLY.replace("'commission':'0.000", "'commission':'9000000000"))));
        // No long holds a whole coin at nineteen decimals.
        String fine = REPLY.replace("ETHUSDT", "FINEFINE");
        assertFalse(sameAsSlow(bytes(fine.replace("2496.36000000", "5"))));
        assertFalse(sameAsSlow(bytes(fine.replace("2496.36000000", "0.00000001"))));
    }

    @Test
    void readsAnswersOfTheDocumentation() throws VenueException {
        SharedData.files("docs-derived/nautilus/http_json");
        readsAsOurs("docs-derived/nautilus/http_json/new_order_full_response.json");
        readsAsOurs("docs-derived/jkorf-binance.net/Endpoints/Spot/Trading/PlaceOrder.txt");
        assertEquals(39_98300000L, report.fee);
        assertEquals("USDT", report.feeAsset);
    }

    /** The documented order is another's, and of a pair of ours once it is renamed. */
    private void readsAsOurs(String file) throws VenueException {
        String text = new String(SharedData.bytes(file), StandardCharsets.UTF_8);
        String result = text.substring(text.indexOf('{'));
        String session = "{\"id\":\"5\",\"status\":200,\"result\":" + result.replace("BTCUSDT", "ETHUSDT")
                + "}";
        assertFalse(sameAsSlow(utf8(session)));
        assertTrue(sameAsSlow(utf8(session.replace("6gCrw2kRUAF9CvJDGP16IP", "trnd-1a"))));
        reply.into(report);
        assertEquals(46, report.orderId);
    }

    @Test
    void knowsAnAssetAgain() {
        String other = REPLY.replace("'ETH'", "'BNB'");
        assertTrue(reply.read(bytes(other), 0, bytes(other).length));
        reply.into(report);
        String first = report.feeAsset;
        assertEquals("BNB", first);
        assertTrue(reply.read(bytes(other), 0, bytes(other).length));
        reply.into(report);
        assertSame(first, report.feeAsset);
    }

    @Test
    void tellsWhyAnOrderExpired() throws VenueException {
        assertTrue(sameAsSlow(bytes(EXPIRED)));
        reply.into(report);
        assertEquals(OrderStatus.EXPIRED, report.status);
        assertEquals("expired: UNFILLED_IOC_QUANTITY_EXPIRED", report.reason);
        String twice = EXPIRED.replace("'side'", "'expiryReason':'REJECTED','side'");
        assertFalse(sameAsSlow(bytes(twice)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETH", "USDT", "BNB"})
    void allocatesNothingForAFill(String asset) {
        allocatesNothing(REPLY.replace("'ETH'", "'" + asset + "'"));
    }

    @Test
    void allocatesNothingForAnExpiry() {
        allocatesNothing(EXPIRED);
    }

    private void allocatesNothing(String text) {
        byte[] message = bytes(text);
        assertEquals(0, Allocation.least(20_000, () -> {
            if (!reply.read(message, 0, message.length)) {
                throw new AssertionError("not read");
            }
            reply.into(report);
        }));
    }

    /** Whether it was read; then the slow way must have read the same. */
    private boolean sameAsSlow(byte[] message) throws VenueException {
        int before = random.nextInt(GUARD.length);
        byte[] buffer = new byte[before + message.length + GUARD.length];
        System.arraycopy(GUARD, GUARD.length - before, buffer, 0, before);
        System.arraycopy(message, 0, buffer, before, message.length);
        System.arraycopy(GUARD, 0, buffer, before + message.length, GUARD.length);
        boolean guarded = reply.read(buffer, before, message.length);
        // And without a byte behind it: what is looked at there would throw.
        assertEquals(guarded, reply.read(message, 0, message.length));
        if (guarded) {
            String text = new String(message, StandardCharsets.ISO_8859_1);
            SessionReply slow = SessionReply.read(message, 0, message.length);
            assertEquals(slow.id(), Long.toString(reply.requestId()), text);
            assertEquals(200, slow.status(), text);
            assertEquals(0, slow.code(), text);
            ExecutionReport expected = filled();
            RestReplies.order(slow.result(), replies.instruments, replies.ids, expected);
            ExecutionReport actual = filled();
            reply.into(actual);
            assertEquals(Reports.fields(expected), Reports.fields(actual), text);
            assertEquals(expected.orderId, reply.orderId());
            assertEquals(expected.status, reply.status());
        }
        return guarded;
    }

    /** What was there before shows what is left alone. */
    private static ExecutionReport filled() {
        ExecutionReport report = new ExecutionReport();
        report.fee = 3;
        report.feeScale = 4;
        report.feeAsset = "before";
        report.reason = "before";
        report.errorCode = -9;
        report.answersCancel = true;
        report.orderedNanos = 5;
        report.writtenNanos = 6;
        report.acknowledgedNanos = 7;
        return report;
    }

    private byte[] garble(byte[] message) {
        int at = random.nextInt(message.length);
        switch (random.nextInt(4)) {
            case 0 -> message[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> message[at] = (byte) random.nextInt(256);
            case 2 -> {
                int from = random.nextInt(at + 1);
                byte[] cut = Arrays.copyOf(message, message.length - (at - from));
                System.arraycopy(message, at, cut, from, message.length - at);
                return cut;
            }
            default -> message[at] = (byte) "\"\\{}[],:.0 9-e\n".charAt(random.nextInt(15));
        }
        return message;
    }

    private static byte[] bytes(String json) {
        return utf8(json.replace('\'', '"'));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
