package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What fills cost. */
class CommissionTest {
    private static final Fees.Rates STANDARD = new Fees.Rates(100_000, 200_000, 10_000, 20_000);
    private static final Fees PARTS = new Fees(STANDARD, new Fees.Rates(1_000, 2_000, 0, 0),
            new Fees.Rates(0, 0, 300, 400), Fees.Discount.OFF);

    private final SymbolSpec bnb = new SymbolSpec(1, "BNBUSDT", "BNB", "USDT", 2, 3, 1, 1, 10_000_000, 1, 1,
            1_000_000, 0);
    private final Exchange exchange = new Exchange(List.of(Hall.SPEC, bnb),
            List.of(account("a", "1"), account("b", "0.00001")), PARTS, () -> 0);
    private final Wallet crowd = exchange.participant("crowd");

    private static Account account(String name, String bnb) {
        return new Account(name, name, Account.KeyType.HMAC, "s",
                Map.of("BTC", "10", "USDT", "1000", "BNB", bnb), List.of());
    }

    private Fill fill(String key, boolean buy, boolean maker) {
        Wallet wallet = exchange.wallet(key);
        Order order = new Order().limit(wallet, 0, buy, 10_000, 1_000);
        Order other = new Order().limit(crowd, 0, !buy, 10_000, 1_000);
        exchange.place(maker ? order : other);
        exchange.place(maker ? other : order);
        return order.fills().get(0);
    }

    @Test
    void addsAllPartsOfMakerOrTakerAndBuyerOrSeller() {
        assertEquals(111_300, fill("a", true, true).commission());
        assertEquals(212_300, fill("a", true, false).commission());
        assertEquals(121_400L * 100, fill("a", false, true).commission());
        assertEquals(222_400L * 100, fill("a", false, false).commission());
    }

    @Test
    void paysInDiscountAssetAtMarket() {
        exchange.lastPrice(1, 50_000);
        exchange.fees(exchange.wallet("a"), PARTS.with(Fees.Discount.BNB));
        Fill fill = fill("a", false, true);
        assertEquals("BNB", fill.commissionAsset());
        assertEquals((90_000 + 1_000 + 400) * 100L / 500, fill.commission());
        assertEquals(Hall.ONE - fill.commission(), exchange.wallet("a").free(exchange.asset("BNB")));
        assertEquals(1100_00000000L, exchange.wallet("a").free(exchange.asset("USDT")));
    }

    @Test
    void paysInFullWhereDiscountAssetDoesNotSuffice() {
        exchange.lastPrice(1, 50_000);
        exchange.fees(exchange.wallet("b"), PARTS.with(Fees.Discount.BNB));
        Fill fill = fill("b", false, true);
        assertEquals("USDT", fill.commissionAsset());
        assertEquals(121_400L * 100, fill.commission());
    }

    @Test
    void paysInFullWithoutMarketForDiscountAsset() {
        exchange.fees(exchange.wallet("a"), PARTS.with(Fees.Discount.BNB));
        assertEquals("USDT", fill("a", false, true).commissionAsset());
    }

    @Test
    void roundsDown() {
        exchange.fees(exchange.wallet("a"), new Fees(1, 1));
        Order order = new Order().limit(exchange.wallet("a"), 0, false, 1, 1);
        exchange.place(order);
        exchange.place(new Order().limit(crowd, 0, true, 1, 1));
        assertEquals(0, order.fills().get(0).commission());
    }

    @Test
    void collectsInFeesWallet() {
        Fill fill = fill("a", true, true);
        assertEquals(fill.commission(), exchange.wallets().get(0).free(exchange.asset("BTC")));
    }

    @Test
    void refusesRatesThatTakeEverything() {
        assertThrows(IllegalArgumentException.class, () -> new Fees(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Fees(new Fees.Rates(60_000_000, 0, 0, 0),
                new Fees.Rates(0, 0, 40_000_000, 0), Fees.Rates.NONE, Fees.Discount.OFF));
    }
}
