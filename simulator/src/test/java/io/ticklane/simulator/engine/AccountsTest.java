package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys, groups, deposits and withdrawals. */
class AccountsTest {
    private static Account key(String name, String key, Account.KeyType type, Map<String, String> balances,
            long group) {
        return new Account(name, key, type, "s", balances, List.of(), group);
    }

    private static Exchange open(Account... keys) {
        return new Exchange(List.of(Hall.SPEC), List.of(keys), Fees.NONE, () -> 9);
    }

    @Test
    void sharesAccountAmongKeysOfOneName() {
        Account first = key("a", "1", Account.KeyType.HMAC, Map.of("USDT", "5"), 3);
        Account second = key("a", "2", Account.KeyType.ED25519, Map.of(), 3);
        Exchange exchange = open(first, second);
        Wallet wallet = exchange.wallet("1");
        assertSame(wallet, exchange.wallet("2"));
        assertEquals(List.of(first, second), wallet.keys());
        assertEquals(second, exchange.key("2"));
        assertEquals(5 * Hall.ONE, wallet.free(exchange.asset("USDT")));
        assertEquals(3, wallet.tradeGroupId());
        assertEquals(4, exchange.wallets().size(), "fees, outside, the account, the router");
    }

    @Test
    void grantsBalancesOnceWhereEveryKeyRepeatsThem() {
        Exchange exchange = open(key("a", "1", Account.KeyType.HMAC, Map.of("USDT", "5"), -1),
                key("a", "2", Account.KeyType.RSA, Map.of("USDT", "5"), -1));
        assertEquals(5 * Hall.ONE, exchange.wallet("2").free(exchange.asset("USDT")));
    }

    @Test
    void refusesKeysThatContradict() {
        Account first = key("a", "1", Account.KeyType.HMAC, Map.of("USDT", "5"), -1);
        assertThrows(IllegalArgumentException.class,
                () -> open(first, key("a", "2", Account.KeyType.RSA, Map.of("USDT", "6"), -1)));
        assertThrows(IllegalArgumentException.class,
                () -> open(first, key("a", "2", Account.KeyType.RSA, Map.of(), 4)));
        assertThrows(IllegalArgumentException.class, () -> key("a", "1", Account.KeyType.RSA, Map.of(), -2));
    }

    @Test
    void movesDepositsAndWithdrawalsToAndFromOutside() {
        Hall hall = new Hall();
        hall.exchange.transfer(hall.alice, hall.usdt, 500);
        hall.exchange.transfer(hall.alice, hall.usdt, -200);
        assertEquals(1_000 * Hall.ONE + 300, hall.alice.free(hall.usdt));
        assertEquals(-300, hall.exchange.wallets().get(1).free(hall.usdt));
        assertEquals(List.of("transfer alice 1 500", "balances alice [1]", "transfer alice 1 -200",
                "balances alice [1]"), hall.orders.take());
    }

    @Test
    void datesChangesOfWhatIsLockedToo() {
        Hall hall = new Hall();
        hall.now = 3_000;
        hall.place(hall.buy(hall.alice, 100, 1));
        assertEquals(3_000, hall.alice.updateMicros());
    }

    @Test
    void refusesToWithdrawWhatIsNotFree() {
        Hall hall = new Hall();
        hall.place(hall.buy(hall.alice, 10_000, 5_000));
        assertThrows(IllegalArgumentException.class,
                () -> hall.exchange.transfer(hall.alice, hall.usdt, -501 * Hall.ONE));
        hall.exchange.transfer(hall.alice, hall.usdt, -500 * Hall.ONE);
    }
}
