package io.ticklane.simulator.api.ws;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A client of the WebSocket API without a socket: what it got, in order. */
final class Wire implements Peer {
    final List<String> frames = new ArrayList<>();
    final WsApiSession session;
    int closeCode;
    String closeReason = "";
    private final Desk desk;

    Wire(Desk desk) {
        this(desk, WsOptions.USUAL);
    }

    Wire(Desk desk, WsOptions options) {
        this.desk = desk;
        session = desk.requests.ws().open(options, Desk.IP, this);
    }

    @Override
    public void answer(String method, byte[] utf8) {
        if (closeCode == 0) {
            frames.add(new String(utf8, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void event(byte[] utf8) {
        answer("", utf8);
    }

    @Override
    public void disconnect(int code, String reason) {
        closeCode = code;
        closeReason = reason;
    }

    /** Sends a frame; all that came for it. */
    List<String> frame(String frame) {
        frames.clear();
        session.onText(frame);
        return frames;
    }

    /** Sends a request and gives its answer; events before and after it are passed over. */
    String ask(String method, String parameters) {
        for (String frame : frame(
                "{\"id\":1,\"method\":\"" + method + "\",\"params\":{" + parameters + "}}")) {
            if (frame.startsWith("{\"id\"")) {
                return frame;
            }
        }
        throw new AssertionError("no answer to " + method);
    }

    /** As {@link #ask}, with the timestamp alone: the session is to vouch for it. */
    String stamped(String method, String parameters) {
        return ask(method, join(parameters, "\"timestamp\":" + desk.micros / 1_000));
    }

    /** As {@link #ask}, signed with the HMAC key. */
    String signed(String method, String parameters) {
        return signed(method, parameters, Desk.KEY, false);
    }

    /** As {@link #ask}, signed by this key. */
    String signed(String method, String parameters, String key, boolean ed) {
        String stamped = join(parameters,
                "\"apiKey\":\"" + key + "\",\"timestamp\":" + desk.micros / 1_000);
        String payload = payload(stamped);
        String signature = ed ? Desk.signEd(payload) : Desk.sign(payload);
        return ask(method, stamped + ",\"signature\":\"" + signature + "\"");
    }

    String logon() {
        return signed("session.logon", "", Desk.ED_KEY, true);
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : one + "," + other;
    }

    private static String payload(String members) {
        try {
            Map<String, String> sorted = new TreeMap<>();
            ((Map<?, ?>) Json.verbatim("{" + members + "}"))
                    .forEach((name, value) -> sorted.put(String.valueOf(name), String.valueOf(value)));
            StringBuilder payload = new StringBuilder();
            sorted.forEach((name, value) -> payload.append(payload.isEmpty() ? "" : "&").append(name)
                    .append('=').append(value));
            return payload.toString();
        } catch (JsonException e) {
            throw new IllegalStateException(members, e);
        }
    }
}
