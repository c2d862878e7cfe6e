package io.ticklane.simulator.api.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Order;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders by way of the smart order router. */
class RouteRequestTest {
    private final Desk desk = new Desk(List.of("ETHUSDT", "ETHUSDC"), List.of(new Account("client", Desk.KEY,
            Account.KeyType.HMAC, Desk.SECRET, Map.of("USDT", "100000"), List.of("SPOT"))));

    @BeforeEach
    void quote() {
        desk.quote(false, 312_045, 3_000);
        desk.exchange.place(new Order().limit(desk.crowd, 1, false, 312_040, 1_000));
    }

    private String route() {
        return Desk.text(desk.signed("POST", "sor/order",
                "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&price=3121.00&quantity=0.3"));
    }

    @Test
    void showsAllocationAmongFills() {
        String text = route();
        assertTrue(text.contains("\"fills\":[{\"matchType\":\"ONE_PARTY_TRADE_REPORT\","
                + "\"price\":\"3120.40000000\",\"qty\":\"0.10000000\",\"commission\":\"0.00010000\","
                + "\"commissionAsset\":\"ETH\",\"tradeId\":-1,\"allocId\":0},"
                + "{\"price\":\"3120.45000000\",\"qty\":\"0.20000000\""), text);
        assertTrue(text.contains("\"usedSor\":true"), text);
    }

    @Test
    void listsAllocationsApartFromTrades() {
        route();
        String text = Desk.text(desk.signed("GET", "myAllocations", "symbol=ETHUSDT"));
        assertEquals("[{\"symbol\":\"ETHUSDT\",\"allocationId\":0,\"allocationType\":\"SOR\",\"orderId\":3,"
                + "\"orderListId\":-1,\"price\":\"3120.40000000\",\"qty\":\"0.10000000\","
                + "\"quoteQty\":\"312.04000000\",\"commission\":\"0.00010000\",\"commissionAsset\":\"ETH\","
                + "\"time\":1784102400123,\"isBuyer\":true,\"isMaker\":false,\"isAllocator\":false}]", text);
        String trades = Desk.text(desk.signed("GET", "myTrades", "symbol=ETHUSDT"));
        assertTrue(trades.contains("\"qty\":\"0.20000000\"") && !trades.contains("\"qty\":\"0.10000000\""),
                trades);
    }

    @Test
    void namesSymbolsThatAreRoutedTogether() {
        String text = Desk.text(desk.get("exchangeInfo", ""));
        assertTrue(
                text.endsWith(",\"sors\":[{\"baseAsset\":\"ETH\",\"symbols\":[\"ETHUSDT\",\"ETHUSDC\"]}]}"),
                text.substring(text.length() - 100));
    }
}
