package io.ticklane.connector;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes events on leaves none to a default method, which would lose it in silence. */
class InboundHandlersTest {
    @ParameterizedTest
    @ValueSource(strings = {"ring.DirectHandler", "ring.InboundPublisher", "spot.CoreRelay"})
    void passesOnEveryEvent(String name) throws ClassNotFoundException {
        Class<?> handler = Class.forName("io.ticklane.connector." + name);
        for (Method method : InboundHandler.class.getMethods()) {
            assertDoesNotThrow(() -> handler.getDeclaredMethod(method.getName(), method.getParameterTypes()));
        }
    }
}
