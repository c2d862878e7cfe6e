package io.ticklane.bench.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;

class GreetingTest {
    private final Greeting greeting = new Greeting(URI.create("http://127.0.0.1:1"),
            URI.create("ws://127.0.0.1:2"), URI.create("ws://127.0.0.1:3/ws-api/v3"), "hmac", "hidden", "ed",
            "concealed");

    @Test
    void isReadAsItWasWritten() {
        assertEquals(greeting, Greeting.of(greeting.line()));
        assertThrows(IllegalArgumentException.class, () -> Greeting.of(greeting.line() + " more"));
    }

    @Test
    void showsNoSecret() {
        assertFalse(greeting.toString().contains("hidden") || greeting.toString().contains("concealed"));
    }
}
