package io.ticklane.connector.wire;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A message of the venue's WebSocket API: the answer to a request, or an event.
 *
 * @param id of the request, or empty for an event
 * @param status as of HTTP, 0 for an event
 * @param code the venue's error code, or 0
 * @param message the venue's words, or empty
 * @param result the JSON of the result, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SessionReply(String id, int status, int code, String message, byte[] result) {

    private static final byte[] NOTHING = {};

    /** Reads a whole message. Allocates. */
    public static SessionReply read(byte[] buffer, int offset, int length) throws VenueException {
        byte[] json = Arrays.copyOfRange(buffer, offset, offset + length);
        Map<String, String> members = new HashMap<>();
        Map<String, String> error = new HashMap<>();
        byte[][] result = {NOTHING};
        return ColdJson.read(json, "message", Remedy.ASK, in -> {
            ColdJson.object(in, (name, value) -> {
                switch (name) {
                    case "result" -> {
                        int from = (int) value.currentTokenLocation().getByteOffset();
                        value.skipChildren();
                        result[0] = Arrays.copyOfRange(json, from,
                                (int) value.currentLocation().getByteOffset());
                    }
                    case "error" -> error.putAll(ColdJson.scalars(value));
                    default -> ColdJson.putScalar(members, name, value);
                }
            });
            return new SessionReply(members.getOrDefault("id", ""),
                    Integer.parseInt(members.getOrDefault("status", "0")),
                    Integer.parseInt(error.getOrDefault("code", "0")), error.getOrDefault("msg", ""),
                    result[0]);
        });
    }

    /** The request that logs a session on. */
    public static String logon(String id, String apiKey, long recvWindowMillis, long epochMillis,
            Signer signer) {
        String signature = signer.sign("apiKey=" + apiKey + "&recvWindow=" + recvWindowMillis + "&timestamp="
                + epochMillis);
        return new String(ColdJson.write(out -> {
            out.writeStartObject();
            out.writeStringField("id", id);
            out.writeStringField("method", "session.logon");
            out.writeObjectFieldStart("params");
            out.writeStringField("apiKey", apiKey);
            out.writeNumberField("recvWindow", recvWindowMillis);
            out.writeNumberField("timestamp", epochMillis);
            out.writeStringField("signature", signature);
            out.writeEndObject();
            out.writeEndObject();
        }), StandardCharsets.UTF_8);
    }
}
