package io.ticklane.simulator.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.json.Json;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that three independent client libraries put on a socket, byte for byte, against the whole counter. */
class ClientRequestsTest {
    /** Filters, the engine, and what does not exist here: all of them answers to requests that were understood. */
    private static final Set<Long> UNDERSTOOD = Set.of(0L, -1013L, -2010L, -2011L, -2013L, -2018L, -2022L,
            -2038L);
    private static final long UNIT = 1_000_000;

    private static Map<?, ?> shared(String name) throws Exception {
        return (Map<?, ?>) Json.parse(Files.readString(SharedData.file(name)));
    }

    private static Desk desk(Account.KeyType type) throws Exception {
        Map<?, ?> keys = shared("signing-vectors/keys.json");
        Map<?, ?> key = (Map<?, ?>) keys.get(type.name());
        String credential = (String) key.get(type == Account.KeyType.HMAC ? "secret" : "publicKeyPem");
        Desk desk = new Desk(List.of("BTCUSDT", "ETHUSDT", "ETHBTC", "BNBETH"),
                List.of(new Account("client", (String) keys.get("apiKey"), type, credential,
                        Map.of("USDT", "1000000", "BTC", "100", "ETH", "100"), List.of("SPOT"))));
        desk.exchange.place(new Order().limit(desk.crowd, 0, true, 6_100_000, 100 * UNIT));
        desk.exchange.place(new Order().limit(desk.crowd, 0, false, 6_130_000, 100 * UNIT));
        desk.exchange.lastPrice(0, 6_120_000);
        return desk;
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestIsUnderstood(Account.KeyType type) throws Exception {
        Desk desk = desk(type);
        List<String> misunderstood = new ArrayList<>();
        int requests = 0;
        for (String line : Files.readAllLines(SharedData.file("signing-vectors/vectors.jsonl"))) {
            Map<?, ?> vector = (Map<?, ?>) Json.parse(line);
            if (!vector.containsKey("request")
                    || !Set.of("NONE", type.name()).contains((String) vector.get("key"))) {
                continue;
            }
            desk.micros = (long) vector.get("now") * 1_000;
            RestReply reply = send(desk, (Map<?, ?>) vector.get("request"));
            Object body = reply.json().length == 0 ? null : Desk.parsed(reply);
            Object code = body instanceof Map<?, ?> map && map.containsKey("code") ? map.get("code") : 0L;
            if (reply.status() == 404 || !UNDERSTOOD.contains((Long) code)) {
                misunderstood.add(vector.get("name") + ": " + Desk.text(reply) + " to "
                        + ((Map<?, ?>) vector.get("request")).get("target"));
            }
            requests++;
        }
        assertEquals(List.of(), misunderstood);
        assertTrue(requests > 50, "requests with this key: " + requests);
    }

    private static RestReply send(Desk desk, Map<?, ?> request) {
        String target = (String) request.get("target");
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        Map<?, ?> headers = (Map<?, ?>) request.get("headers");
        return desk.api.handle(new RestRequest((String) request.get("method"), path, query,
                (String) request.get("body"), header(headers, "x-mbx-apikey"),
                header(headers, "x-mbx-time-unit"), "127.0.0.1"));
    }

    private static String header(Map<?, ?> headers, String name) {
        for (Map.Entry<?, ?> header : headers.entrySet()) {
            if (((String) header.getKey()).equalsIgnoreCase(name)) {
                return (String) header.getValue();
            }
        }
        return null;
    }
}
