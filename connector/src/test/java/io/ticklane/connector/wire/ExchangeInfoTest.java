package io.ticklane.connector.wire;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.UNNECESSARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.SharedData;
import io.ticklane.connector.VenueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeInfoTest {
    private static final String ETH = "{'filters':[{'tickSize':'0.01000000','minPrice':'0.01000000',"
            + "'maxPrice':'1000000.00000000','filterType':'PRICE_FILTER'},{'filterType':'LOT_SIZE',"
            + "'minQty':'0.00010000','maxQty':'9000.00000000','stepSize':'0.00010000'},"
            + "{'filterType':'MARKET_LOT_SIZE','stepSize':'0.5'},{'filterType':'NOTIONAL','minNotional':"
            + "'5.00000000','applyMinToMarket':true}],'symbol':'ETHUSDT','status':'TRADING',"
            + "'baseAsset':'ETH','quoteAsset':'USDT','permissionSets':[['SPOT']],'x':null}";
    private static final String BARE = "{'symbol':'BARE','status':'HALT','baseAsset':'B','quoteAsset':'E',"
            + "'filters':[{'filterType':'PRICE_FILTER','tickSize':'0.00000000','minPrice':'0.00000000',"
            + "'maxPrice':'99999999999999.00000000'}]}";

    @Test
    void readsScalesAndLimitsFromFilters() throws VenueException {
        assertEquals(List.of(new Instrument(0, "ETHUSDT", "ETH", "USDT", 2, 4, 1, 1, 100_000_000, 1, 1,
                90_000_000, 5_000_000, true)), parse(List.of("ETHUSDT"), ETH, BARE));
    }

    @Test
    void takesEightDecimalsWhereTheVenueSetsNone() throws VenueException {
        assertEquals(
                List.of(new Instrument(0, "BARE", "B", "E", 8, 8, 0, 0, Long.MAX_VALUE, 0, 0, 0, 0, false)),
                parse(List.of("BARE"), ETH, BARE));
    }

    @Test
    void givesIdsInTheOrderAskedFor() throws VenueException {
        assertEquals(List.of("ETHUSDT", "BARE"), symbols(parse(List.of(), ETH, BARE)));
        assertEquals(List.of("BARE", "ETHUSDT"),
                symbols(parse(List.of("BARE", "ETHUSDT", "BARE"), ETH, BARE)));
    }

    @Test
    void namesSymbolsThatTheVenueDoesNotList() {
        VenueException e = assertThrows(VenueException.class,
                () -> parse(List.of("ETHUSDT", "BTCUSD", "FOO"), ETH, BARE));
        assertEquals(VenueException.Remedy.STOP, e.remedy());
        assertTrue(e.getMessage().contains("BTCUSD, FOO"), e.getMessage());
    }

    @Test
    void refusesWhatIsNoExchangeInfo() {
        for (String body : List.of("", "<html>\n<body>403</body>", "{}", "[]",
                "{\"code\":-1003,\"msg\":\"x\"}",
                "{\"symbols\":7}", "{\"symbols\":[{}]}", "{\"symbols\":[]}}")) {
            VenueException e = assertThrows(VenueException.class,
                    () -> ExchangeInfo.parse(body.getBytes(StandardCharsets.UTF_8), List.of()), body);
            assertEquals(1, e.getMessage().lines().count());
        }
    }

    @Test
    void refusesFiltersThatAreNoNumbers() {
        VenueException e = assertThrows(VenueException.class,
                () -> parse(List.of(), ETH.replace("'tickSize':'0.01000000'", "'tickSize':'small'")));
        assertTrue(e.getMessage().contains("ETHUSDT"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"binance-20210417,1405", "binance-20211012,1695", "binance_us-20210417,109",
        "binance_us-20210814,117", "binance_tr-20230410,2183"})
    void readsEverySymbolOfRecordedAnswers(String folder, int symbols) throws Exception {
        byte[] json = body(SharedData.bytes("ws-captures/cryptofeed/" + folder + "/exchangeInfo.0.gz"));
        List<Instrument> instruments = ExchangeInfo.parse(json, List.of());
        assertEquals(symbols, instruments.size());
        assertEquals(symbols, new Instruments(instruments).size());
        compare(json, instruments);
    }

    @Test
    void readsReformattedAnswers() throws Exception {
        for (String file : List.of("rest/chrisleekr/exchange-info-20210402.json",
                "rest/nautilus/http_spot_market_exchange_info.json")) {
            byte[] json = SharedData.bytes(file);
            List<Instrument> instruments = ExchangeInfo.parse(json, List.of());
            assertTrue(!instruments.isEmpty());
            compare(json, instruments);
        }
    }

    @Test
    void readsTheNewerNotionalFilter() throws Exception {
        try (Stream<String> lines = SharedData.lines("rest/gocryptotrader/http_api_v3_master.jsonl.gz")) {
            String line = lines.filter(text -> text.contains("\"path\":\"/api/v3/exchangeInfo\"")).findFirst()
                    .orElseThrow();
            String body = line.substring(line.indexOf("\"response\":") + 11, line.length() - 1);
            byte[] json = body.getBytes(StandardCharsets.UTF_8);
            List<Instrument> instruments = ExchangeInfo.parse(json, List.of());
            assertEquals(25, instruments.size());
            assertTrue(instruments.stream().allMatch(instrument -> instrument.minNotional() > 0));
            compare(json, instruments);
        }
    }

    /** Each value again, from a plain tree. */
    private static void compare(byte[] json, List<Instrument> instruments) throws Exception {
        Map<?, ?> root = (Map<?, ?>) ReferenceDecoder.tree(json, 0, json.length);
        List<?> symbols = (List<?>) root.get("symbols");
        for (Instrument instrument : instruments) {
            Map<?, ?> entry = (Map<?, ?>) symbols.get(instrument.id());
            assertEquals(entry.get("symbol"), instrument.symbol());
            assertEquals(entry.get("baseAsset"), instrument.baseAsset());
            assertEquals(entry.get("status").equals("TRADING"), instrument.trading());
            Map<?, ?> price = filter(entry, "PRICE_FILTER");
            Map<?, ?> lot = filter(entry, "LOT_SIZE");
            int priceScale = instrument.priceScale();
            int quantityScale = instrument.quantityScale();
            assertEquals(scaled(price, "tickSize", priceScale, UNNECESSARY), instrument.tickSize());
            assertEquals(scaled(lot, "stepSize", quantityScale, UNNECESSARY), instrument.stepSize());
            // Limits may have more decimals than the instrument: then the next one inside.
            assertEquals(scaled(price, "minPrice", priceScale, CEILING), instrument.minPrice());
            assertEquals(scaled(price, "maxPrice", priceScale, FLOOR), instrument.maxPrice());
            assertEquals(scaled(lot, "minQty", quantityScale, CEILING), instrument.minQuantity());
            assertEquals(scaled(lot, "maxQty", quantityScale, FLOOR), instrument.maxQuantity());
            int notionalScale = instrument.notionalScale();
            assertEquals(
                    Math.max(scaled(filter(entry, "MIN_NOTIONAL"), "minNotional", notionalScale, CEILING),
                            scaled(filter(entry, "NOTIONAL"), "minNotional", notionalScale, CEILING)),
                    instrument.minNotional());
            assertTrue(instrument.tickSize() % 10 != 0 || instrument.priceScale() == 0
                    || instrument.tickSize() == 0, () -> instrument + " has a scale too large");
        }
    }

    private static long scaled(Map<?, ?> filter, String name, int scale, RoundingMode rounding) {
        return new BigDecimal(Objects.toString(filter.get(name), "0")).movePointRight(scale)
                .setScale(0, rounding).longValueExact();
    }

    private static Map<?, ?> filter(Map<?, ?> entry, String type) {
        for (Object filter : (List<?>) entry.get("filters")) {
            if (type.equals(((Map<?, ?>) filter).get("filterType"))) {
                return (Map<?, ?>) filter;
            }
        }
        return Map.of();
    }

    /** The answer on the first line: address, arrow, time, body. */
    private static byte[] body(byte[] recording) {
        String line = new String(recording, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
        return line.substring(line.indexOf(": {") + 2).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> symbols(List<Instrument> instruments) {
        return instruments.stream().map(Instrument::symbol).toList();
    }

    private static List<Instrument> parse(List<String> wanted, String... symbols) throws VenueException {
        String json = "{'timezone':'UTC','rateLimits':[{}],'symbols':[" + String.join(",", symbols)
                + "],'sors':[]}";
        return ExchangeInfo.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), wanted);
    }
}
