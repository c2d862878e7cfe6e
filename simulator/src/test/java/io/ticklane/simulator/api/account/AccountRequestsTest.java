package io.ticklane.simulator.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.engine.Filter;
import io.ticklane.simulator.engine.SelfTradePrevention;
import io.ticklane.simulator.engine.SymbolRules;
import io.ticklane.simulator.engine.SymbolStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an account is told of itself and of the rules that hold for it. */
class AccountRequestsTest {
    private final Desk desk = new Desk();

    @Test
    void tellsEveryPartOfTheCommission() {
        assertEquals("{\"symbol\":\"ETHUSDT\",\"standardCommission\":{\"maker\":\"0.00100000\","
                + "\"taker\":\"0.00100000\",\"buyer\":\"0.00000000\",\"seller\":\"0.00000000\"},"
                + "\"specialCommission\":{\"maker\":\"0.00000000\",\"taker\":\"0.00000000\","
                + "\"buyer\":\"0.00000000\",\"seller\":\"0.00000000\"},\"taxCommission\":{\"maker\":\"0.00000000\","
                + "\"taker\":\"0.00000000\",\"buyer\":\"0.00000000\",\"seller\":\"0.00000000\"},"
                + "\"discount\":{\"enabledForAccount\":false,\"enabledForSymbol\":false,\"discountAsset\":\"BNB\","
                + "\"discount\":\"0.25000000\"}}",
                Desk.text(desk.signed("GET", "account/commission", "symbol=ETHUSDT")));
    }

    @Test
    void omitsZeroBalancesIfAsked() {
        assertEquals(List.of("ETH", "USDT"), assets("omitZeroBalances=true"));
        assertEquals(List.of("ETH", "USDT", "BTC", "NEXO"), assets(""));
    }

    private List<?> assets(String query) {
        Map<?, ?> account = Desk.object(desk.signed("GET", "account", query));
        return ((List<?>) account.get("balances")).stream()
                .map(balance -> (Object) ((Map<?, ?>) balance).get("asset")).toList();
    }

    @Test
    void tellsTheFiltersThatHold() {
        desk.exchange.exchangeFilters(List.of(
                new Filter.MaxNumber(Filter.Counted.EXCHANGE_MAX_NUM_ORDERS, 1_000),
                new Filter.MaxAsset("USDT", 500_000_000_000_000L), new Filter.MaxAsset("BTC", 1)));
        desk.exchange.rules(0, desk.exchange.rules(0)
                .with(List.of(new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDER_LISTS, 20))));
        assertEquals(
                "{\"exchangeFilters\":[{\"filterType\":\"EXCHANGE_MAX_NUM_ORDERS\",\"maxNumOrders\":1000}],"
                        + "\"symbolFilters\":[{\"filterType\":\"MAX_NUM_ORDER_LISTS\",\"maxNumOrderLists\":20}],"
                        + "\"assetFilters\":[{\"filterType\":\"MAX_ASSET\",\"asset\":\"USDT\",\"limit\":\"5000000.00000000\"}]}",
                Desk.text(desk.signed("GET", "myFilters", "symbol=ETHUSDT")));
        assertEquals("[{filterType=EXCHANGE_MAX_NUM_ORDERS, maxNumOrders=1000}]",
                Desk.object(desk.get("exchangeInfo", "symbol=ETHUSDT")).get("exchangeFilters").toString());
    }

    @Test
    void exchangeInfoIsWrittenFromTheRules() {
        assertEquals("[true, true, true, true, true, true, true, true, true]", flags());
        SymbolRules rules = desk.exchange.rules(0);
        desk.exchange.rules(0, new SymbolRules(SymbolStatus.CANCEL_ONLY, Set.of(),
                SelfTradePrevention.NONE, Set.of(SelfTradePrevention.NONE, SelfTradePrevention.DECREMENT),
                rules.filters(), null));
        Map<?, ?> symbol = symbol();
        assertEquals("CANCEL_ONLY [LIMIT, LIMIT_MAKER] NONE [NONE, DECREMENT]", symbol.get("status") + " "
                + symbol.get("orderTypes") + " " + symbol.get("defaultSelfTradePreventionMode") + " "
                + symbol.get("allowedSelfTradePreventionModes"));
        assertEquals("[false, false, false, false, false, false, false, false, false]", flags());
    }

    private Map<?, ?> symbol() {
        return (Map<?, ?>) ((List<?>) Desk.object(desk.get("exchangeInfo", "symbol=ETHUSDT"))
                .get("symbols")).get(0);
    }

    private String flags() {
        Map<?, ?> symbol = symbol();
        return List.of("icebergAllowed", "ocoAllowed", "otoAllowed", "opoAllowed",
                "quoteOrderQtyMarketAllowed", "allowTrailingStop", "cancelReplaceAllowed", "amendAllowed",
                "pegInstructionsAllowed").stream().map(symbol::get).toList().toString();
    }

    @Test
    void everyKindOfFilterIsShownWithItsFields() {
        desk.exchange.rules(0, desk.exchange.rules(0).with(List.of(
                new Filter.Price(1, 100_000_000, 5), new Filter.PercentPrice(500_000_000, 20_000_000, 5),
                new Filter.PercentPriceBySide(500_000_000, 20_000_000, 130_000_000, 80_000_000, 1),
                new Filter.LotSize(1, 90_000, 1), new Filter.MarketLotSize(0, 50_000, 0),
                new Filter.MinNotional(1_000_000_000, true, 5),
                new Filter.Notional(500_000_000, true, 900_000_000_000_000L, false, 5),
                new Filter.IcebergParts(100), new Filter.TrailingDelta(10, 2000, 11, 2001),
                new Filter.MaxPosition(1_000_000),
                new Filter.MaxNumber(Filter.Counted.MAX_NUM_ALGO_ORDERS, 5))));
        assertEquals(
                "[{filterType=PRICE_FILTER, minPrice=0.01000000, maxPrice=1000000.00000000, tickSize=0.05000000}, "
                        + "{filterType=PERCENT_PRICE, multiplierUp=5, multiplierDown=0.2, avgPriceMins=5}, "
                        + "{filterType=PERCENT_PRICE_BY_SIDE, bidMultiplierUp=5, bidMultiplierDown=0.2, "
                        + "askMultiplierUp=1.3, askMultiplierDown=0.8, avgPriceMins=1}, "
                        + "{filterType=LOT_SIZE, minQty=0.00010000, maxQty=9.00000000, stepSize=0.00010000}, "
                        + "{filterType=MARKET_LOT_SIZE, minQty=0.00000000, maxQty=5.00000000, stepSize=0.00000000}, "
                        + "{filterType=MIN_NOTIONAL, minNotional=10.00000000, applyToMarket=true, avgPriceMins=5}, "
                        + "{filterType=NOTIONAL, minNotional=5.00000000, applyMinToMarket=true, "
                        + "maxNotional=9000000.00000000, applyMaxToMarket=false, avgPriceMins=5}, "
                        + "{filterType=ICEBERG_PARTS, limit=100}, {filterType=TRAILING_DELTA, minTrailingAboveDelta=10, "
                        + "maxTrailingAboveDelta=2000, minTrailingBelowDelta=11, maxTrailingBelowDelta=2001}, "
                        + "{filterType=MAX_POSITION, maxPosition=100.00000000}, "
                        + "{filterType=MAX_NUM_ALGO_ORDERS, maxNumAlgoOrders=5}]",
                symbol().get("filters").toString());
    }
}
