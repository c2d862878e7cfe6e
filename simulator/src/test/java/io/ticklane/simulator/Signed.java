package io.ticklane.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests signed by the account that exists without configuration. */
final class Signed {
    private Signed() {}

    private static String hmac(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Simulator.SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A query with timestamp and signature. */
    static String query(String query) {
        String payload = query + "&timestamp=" + System.currentTimeMillis();
        return payload + "&signature=" + hmac(payload);
    }

    /** A request of the WebSocket API; parameters as name, value, name, value. */
    static String request(int id, String method, String... parameters) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            sorted.put(parameters[i], parameters[i + 1]);
        }
        sorted.put("apiKey", Simulator.API_KEY);
        sorted.put("timestamp", Long.toString(System.currentTimeMillis()));
        StringBuilder payload = new StringBuilder();
        StringBuilder members = new StringBuilder();
        sorted.forEach((name, value) -> {
            payload.append(payload.length() == 0 ? "" : "&").append(name).append('=').append(value);
            members.append('"').append(name).append("\":\"").append(value).append("\",");
        });
        return "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + members + "\"signature\":\""
                + hmac(payload.toString()) + "\"}}";
    }
}
