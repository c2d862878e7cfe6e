package io.ticklane.simulator.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients ask under {@code /sapi} before they trade. */
class WalletRequestsTest {
    private final Desk desk = new Desk();

    private RestReply signed(String path) {
        return signed(path, "");
    }

    private RestReply signed(String path, String parameters) {
        String query = parameters + "timestamp=" + desk.micros / 1_000;
        return desk.api.handle(new RestRequest("GET", "/sapi/v1/" + path,
                query + "&signature=" + Desk.sign(query), "", Desk.KEY, null, "127.0.0.1"));
    }

    @Test
    void tellsEachCoinWithItsBalance() {
        List<?> coins = Desk.list(signed("capital/config/getall"));
        Map<?, ?> usdt = coins.stream().map(coin -> (Map<?, ?>) coin)
                .filter(coin -> "USDT".equals(coin.get("coin"))).findFirst().orElseThrow();
        assertEquals("100000.00000000", usdt.get("free"));
        assertEquals(List.of(), usdt.get("networkList"));
        assertEquals(true, usdt.get("trading"));
    }

    @Test
    void tellsThatNothingIsWithdrawn() {
        Map<?, ?> details = Desk.object(signed("asset/assetDetail"));
        assertEquals(false, ((Map<?, ?>) details.get("ETH")).get("withdrawStatus"));
    }

    @Test
    void tellsTheFeesOfEachSymbolOrOfOne() {
        assertEquals(3, Desk.list(signed("asset/tradeFee")).size());
        assertEquals(List.of(Map.of("symbol", "BTCUSDT", "makerCommission", "0.00100000", "takerCommission",
                "0.00100000")), Desk.list(signed("asset/tradeFee", "symbol=BTCUSDT&")));
        Desk.refused(signed("asset/tradeFee", "symbol=NOSUCH&"), -1121, "Invalid symbol.");
    }

    @Test
    void hasNoMarginPairs() {
        assertTrue(Desk.list(signed("margin/allPairs")).isEmpty());
        assertTrue(Desk.list(signed("margin/isolated/allPairs")).isEmpty());
    }

    @Test
    void insistsOnASignature() {
        Desk.refused(desk.api.handle(new RestRequest("GET", "/sapi/v1/asset/assetDetail", "", "", null, null,
                "127.0.0.1")), 401, -2014, "API-key format invalid.");
    }

    @Test
    void knowsNoOtherPathThere() {
        assertEquals(404, signed("account").status());
        assertEquals(404, desk.signed("GET", "sapi/v1/asset/assetDetail", "").status());
    }
}
