package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Instruments;
import io.ticklane.connector.Kline;
import io.ticklane.connector.KlineInterval;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Top levels, candlesticks and statistics of 24 hours. */
class SummaryDecoderTest {
    private static final String TOP = "{'stream':'ethusdt@depth5@100ms','data':{'lastUpdateId':160,"
            + "'bids':[['3120.44000000','4.10000000'],['3120.43000000','1.00000000']],"
            + "'asks':[['3120.45000000','1.20000000']]}}";
    private static final String KLINE = "{'e':'kline','E':1672515782136000,'s':'ETHUSDT','k':{'t':1672515780000000,"
            + "'T':1672515839999999,'s':'ETHUSDT','i':'1M','f':-1,'L':-1,'o':'1.10','c':'1.20','h':'1.30',"
            + "'l':'1.00','v':'1000.5','n':7,'x':true,'q':'2.000001','V':'500','Q':'0.5','B':'123456'}}";
    private static final String TICKER = "{'e':'24hrTicker','E':1672515782136,'s':'ETHUSDT','p':'-1.50',"
            + "'P':'-2.505','w':'0.0018','x':'0.09','c':'2.50','Q':'10','b':'2.40','B':'11','a':'2.60',"
            + "'A':'100','o':'1.00','h':'2.50','l':'1.00','v':'10000','q':'18','O':5,'C':86400000,'F':0,"
            + "'L':18150,'n':18151}";
    private static final String MINI = "{'e':'24hrMiniTicker','E':123,'s':'ETHUSDT','c':'2.50','o':'1.00',"
            + "'h':'2.60','l':'0.90','v':'10000','q':'18'}";

    private final PartialDepth top = new PartialDepth();
    private final Kline kline = new Kline();
    private final RollingTicker ticker = new RollingTicker();
    private final MarketDecoder decoder = new MarketDecoder(
            new Instruments(List.of(Captures.instrument(0, "ETHUSDT", 2, 4))), new SinkHandler() {
                @Override
                public void onPartialDepth(PartialDepth depth) {
                    top.copyFrom(depth);
                }

                @Override
                public void onKline(Kline one) {
                    kline.copyFrom(one);
                }

                @Override
                public void onTicker(RollingTicker one) {
                    ticker.copyFrom(one);
                }
            });

    @ParameterizedTest
    @ValueSource(strings = {TOP, "{ 'data' : {'asks':[ ['3120.45', '1.2'] ],'x':{},'bids':[['3120.44','4.1'],"
            + "['3120.43','1']],'lastUpdateId':160}, 'stream' : 'ethusdt@depth20' }"})
    void readsTopLevelsInAnyOrder(String frame) {
        assertEquals(FrameDecoder.MARKET_DATA, decode(frame));
        assertEquals(160, top.lastUpdateId);
        assertEquals(2, top.bids);
        assertEquals(312043, top.bidPrices[1]);
        assertEquals(10000, top.bidQuantities[1]);
        assertEquals(1, top.asks);
        assertEquals(12000, top.askQuantities[0]);
        assertEquals(1, decoder.counters().partialDepths());
    }

    @Test
    void ignoresTopLevelsThatNameNoInstrumentOfOurs() {
        assertEquals(FrameDecoder.IGNORED, decode(TOP.replace("ethusdt", "xrpusdt")));
        assertEquals(FrameDecoder.IGNORED, decode(TOP.replace("depth5@100ms", "other")));
        assertEquals(FrameDecoder.IGNORED, decode("{'lastUpdateId':160,'bids':[],'asks':[]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854.775808", "99999999999999999999", "12345678901234567890.5"})
    void tellsTheRestWhereTheVolumeHasNoRoom(String volume) {
        assertEquals(FrameDecoder.MARKET_DATA, decode(TICKER.replace("'q':'18'", "'q':'" + volume + "'")));
        assertEquals(Kline.TOO_LARGE, ticker.quoteVolume);
        assertEquals(250, ticker.last);
        assertEquals(FrameDecoder.MARKET_DATA, decode(MINI.replace("'q':'18'", "'q':'" + volume + "'")));
        assertEquals(Kline.TOO_LARGE, ticker.quoteVolume);
        assertEquals(FrameDecoder.MARKET_DATA,
                decode(KLINE.replace("'q':'2.000001'", "'q':'" + volume + "'")));
        assertEquals(Kline.TOO_LARGE, kline.quoteVolume);
        assertEquals(5000, kline.takerBuyQuoteVolume / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e30", "1.0000001", "99999999999999999999.0000001", ".5", "5.", "x"})
    void refusesVolumesThatAreNoDecimalsOfTheScale(String volume) {
        assertEquals(FrameDecoder.MALFORMED, decode(TICKER.replace("'q':'18'", "'q':'" + volume + "'")));
        assertEquals(FrameDecoder.MALFORMED, decode(MINI.replace("'q':'18'", "'q':'" + volume + "'")));
        assertEquals(FrameDecoder.MALFORMED,
                decode(KLINE.replace("'Q':'0.5'", "'Q':'" + volume + "'")));
    }

    @Test
    void tellsTheLargestVolumeThatHasRoom() {
        assertEquals(FrameDecoder.MARKET_DATA,
                decode(TICKER.replace("'q':'18'", "'q':'9223372036854.775807'")));
        assertEquals(Long.MAX_VALUE, ticker.quoteVolume);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{'stream':'!miniTicker@arr','data':[%s]}",
        " { 'data' : [ %s ] , 'stream':'x'}"})
    void readsEachElementOfAnArray(String frame) {
        String other = MINI.replace("ETHUSDT", "XRPUSDT");
        String broken = MINI.replace("'l':'0.90'", "'l':'x'");
        String twice = MINI.replace("'l':'0.90'", "'l':'0.90','l':'0.90'");
        String trade = "{'e':'trade','E':1,'s':'ETHUSDT','t':1,'p':'1','q':'1','T':1,'m':false,'M':true}";
        String last = MINI.replace("'c':'2.50'", "'c':'2.51'");
        assertEquals(FrameDecoder.MARKET_DATA, decode(frame.formatted(
                String.join(" , ", MINI, other, broken, "[1,{}]", twice, "null", trade, "{}", last))));
        assertEquals(251, ticker.last);
        assertTrue(ticker.mini);
        assertEquals(2, decoder.counters().miniTickers());
        assertEquals(2, decoder.counters().malformed());
        assertEquals(0, decoder.counters().trades() + decoder.counters().ignored());
    }

    @Test
    void ignoresAnArrayWithoutAnEventOfOurs() {
        assertEquals(FrameDecoder.IGNORED, decode("[]"));
        assertEquals(FrameDecoder.IGNORED, decode("[" + MINI.replace("ETHUSDT", "XRPUSDT") + "]"));
        assertEquals(FrameDecoder.IGNORED, decode("[[" + MINI + "]]"));
        assertEquals(FrameDecoder.MALFORMED, decode("[" + MINI + ",]"));
        assertEquals(FrameDecoder.MALFORMED, decode("[" + MINI + "] x"));
        assertEquals(0, decoder.counters().miniTickers());
        assertEquals(2, decoder.counters().malformed());
    }

    @Test
    void refusesMoreLevelsThanAVenueSends() {
        String level = "['3120.44000000','4.10000000']";
        String full = level + ("," + level).repeat(PartialDepth.LEVELS - 1);
        String frame = "{'stream':'ethusdt@depth20','data':{'lastUpdateId':1,'bids':[%s],'asks':[]}}";
        assertEquals(FrameDecoder.MARKET_DATA, decode(frame.formatted(full)));
        assertEquals(FrameDecoder.MALFORMED, decode(frame.formatted(full + "," + level)));
    }

    @Test
    void readsCandlestickWithoutTrades() {
        assertEquals(FrameDecoder.MARKET_DATA, decode(KLINE));
        assertEquals(KlineInterval.ONE_MONTH, kline.interval);
        assertEquals(1672515839999999L, kline.closeTime);
        assertEquals(-1, kline.firstTradeId);
        assertEquals(10005000, kline.volume);
        assertEquals(2000001, kline.quoteVolume);
        assertTrue(kline.closed);
        for (KlineInterval interval : KlineInterval.values()) {
            assertEquals(FrameDecoder.MARKET_DATA,
                    decode(KLINE.replace("'1M'", "'" + interval.text() + "'")));
            assertEquals(interval, kline.interval);
        }
    }

    @Test
    void readsStatisticsFullAndMini() {
        assertEquals(FrameDecoder.MARKET_DATA, decode(TICKER));
        assertEquals(-150, ticker.priceChange);
        assertEquals(-2505, ticker.priceChangePercent);
        assertEquals(18151, ticker.trades);
        assertEquals(FrameDecoder.MARKET_DATA,
                decode("{'stream':'ethusdt@miniTicker','data':" + MINI + "}"));
        assertTrue(ticker.mini);
        assertEquals(260, ticker.high);
        assertEquals(0, ticker.priceChange);
        assertEquals(1, decoder.counters().tickers());
        assertEquals(1, decoder.counters().miniTickers());
    }

    @Test
    void refusesEveryFrameThatIsCutShort() {
        for (String frame : List.of(TOP, KLINE, TICKER, MINI)) {
            for (int length = 1; length < frame.length(); length++) {
                assertEquals(FrameDecoder.MALFORMED, decode(frame.substring(0, length)));
            }
        }
    }

    @Test
    void refusesWhatIsNoNumberOfThatScale() {
        for (String[] bad : new String[][]{{KLINE, "'1.10'", "'1.101'"}, {KLINE, "'i':'1M'", "'i':'9m'"},
            {KLINE, "'f':-1", "'f':-2"}, {KLINE, "'n':7", "'n':7e1"}, {TICKER, "'-1.50'", "'--1.50'"},
            {TICKER, "'-2.505'", "'-2.5051'"}, {MINI, "'10000'", "'99999999999999999999'"},
            {TOP, "3120.43000000", "3120.43100000"}, {TOP, "160", "1.5"}}) {
            assertEquals(FrameDecoder.MALFORMED, decode(bad[0].replace(bad[1], bad[2])), bad[2]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TOP, KLINE, TICKER, MINI})
    void allocatesNothing(String frame) {
        byte[] bytes = bytes(frame);
        assertEquals(0, Allocation.least(20_000, () -> decoder.decode(bytes, 0, bytes.length, 1)));
    }

    private int decode(String frame) {
        byte[] bytes = bytes(frame);
        return decoder.decode(bytes, 0, bytes.length, 1);
    }

    private static byte[] bytes(String frame) {
        return frame.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
