package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.ticklane.connector.InboundHandler;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Nothing between the connector and a strategy leaves an event to a default method. */
class EveryEventTest {
    @Test
    void bridgeTakesEveryEvent() {
        for (Method method : InboundHandler.class.getMethods()) {
            assertDoesNotThrow(
                    () -> StrategyBridge.class.getDeclaredMethod(method.getName(),
                            method.getParameterTypes()));
        }
    }

    @Test
    void guardPassesOnEveryCall() {
        for (Method method : Strategy.class.getMethods()) {
            assertDoesNotThrow(
                    () -> StrategyGuard.class.getDeclaredMethod(method.getName(),
                            method.getParameterTypes()));
        }
    }
}
