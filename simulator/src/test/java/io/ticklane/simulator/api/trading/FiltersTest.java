package io.ticklane.simulator.api.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.engine.Filter;
import io.ticklane.simulator.engine.References;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every filter that is judged before the engine, at its very borders. */
class FiltersTest {
    private static final String BUY = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=";
    private static final String SELL = BUY.replace("BUY", "SELL");
    private static final String AMOUNT = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&price=3000&quantity=";
    private static final String MARKET = "symbol=ETHUSDT&side=BUY&type=MARKET&quantity=";
    private static final String SPEND = "symbol=ETHUSDT&side=BUY&type=MARKET&quoteOrderQty=";
    private static final String STOP = "symbol=ETHUSDT&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=1"
            + "&price=3000&stopPrice=";
    private static final String STOP_MARKET = "symbol=ETHUSDT&side=SELL&type=STOP_LOSS&stopPrice=2900&quantity=";
    private static final String ICEBERG = AMOUNT + "10&icebergQty=";
    private static final String TRAILING = "symbol=ETHUSDT&quantity=1";
    private static final long ONE = 100_000_000L;

    /** A filter, an order, and whether it passes. */
    private record Row(Filter filter, String order, boolean passes) {
        @Override
        public String toString() {
            return filter + (passes ? " passes " : " stops ") + order;
        }
    }

    private static Row pass(Filter filter, String order) {
        return new Row(filter, order, true);
    }

    private static Row stop(Filter filter, String order) {
        return new Row(filter, order, false);
    }

    static Stream<Row> prices() {
        Filter all = new Filter.Price(10_000, 400_000, 5);
        Filter noMin = new Filter.Price(0, 400_000, 5);
        Filter noMax = new Filter.Price(10_000, 0, 5);
        Filter noTick = new Filter.Price(10_000, 400_000, 0);
        return Stream.of(pass(all, BUY + "100.00"), stop(all, BUY + "99.95"), pass(all, BUY + "4000.00"),
                stop(all, BUY + "4000.05"), stop(all, BUY + "3000.01"), pass(all, BUY + "3000.05"),
                stop(all, BUY + "3000.001"), pass(noMin, BUY + "0.05"), stop(noMin, BUY + "4000.05"),
                pass(noMax, BUY + "9000.05"), stop(noMax, BUY + "99.95"), pass(noTick, BUY + "3000.01"),
                pass(all, STOP + "100.00"), stop(all, STOP + "99.95"), stop(all, STOP + "4000.05"),
                stop(all, STOP + "3000.01"), stop(all, STOP_MARKET.replace("2900", "99.95") + "1"));
    }

    static Stream<Row> percentages() {
        // The average is 3000.
        Filter both = new Filter.PercentPrice(120_000_000, 90_000_000, 5);
        Filter sides = new Filter.PercentPriceBySide(110_000_000, 80_000_000, 130_000_000, 95_000_000, 5);
        return Stream.of(pass(both, BUY + "3600"), stop(both, BUY + "3600.01"), pass(both, SELL + "2700"),
                stop(both, SELL + "2699.99"), pass(both, STOP + "10"), pass(both, MARKET + "1"),
                pass(sides, BUY + "3300"), stop(sides, BUY + "3300.01"), pass(sides, BUY + "2400"),
                stop(sides, BUY + "2399.99"), pass(sides, SELL + "3900"), stop(sides, SELL + "3900.01"),
                pass(sides, SELL + "2850"), stop(sides, SELL + "2849.99"));
    }

    static Stream<Row> quantities() {
        Filter lot = new Filter.LotSize(10, 100_000, 3);
        Filter market = new Filter.MarketLotSize(20, 50_000, 7);
        Filter loose = new Filter.MarketLotSize(0, 50_000, 0);
        return Stream.of(pass(lot, AMOUNT + "0.0012"), stop(lot, AMOUNT + "0.0009"),
                stop(lot, AMOUNT + "0.0013"), pass(lot, AMOUNT + "9.9999"), stop(lot, AMOUNT + "10.0002"),
                stop(lot, AMOUNT + "0.00121"), stop(lot, AMOUNT + "0"), pass(lot, MARKET + "0.0012"),
                stop(lot, MARKET + "0.0009"), pass(lot, SPEND + "1"),
                pass(lot, AMOUNT + "9.9999&icebergQty=0.0012"),
                stop(lot, AMOUNT + "9.9999&icebergQty=0.0009"),
                stop(lot, AMOUNT + "9.9999&icebergQty=0.0013"), pass(market, MARKET + "0.0021"),
                stop(market, MARKET + "0.0020"), stop(market, MARKET + "0.0014"),
                pass(market, MARKET + "4.9994"), stop(market, MARKET + "5.0001"),
                pass(market, AMOUNT + "0.0001"), pass(market, SPEND + "1"),
                stop(market, STOP_MARKET + "0.0020"), pass(market, STOP_MARKET + "0.0021"),
                pass(market, STOP + "100"), pass(loose, MARKET + "0.0001"), stop(loose, MARKET + "5.0001"));
    }

    static Stream<Row> worth() {
        Filter min = new Filter.MinNotional(10 * ONE, true, 5);
        Filter minLimits = new Filter.MinNotional(10 * ONE, false, 5);
        Filter range = new Filter.Notional(10 * ONE, true, 3_000 * ONE, true, 5);
        Filter limits = new Filter.Notional(10 * ONE, false, 3_000 * ONE, false, 0);
        return Stream.of(pass(min, BUY + "10"), stop(min, BUY + "9.99"), stop(min, MARKET + "0.0033"),
                pass(min, MARKET + "0.0034"), stop(min, SPEND + "9.99999999"), pass(min, SPEND + "10"),
                pass(minLimits, MARKET + "0.0033"), pass(minLimits, SPEND + "9"),
                stop(minLimits, BUY + "9.99"), stop(range, BUY + "9.99"), pass(range, BUY + "10"),
                pass(range, BUY + "3000"), stop(range, BUY + "3000.01"), pass(range, MARKET + "1"),
                stop(range, MARKET + "1.0001"), stop(range, MARKET + "0.0033"), pass(range, SPEND + "3000"),
                stop(range, SPEND + "3000.01"), stop(range, SPEND + "9.99"), pass(range, STOP_MARKET + "1"),
                stop(range, STOP_MARKET + "1.0001"), pass(limits, MARKET + "0.0001"),
                pass(limits, MARKET + "50"), pass(limits, SPEND + "1"), stop(limits, BUY + "9.99"),
                stop(limits, BUY + "3000.01"));
    }

    static Stream<Row> partsAndDeltas() {
        Filter parts = new Filter.IcebergParts(4);
        Filter deltas = new Filter.TrailingDelta(10, 20, 30, 40);
        String stopBuy = TRAILING + "&side=BUY&type=STOP_LOSS&trailingDelta=";
        String profitSell = TRAILING + "&side=SELL&type=TAKE_PROFIT&trailingDelta=";
        String stopSell = TRAILING + "&side=SELL&type=STOP_LOSS&trailingDelta=";
        String profitBuy = TRAILING + "&side=BUY&type=TAKE_PROFIT&trailingDelta=";
        return Stream.of(pass(parts, ICEBERG + "2.5"), stop(parts, ICEBERG + "2.4999"),
                pass(parts, ICEBERG + "9"), pass(parts, AMOUNT + "10"), pass(deltas, stopBuy + "10"),
                pass(deltas, stopBuy + "20"), stop(deltas, stopBuy + "9"), stop(deltas, stopBuy + "21"),
                pass(deltas, profitSell + "10"), stop(deltas, profitSell + "30"),
                pass(deltas, stopSell + "30"), pass(deltas, stopSell + "40"), stop(deltas, stopSell + "29"),
                stop(deltas, stopSell + "41"), pass(deltas, profitBuy + "40"),
                stop(deltas, profitBuy + "20"), pass(deltas, STOP + "1"));
    }

    private static final References AT_3000 = new References() {
        @Override
        public long referencePrice(int symbol) {
            return 0;
        }

        @Override
        public long averagePrice(int symbol, int minutes) {
            return minutes == 0 ? 0 : 300_000;
        }
    };

    private static Desk desk(List<Filter> filters) {
        Desk desk = new Desk();
        desk.exchange.rules(0, desk.exchange.rules(0).with(filters));
        desk.exchange.references(AT_3000);
        desk.exchange.lastPrice(0, 300_000);
        return desk;
    }

    @ParameterizedTest
    @MethodSource({"prices", "percentages", "quantities", "worth", "partsAndDeltas"})
    void holdsAtItsBorders(Row row) {
        RestReply reply = desk(List.of(row.filter)).signed("POST", "order/test", row.order);
        if (row.passes) {
            assertEquals("{}", Desk.text(reply));
        } else {
            Desk.refused(reply, -1013, "Filter failure: " + row.filter.type());
        }
    }

    @Test
    void judgesNoFilterThatIsNotThere() {
        Desk desk = desk(List.of());
        assertEquals("{}", Desk.text(desk.signed("POST", "order/test", BUY + "900000.01")));
        assertEquals("{}", Desk.text(desk.signed("POST", "order/test", AMOUNT + "99999.9999")));
        Desk.refused(desk.signed("POST", "order/test", BUY + "0"), -1013, "Price * QTY is zero or less.");
        Desk.refused(desk.signed("POST", "order/test", BUY + "0.001"), -1111,
                "Parameter 'price' has too much precision.");
    }

    @Test
    void namesTheFirstFilterInTheOrderOfExchangeInfo() {
        Filter lot = new Filter.LotSize(10_000, 0, 0);
        Filter price = new Filter.Price(0, 100_000, 0);
        String both = AMOUNT + "0.5";
        Desk.refused(desk(List.of(lot, price)).signed("POST", "order/test", both), -1013,
                "Filter failure: LOT_SIZE");
        Desk.refused(desk(List.of(price, lot)).signed("POST", "order/test", both), -1013,
                "Filter failure: PRICE_FILTER");
    }

    @Test
    void prefersTheReferencePriceToTheAverage() {
        Desk desk = desk(List.of(new Filter.PercentPrice(110_000_000, 90_000_000, 5)));
        desk.exchange.references(new References() {
            @Override
            public long referencePrice(int symbol) {
                return 100_000;
            }

            @Override
            public long averagePrice(int symbol, int minutes) {
                return 300_000;
            }
        });
        assertEquals("{}", Desk.text(desk.signed("POST", "order/test", BUY + "1100")));
        Desk.refused(desk.signed("POST", "order/test", BUY + "3000"), -1013,
                "Filter failure: PERCENT_PRICE");
    }

    @Test
    void takesTheLastPriceWhereTheAverageHasNoMinutes() {
        Desk desk = desk(List.of(new Filter.PercentPrice(110_000_000, 90_000_000, 0)));
        desk.exchange.lastPrice(0, 200_000);
        assertEquals("{}", Desk.text(desk.signed("POST", "order/test", BUY + "2200")));
        Desk.refused(desk.signed("POST", "order/test", BUY + "3000"), -1013,
                "Filter failure: PERCENT_PRICE");
    }

    @Test
    void letsNoMarketOrderPassThatCannotBeWorthAnything() {
        Desk desk = new Desk();
        Desk.refused(desk.signed("POST", "order/test", MARKET + "1"), -1013, "Filter failure: NOTIONAL");
        desk.exchange.lastPrice(0, 300_000);
        assertEquals("{}", Desk.text(desk.signed("POST", "order/test", MARKET + "1")));
    }

    @Test
    void looksAtThePriceThatAPegGives() {
        Desk desk = desk(List.of(new Filter.Price(0, 290_000, 0)));
        desk.quote(true, 300_000, 10_000);
        desk.quote(true, 290_000, 10_000);
        String pegged = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&pegPriceType=PRIMARY_PEG";
        Desk.refused(desk.signed("POST", "order/test", pegged), -1013, "Filter failure: PRICE_FILTER");
        String deeper = pegged + "&pegOffsetType=PRICE_LEVEL&pegOffsetValue=1";
        assertEquals("{}", Desk.text(desk.signed("POST", "order/test", deeper)));
        Desk.refused(desk.signed("POST", "order/test", deeper + "&price=2900.01"), -1013,
                "Filter failure: PRICE_FILTER");
    }

    @Test
    void limitsWhatOneOrderMayBeOfAnAsset() {
        Desk desk = desk(List.of());
        desk.exchange.exchangeFilters(
                List.of(new Filter.MaxAsset("ETH", 2 * ONE), new Filter.MaxAsset("USDT", 4_000 * ONE)));
        assertEquals("{}", Desk.text(desk.signed("POST", "order/test", BUY.replace("=1&", "=2&") + "2000")));
        Desk.refused(desk.signed("POST", "order/test", BUY.replace("=1&", "=2.0001&") + "1"), -1013,
                "Filter failure: MAX_ASSET");
        Desk.refused(desk.signed("POST", "order/test", BUY + "4000.01"), -1013, "Filter failure: MAX_ASSET");
        Desk.refused(desk.signed("POST", "order/test", SPEND + "4000.01"), -1013,
                "Filter failure: MAX_ASSET");
        Desk.refused(desk.signed("POST", "order/test", MARKET + "2.0001"), -1013,
                "Filter failure: MAX_ASSET");
    }
}
