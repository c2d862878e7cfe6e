package io.ticklane.simulator.api;

import io.ticklane.simulator.Requests;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.api.rest.RestApi;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.api.ws.UserDataConfig;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.Refusal;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A small venue with a clock set by hand, and a client that signs. */
public final class Desk implements VenueClock {
    public static final long NOW_MILLIS = 1_784_102_400_123L;
    public static final String KEY = "k".repeat(64);
    public static final String SECRET = "s".repeat(64);
    /** Of an account whose requests {@link #signEd} signs. */
    public static final String ED_KEY = "e".repeat(64);
    /** Of an account that may not trade, with the same secret. */
    public static final String READ_KEY = "r".repeat(64);
    public static final String IP = "127.0.0.1";
    private static final String ED_PUBLIC = "MCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=";
    private static final String ED_PRIVATE = "MC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u";

    public final Exchange exchange;
    public final Requests requests;
    public final RestApi api;
    public final Tape tape;
    public final Wallet crowd;
    public long micros = NOW_MILLIS * 1_000 + 456;
    /** How far the clock moves each time somebody looks at it. */
    public long stepMicros;

    public Desk() {
        this(RateLimits.OFF, UserDataConfig.USUAL);
    }

    /** With limits and ways of delivery of one's own. */
    public Desk(RateLimits limits, UserDataConfig userData) {
        this(List.of("ETHUSDT", "BTCUSDT", "NEXOUSDT"),
                List.of(new Account("client", KEY, Account.KeyType.HMAC, SECRET,
                        Map.of("USDT", "100000", "ETH", "50"), List.of("SPOT")),
                        new Account("signer", ED_KEY, Account.KeyType.ED25519, ED_PUBLIC,
                                Map.of("USDT", "100000", "ETH", "50"), List.of("SPOT")),
                        new Account("reader", READ_KEY, Account.KeyType.HMAC, SECRET, Map.of(), List.of())),
                limits, userData);
    }

    /** With other symbols and accounts. */
    public Desk(List<String> names, List<Account> accounts) {
        this(names, accounts, RateLimits.OFF, UserDataConfig.USUAL);
    }

    private Desk(List<String> names, List<Account> accounts, RateLimits limits, UserDataConfig userData) {
        List<SymbolSpec> symbols = Symbols.named(names);
        exchange = new Exchange(symbols, accounts, Fees.STANDARD, this);
        tape = new Tape(symbols, ReferenceRule.STANDARD);
        exchange.listen(tape);
        requests = new Requests(exchange, this, tape, limits, userData, exchange::book);
        api = requests.rest();
        crowd = exchange.participant("crowd");
    }

    @Override
    public long epochMicros() {
        micros += stepMicros;
        return micros;
    }

    /** A resting ETHUSDT order of somebody else; price in cents, quantity in ten thousandths. */
    public void quote(boolean bid, long price, long quantity) {
        assertEquals(Refusal.NONE, exchange.place(new Order().limit(crowd, 0, bid, price, quantity)));
    }

    public RestReply get(String path, String query) {
        return api.handle(new RestRequest("GET", "/api/v3/" + path, query, "", null, null, IP));
    }

    public RestReply signed(String method, String path, String query) {
        String stamped = (query.isEmpty() ? "" : query + "&") + "timestamp=" + micros / 1_000;
        return raw(method, path, stamped + "&signature=" + sign(stamped), "");
    }

    public RestReply raw(String method, String path, String query, String body) {
        return api.handle(new RestRequest(method, "/api/v3/" + path, query, body, KEY, null, IP));
    }

    public static String sign(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs for the account of {@link #ED_KEY}. */
    public static String signEd(String payload) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(ED_PRIVATE))));
            signature.update(payload.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public RestReply order(String parameters) {
        return signed("POST", "order", parameters);
    }

    public static String text(RestReply reply) {
        return new String(reply.json(), StandardCharsets.UTF_8);
    }

    public static Map<?, ?> object(RestReply reply) {
        assertEquals(200, reply.status(), () -> text(reply));
        return (Map<?, ?>) parsed(reply);
    }

    public static List<?> list(RestReply reply) {
        assertEquals(200, reply.status(), () -> text(reply));
        return (List<?>) parsed(reply);
    }

    public static Object parsed(RestReply reply) {
        try {
            return Json.parse(reply.json());
        } catch (JsonException e) {
            throw new IllegalStateException(text(reply), e);
        }
    }

    public static String header(RestReply reply, String name) {
        return reply.headers().stream().filter(header -> header.name().equals(name))
                .map(RestReply.Header::value).findFirst().orElse("");
    }

    public static void refused(RestReply reply, int status, int code, String message) {
        assertEquals("{\"code\":" + code + ",\"msg\":\"" + message.replace("\\", "\\\\") + "\"}",
                text(reply));
        assertEquals(status, reply.status());
    }

    public static void refused(RestReply reply, int code, String message) {
        refused(reply, 400, code, message);
    }
}
