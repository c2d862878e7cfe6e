package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far from the reference price takers may match. */
class PriceRangeTest {
    private final Hall hall = new Hall();

    private void reference(long price) {
        hall.exchange.references(new References() {
            @Override
            public long referencePrice(int symbol) {
                return price;
            }

            @Override
            public long averagePrice(int symbol, int minutes) {
                return 0;
            }
        });
    }

    @BeforeEach
    void quote() {
        hall.exchange.rules(0, hall.exchange.rules(0)
                .with(new SymbolRules.PriceRange(101_000_000, -1, -1, 99_000_000)));
        reference(10_000);
        hall.place(hall.sell(hall.crowd, 10_100, 1_000));
        hall.place(hall.sell(hall.crowd, 10_101, 1_000));
        hall.place(hall.buy(hall.crowd, 9_900, 1_000));
        hall.place(hall.buy(hall.crowd, 9_899, 1_000));
    }

    @Test
    void expiresBuyerAtFirstMatchAboveRange() {
        Order order = hall.place(hall.buy(hall.alice, 10_200, 2_000));
        assertEquals(1_000, order.executed());
        assertEquals(OrderStatus.EXPIRED, order.status());
        assertEquals(ExpiryReason.EXECUTION_RULE_PRICE_RANGE_EXCEEDED, order.expiryReason());
        assertEquals(0, hall.alice.locked(hall.usdt));
    }

    @Test
    void expiresSellerAtFirstMatchBelowRange() {
        Order order = hall.place(hall.market(hall.alice, false, 2_000));
        assertEquals(1_000, order.executed());
        assertEquals(ExpiryReason.EXECUTION_RULE_PRICE_RANGE_EXCEEDED, order.expiryReason());
    }

    @Test
    void killsFillOrKillThatWouldLeaveRange() {
        Order order = hall.place(hall.buy(hall.alice, 10_200, 2_000).lasting(TimeInForce.FOK));
        assertEquals(0, order.executed());
        assertEquals(ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED, order.expiryReason());
    }

    @Test
    void isOffWithoutReferencePrice() {
        reference(0);
        assertEquals(2_000, hall.place(hall.buy(hall.alice, 10_200, 2_000)).executed());
    }
}
