package io.ticklane.bridge.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Instrument;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OrderSizeTest {
    private static Instrument instrument(long tick, long step, long minQuantity, long minNotional) {
        return new Instrument(0, "XY", "X", "Y", 2, 3, tick, tick, 1_000_000_000, step, minQuantity,
                1_000_000_000,
                minNotional, true);
    }

    @Test
    void defaultIsTwiceTheMinimumOrTenUnits() {
        assertEquals(1_000_000, OrderSize.notional(instrument(1, 1, 1, 500_000), "0"));
        assertEquals(1_000_000, OrderSize.notional(instrument(1, 1, 1, 0), "0"));
        assertEquals(250_000, OrderSize.notional(instrument(1, 1, 1, 500_000), "2.5"));
        assertEquals(0, OrderSize.notional(instrument(1, 1, 1, 500_000), "0.000001"));
    }

    @Test
    void quantityPassesTheFiltersAtItsPrice() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            Instrument instrument = instrument(1 + random.nextInt(50), 1 + random.nextInt(500),
                    1 + random.nextInt(1_000), random.nextInt(1_000_000));
            long price = 1L + random.nextInt(10_000_000);
            long notional = OrderSize.notional(instrument, "0");
            long quantity = OrderSize.quantity(instrument, notional, price);
            assertEquals(0, quantity % instrument.stepSize());
            assertTrue(quantity >= instrument.minQuantity());
            assertTrue(quantity * price >= notional);
        }
    }

    @Test
    void noQuantityWhereTheFiltersAllowNone() {
        Instrument tight = new Instrument(0, "XY", "X", "Y", 2, 3, 1, 1, 0, 1, 1, 10, 500_000, true);
        assertEquals(0, OrderSize.quantity(tight, 1_000_000, 100));
        assertEquals(0, OrderSize.quantity(tight, 1_000_000, 0));
    }

    @Test
    void shiftKeepsToTheGridAndTheBounds() {
        Instrument instrument = instrument(5, 1, 1, 0);
        assertEquals(100_050, OrderSize.shifted(instrument, 100_000, 5, true));
        assertEquals(99_950, OrderSize.shifted(instrument, 100_000, 5, false));
        assertEquals(105, OrderSize.shifted(instrument, 100, 5, true));
        assertEquals(0, OrderSize.shifted(instrument, 5, 5, false));
        assertEquals(0, OrderSize.shifted(instrument, 1_000_000_000, 5, true));
    }
}
