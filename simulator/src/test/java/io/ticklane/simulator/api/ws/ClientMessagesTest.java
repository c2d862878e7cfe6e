package io.ticklane.simulator.api.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.SharedData;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.json.Json;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames that a client library put on a WebSocket, each against the whole counter. */
class ClientMessagesTest {
    private static final Set<Long> UNDERSTOOD = Set.of(0L, -1013L, -2010L, -2011L, -2013L, -2021L, -2022L);

    private static final Pattern TOO_LONG = Pattern.compile("\"quantity\":\"\\d{21,}\"");

    private static Desk desk(Account.KeyType type) throws Exception {
        Map<?, ?> keys = (Map<?, ?>) Json
                .parse(Files.readString(SharedData.file("signing-vectors/keys.json")));
        Map<?, ?> key = (Map<?, ?>) keys.get(type.name());
        Desk desk = new Desk(List.of("BTCUSDT", "ETHBTC"),
                List.of(new Account("client", (String) keys.get("apiKey"), type,
                        (String) key.get(type == Account.KeyType.HMAC ? "secret" : "publicKeyPem"),
                        Map.of("USDT", "1000000", "BTC", "100"), List.of("SPOT"))));
        desk.exchange.place(new Order().limit(desk.crowd, 0, true, 6_100_000, 10_000_000));
        desk.exchange.lastPrice(0, 6_120_000);
        return desk;
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageIsUnderstood(Account.KeyType type) throws Exception {
        Desk desk = desk(type);
        List<String> misunderstood = new ArrayList<>();
        int messages = 0;
        for (String line : Files.readAllLines(SharedData.file("signing-vectors/vectors.jsonl"))) {
            Map<?, ?> vector = (Map<?, ?>) Json.parse(line);
            if (!vector.containsKey("message") || !type.name().equals(vector.get("key"))) {
                continue;
            }
            String message = (String) vector.get("message");
            desk.micros = (long) vector.get("now") * 1_000;
            // Only Ed25519 keys log on, and no number has more than twenty digits.
            boolean refused = (message.contains("session.logon") && type != Account.KeyType.ED25519)
                    || TOO_LONG.matcher(message).find();
            Map<?, ?> answer = answer(new Wire(desk), message);
            Object error = answer.get("error");
            Object code = error instanceof Map<?, ?> map ? map.get("code") : 0L;
            if (refused == UNDERSTOOD.contains((Long) code)) {
                misunderstood.add(answer + " to " + message);
            }
            messages++;
        }
        assertEquals(List.of(), misunderstood);
        assertTrue(messages > 10, "messages with this key: " + messages);
    }

    private static Map<?, ?> answer(Wire wire, String message) throws Exception {
        for (String frame : wire.frame(message)) {
            if (frame.startsWith("{\"id\"")) {
                return (Map<?, ?>) Json.parse(frame);
            }
        }
        throw new AssertionError("no answer to " + message);
    }
}
