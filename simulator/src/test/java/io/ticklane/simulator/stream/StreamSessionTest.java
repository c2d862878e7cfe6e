package io.ticklane.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamSessionTest {
    private final SymbolSpec eth = new SymbolSpec(0, "ETHUSDT", "ETH", "USDT", 2, 4, 1, 1, 100_000_000, 1, 1,
            1_000_000_000, 0);
    private final StreamHub hub = new StreamHub(List.of(eth), new HandView(),
            new Tape(List.of(eth), ReferenceRule.STANDARD), new WireToWire(1));
    private final RecordingSubscriber peer = new RecordingSubscriber();
    private final StreamSession session = new StreamSession(hub, peer, false, false);

    private String ask(String request) {
        session.onText(request);
        return peer.lastReply();
    }

    @Test
    void acknowledgesSubscriptionsWithTheIdAsSent() {
        assertEquals("{\"result\":null,\"id\":11}",
                ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@trade\",\"ethusdt@depth@100ms\"],\"id\":11}"));
        assertEquals("{\"result\":null,\"id\":\"a-b\"}",
                ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"no@such\"],\"id\":\"a-b\"}"));
        assertEquals("{\"result\":null,\"id\":null}",
                ask("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"ethusdt@trade\"],\"id\":null}"));
        assertEquals("{\"result\":[\"ethusdt@depth@100ms\",\"no@such\"],\"id\":-13}",
                ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":-13}"));
    }

    @Test
    void refusesMalformedStreams() {
        String expected = "{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\"},\"id\":7}";
        for (String name : new String[]{"", "ethusdt", "@trade", "eth usdt@trade", "ethusdt@", "!"}) {
            assertEquals(expected, ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + name + "\"],\"id\":7}"),
                    name);
        }
        assertEquals(expected, ask("{\"method\":\"SUBSCRIBE\",\"params\":[1],\"id\":7}"));
        assertFalse(new StreamSession(hub, peer, true, false).open(List.of("b@d@", "@bad")));
        assertEquals("{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\"}}",
                peer.lastReply());
    }

    @Test
    void takesPlainNamesInTheAddress() {
        assertTrue(new StreamSession(hub, peer, false, false).open(List.of("0")));
        assertTrue(new StreamSession(hub, peer, false, false).open(List.of("Ab9".repeat(20))));
        assertFalse(new StreamSession(hub, peer, false, false).open(List.of("a-b")));
    }

    @Test
    void subscribesNothingOfARefusedList() {
        ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@trade\",\"bad\"],\"id\":7}");
        assertEquals(0, hub.subscriptions());
    }

    @Test
    void saysWhereJsonIsBroken() {
        assertEquals("{\"error\":{\"code\":3,\"msg\":\"Invalid JSON: expected value at line 1 column 1\"}}",
                ask("hello"));
    }

    @Test
    void namesTheUnknownMethod() {
        assertEquals(
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown variant SUBSCRIB, expected one of "
                        + "`SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY` at line 1 "
                        + "column 20\"},\"id\":1}",
                ask("{\"method\":\"SUBSCRIB\",\"id\":1}"));
    }

    @Test
    void missesTheMethod() {
        assertEquals(
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: missing field `method` at line 1 column 8\"}"
                        + ",\"id\":1}",
                ask("{\"id\":1}"));
    }

    @Test
    void countsLinesAndColumns() {
        assertEquals(
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: missing field `params` at line 3 column 1\"}"
                        + ",\"id\":1}",
                ask("{\"method\":\"SUBSCRIBE\",\n\"id\":1\n}\n "));
        assertTrue(ask("{\"id\":1,\n \"method\":\"GO\"}").contains(" at line 2 column 14\""),
                peer.lastReply());
    }

    @Test
    void listsStreamsOfTheAddressToo() {
        session.open(List.of("ethusdt@kline_1M", "ethusdt@kline_1d@+08:00"));
        assertEquals(
                "{\"result\":[\"ethusdt@kline_1M\",\"ethusdt@kline_1d@+08:00\",\"ethusdt@trade\"],\"id\":2}",
                ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@trade\",\"ethusdt@trade\"],\"id\":1}")
                        .isEmpty() ? "" : ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}"));
        assertEquals(3, hub.subscriptions());
    }

    @Test
    void refusesIdsOfOtherKinds() {
        assertEquals(
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: request ID must be an unsigned integer\"}}",
                ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1.5}"));
    }

    @Test
    void switchesToCombinedAndBack() {
        ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@bookTicker\"],\"id\":1}");
        assertEquals("{\"result\":false,\"id\":2}",
                ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":2}"));
        assertEquals("{\"result\":null,\"id\":3}",
                ask("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":3}"));
        hub.onBookTicker(0, 1, 100, 10000, 101, 10000);
        assertEquals(
                "{\"stream\":\"ethusdt@bookTicker\",\"data\":{\"u\":1,\"s\":\"ETHUSDT\",\"b\":\"1.00000000\","
                        + "\"B\":\"1.00000000\",\"a\":\"1.01000000\",\"A\":\"1.00000000\"}}",
                peer.market.get(0));
        assertEquals(1, hub.subscriptions());
    }

    @Test
    void refusesOtherProperties() {
        assertEquals("{\"error\":{\"code\":0,\"msg\":\"Unknown property\"},\"id\":1}",
                ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"colour\"],\"id\":1}"));
        assertEquals("{\"error\":{\"code\":1,\"msg\":\"Invalid value type: expected Boolean\"},\"id\":1}",
                ask("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",\"yes\"],\"id\":1}"));
        assertEquals(
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: property name must be a string\"},\"id\":1}",
                ask("{\"method\":\"GET_PROPERTY\",\"params\":[1],\"id\":1}"));
        assertEquals("{\"error\":{\"code\":2,\"msg\":\"Invalid request: too many parameters\"},\"id\":1}",
                ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\",1],\"id\":1}"));
    }

    @Test
    void holdsOneThousandAndTwentyFourStreams() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            names.add("s" + i + "@trade");
        }
        session.open(names);
        assertEquals(1024, hub.subscriptions());
        ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"one@more\"],\"id\":1}");
        assertEquals(1024, hub.subscriptions());
    }
}
