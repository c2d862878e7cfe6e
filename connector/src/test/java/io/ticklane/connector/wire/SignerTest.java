package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.SharedData;
import io.ticklane.connector.VenueException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String ED25519 = "MC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u";

    @Test
    void signsWithHmacAsDocumented() throws VenueException {
        Signer signer = signer(Credentials.Type.HMAC, SECRET);
        String order = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                + "&recvWindow=5000&timestamp=1499827319559";
        assertEquals("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71", signer.sign(order));
        assertEquals("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3",
                signer.sign(order.replace("LTCBTC", PercentEncoding.encode("１２３４５６"))));
        assertEquals("0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77",
                signer.sign(order.replace("&quantity", "quantity")));
        assertEquals("4ec8fd8ed2512d79b71064a37c946eb99700673bf09e9feafe7cd5f968455b17",
                signer.sign("timestamp=1499827319559symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC"
                        + "&quantity=1&price=0.1&recvWindow=5000"));
    }

    @Test
    void signsWithEd25519FromPemAndFromBareBase64() throws VenueException {
        String payload = "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=0.2"
                + "&timestamp=1668481559918&recvWindow=5000";
        String expected = "inDT086KVIP8vgUfw5sV3VTkescWztiAGlf4x8FLKHM4NInsn0c1kYVLoGMO8cyjfR6vmTku2YQE0gtfVVlfCw==";
        assertEquals(expected, signer(Credentials.Type.ED25519, ED25519).sign(payload));
        String pem = "-----BEGIN PRIVATE KEY-----\r\n" + ED25519 + "\r\n-----END PRIVATE KEY-----\r\n";
        assertEquals(expected, signer(Credentials.Type.ED25519, pem).sign(payload));
    }

    @Test
    void signsTheSameTextTwiceAlike() throws VenueException {
        Signer signer = signer(Credentials.Type.HMAC, SECRET);
        assertEquals(signer.sign("a=1"), signer.sign(CharBuffer.wrap("a=1")));
    }

    @Test
    void tellsABadKeyWithoutShowingIt() {
        for (Credentials.Type type : List.of(Credentials.Type.ED25519, Credentials.Type.RSA)) {
            VenueException e = assertThrows(VenueException.class, () -> signer(type, SECRET));
            assertEquals(VenueException.Remedy.STOP, e.remedy());
            assertFalse(e.getMessage().contains(SECRET.substring(0, 4)));
            assertNull(e.getCause());
        }
        assertThrows(VenueException.class, () -> signer(Credentials.Type.RSA, ED25519));
    }

    @Test
    void showsNothingAsText() throws VenueException {
        assertEquals("Signer[HMAC]", signer(Credentials.Type.HMAC, SECRET).toString());
    }

    @Test
    void signsRecordedRequestsAsThreeLibrariesDo() throws VenueException, IOException {
        Map<Credentials.Type, Signer> signers = recordedSigners();
        int signed = 0;
        for (String line : lines("signing-vectors/vectors.jsonl")) {
            Map<?, ?> vector = object(line);
            if (vector.get("key").equals("NONE")) {
                continue;
            }
            Signer signer = signers.get(Credentials.Type.valueOf((String) vector.get("key")));
            String[] parts = vector.containsKey("message")
                    ? socketMessage(object((String) vector.get("message")))
                    : request((Map<?, ?>) vector.get("request"));
            if (parts != null) {
                assertEquals(parts[1], signer.sign(parts[0]), line);
                if (vector.get("key").equals("HMAC")) {
                    assertEquals(parts[1], withoutGarbage(parts[0]), line);
                }
                signed++;
            }
        }
        assertEquals(247, signed);
    }

    private static String withoutGarbage(String text) throws IOException {
        byte[] secret = ((String) ((Map<?, ?>) recordedKeys().get("HMAC")).get("secret"))
                .getBytes(StandardCharsets.UTF_8);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] hex = new byte[64];
        int end = new HmacSha256(secret).sign(bytes, 0, bytes.length, hex, 0);
        return new String(hex, 0, end, StandardCharsets.US_ASCII);
    }

    private static Map<?, ?> recordedKeys() throws IOException {
        return object(new String(SharedData.bytes("signing-vectors/keys.json"), StandardCharsets.UTF_8));
    }

    private static Map<Credentials.Type, Signer> recordedSigners() throws VenueException, IOException {
        Map<?, ?> keys = recordedKeys();
        Map<Credentials.Type, Signer> signers = new EnumMap<>(Credentials.Type.class);
        for (Credentials.Type type : Credentials.Type.values()) {
            Map<?, ?> key = (Map<?, ?>) keys.get(type.name());
            signers.put(type, signer(type,
                    (String) key.get(type == Credentials.Type.HMAC ? "secret" : "privateKeyPem")));
        }
        return signers;
    }

    /** The signed text of a request and its signature, or null if it is not signed. */
    private static String[] request(Map<?, ?> request) {
        String target = (String) request.get("target");
        String text = target.substring(target.indexOf('?') + 1).replace(target, "") + request.get("body");
        int at = text.indexOf("&signature=");
        return at < 0
                ? null
                : new String[]{text.substring(0, at),
                    URLDecoder.decode(text.substring(at + 11), StandardCharsets.UTF_8)};
    }

    private static String[] socketMessage(Map<?, ?> message) {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) message.get("params")).forEach((name, value) -> sorted.put((String) name, value));
        String signature = (String) sorted.remove("signature");
        return signature == null
                ? null
                : new String[]{sorted.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("&")),
                    signature};
    }

    private static Map<?, ?> object(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return (Map<?, ?>) ReferenceDecoder.tree(bytes, 0, bytes.length);
    }

    private static List<String> lines(String file) {
        try (Stream<String> lines = SharedData.lines(file)) {
            return lines.toList();
        }
    }

    private static Signer signer(Credentials.Type type, String secret) throws VenueException {
        return Signer.of(new Credentials(type, "key", secret));
    }
}
