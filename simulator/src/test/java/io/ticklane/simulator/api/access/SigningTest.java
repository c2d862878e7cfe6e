package io.ticklane.simulator.api.access;

import io.ticklane.simulator.api.SharedData;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.ApiException;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String ORDER = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC";
    private static final String REST = "quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

    private static Verifier verifier(Account.KeyType type, String credential) {
        return Verifier.of(new Account("a", "k", type, credential, Map.of(), List.of()));
    }

    private static void holds(String query, String body, String signature) throws ApiException {
        String signedQuery = body.isEmpty() ? query + "&signature=" + signature : query;
        String signedBody = body.isEmpty() ? "" : "signature=" + signature + "&" + body;
        Parameters parameters = Parameters.of("POST", signedQuery, signedBody);
        assertEquals(query + body, parameters.payload());
        byte[] payload = parameters.payload().getBytes(StandardCharsets.ISO_8859_1);
        String given = parameters.required("signature");
        assertTrue(verifier(Account.KeyType.HMAC, SECRET).verify(payload, given));
        assertFalse(verifier(Account.KeyType.HMAC, SECRET + "x").verify(payload, given));
    }

    @Test
    void acceptsDocumentedHmacSignatures() throws ApiException {
        holds(ORDER + "&" + REST, "", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
        holds((ORDER + "&" + REST).replace("LTCBTC",
                "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96"), "",
                "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
        holds(ORDER, REST, "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77");
        holds("timestamp=1499827319559", ORDER + "&quantity=1&price=0.1&recvWindow=5000",
                "4ec8fd8ed2512d79b71064a37c946eb99700673bf09e9feafe7cd5f968455b17");
    }

    @Test
    void acceptsUpperCaseHex() throws ApiException {
        holds(ORDER + "&" + REST, "", "C8DB56825AE71D6D79447849E617115F4A920FA2ACDCAB2B053C4B2838BD6B71");
    }

    @Test
    void acceptsDocumentedEd25519Signature() {
        Verifier verifier = verifier(Account.KeyType.ED25519,
                "MCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=");
        byte[] payload = ("symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=0.2"
                + "&timestamp=1668481559918&recvWindow=5000").getBytes(StandardCharsets.US_ASCII);
        assertTrue(verifier.verify(payload,
                "inDT086KVIP8vgUfw5sV3VTkescWztiAGlf4x8FLKHM4NInsn0c1kYVLoGMO8cyjfR6vmTku2YQE0gtfVVlfCw=="));
        assertFalse(verifier.verify(payload,
                "anDT086KVIP8vgUfw5sV3VTkescWztiAGlf4x8FLKHM4NInsn0c1kYVLoGMO8cyjfR6vmTku2YQE0gtfVVlfCw=="));
        assertFalse(verifier.verify(payload, "not base64!"));
        assertFalse(verifier.verify(payload, "AAAA"));
    }

    @Test
    void findsSignatureAnywhere() throws ApiException {
        assertEquals("a=1&b=2", Parameters.of("GET", "signature=x&a=1&b=2", "").payload());
        assertEquals("a=1&b=2", Parameters.of("GET", "a=1&signature=x&b=2", "").payload());
        assertEquals("a=1&b=2", Parameters.of("GET", "a=1&b=2&signature=x", "").payload());
        assertEquals("a=1b=2", Parameters.of("POST", "a=1", "b=2&signature=x").payload());
        assertEquals("", Parameters.of("POST", "signature=x", "").payload());
        assertEquals("mysignature=1", Parameters.of("GET", "mysignature=1", "").payload());
    }

    @Test
    void refusesUnreadableKey() {
        assertThrows(IllegalArgumentException.class, () -> verifier(Account.KeyType.RSA, "no key"));
        assertThrows(IllegalArgumentException.class, () -> verifier(Account.KeyType.HMAC, ""));
    }

    /** Requests that three independent client libraries put on a socket. */
    @Test
    void acceptsSignaturesOfOtherLibraries() throws Exception {
        Map<?, ?> keys = (Map<?, ?>) Json
                .parse(Files.readString(SharedData.file("signing-vectors/keys.json")));
        Map<Account.KeyType, Verifier> verifiers = new EnumMap<>(Account.KeyType.class);
        for (Account.KeyType type : Account.KeyType.values()) {
            Map<?, ?> key = (Map<?, ?>) keys.get(type.name());
            verifiers.put(type,
                    verifier(type,
                            (String) key.get(type == Account.KeyType.HMAC ? "secret" : "publicKeyPem")));
        }
        int signed = 0;
        for (String line : Files.readAllLines(SharedData.file("signing-vectors/vectors.jsonl"))) {
            Map<?, ?> vector = (Map<?, ?>) Json.parse(line);
            if (line.contains("signature")) {
                Verifier verifier = verifiers.get(Account.KeyType.valueOf((String) vector.get("key")));
                assertTrue(vector.containsKey("message")
                        ? messageHolds(vector, verifier)
                        : requestHolds((Map<?, ?>) vector.get("request"), verifier), line);
                signed++;
            }
        }
        assertEquals(247, signed);
    }

    private static boolean requestHolds(Map<?, ?> request, Verifier verifier) throws ApiException {
        String target = (String) request.get("target");
        int question = target.indexOf('?');
        String query = question < 0 ? "" : target.substring(question + 1);
        Parameters parameters = Parameters.of((String) request.get("method"), query,
                (String) request.get("body"));
        return verifier.verify(parameters.payload().getBytes(StandardCharsets.ISO_8859_1),
                parameters.required("signature"));
    }

    private static boolean messageHolds(Map<?, ?> vector, Verifier verifier) throws Exception {
        Map<?, ?> message = (Map<?, ?>) Json.verbatim((String) vector.get("message"));
        Map<String, String> members = new HashMap<>();
        ((Map<?, ?>) message.get("params")).forEach(
                (name, value) -> members.put(String.valueOf(name), String.valueOf(value)));
        Parameters parameters = Parameters.ofJson(members);
        return verifier.verify(Objects.requireNonNull(parameters.signedBytes()),
                parameters.required("signature"));
    }
}
