package io.ticklane.simulator.net;

import io.netty.channel.Channel;
import io.ticklane.simulator.api.ws.Peer;
import io.ticklane.simulator.api.ws.WsApiSession;
import io.ticklane.simulator.api.ws.WsOptions;
import io.ticklane.simulator.fault.RequestFault;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Subject;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.sbe.SbeVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection of the WebSocket API. Simulator thread only. */
final class WsApiConnection extends Connection implements Peer {
    /** What faults call the stream of an account's events. */
    private static final String USER_DATA = "userData";
    private static final int UNKNOWN = -1000;
    private static final String UNKNOWN_TEXT = "An unknown error occurred while processing the request.";

    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    private record Answer(String method, byte[] utf8) {}

    private final WsApiSession session;
    private final @Nullable SbeText sbe;
    /** Answers to a request that a fault concerns, or null if none does. */
    private @Nullable List<Answer> withheld;

    /** A connection that speaks JSON, or the given version of SBE. */
    WsApiConnection(long id, VenueServer server, Channel channel, WsOptions options,
            @Nullable SbeVersion version) {
        super(id, server, channel);
        sbe = version == null ? null : new SbeText(version, options.micros());
        session = server.services().ws().open(options, address(), this);
    }

    @Override
    public void answer(String method, byte[] utf8) {
        if (withheld != null) {
            withheld.add(new Answer(method, utf8));
        } else if (sbe == null) {
            text(utf8);
        } else {
            binary(sbe.answer(method, utf8));
        }
    }

    @Override
    public void event(byte[] utf8) {
        Subject subject = Subject.frame(scope(), id, USER_DATA, account());
        if (sbe == null) {
            text(subject, utf8);
        } else {
            binary(subject, sbe.event(utf8));
        }
    }

    @Override
    public void disconnect(int code, String reason) {
        close(code, reason);
    }

    @Override
    void received(String text) {
        server.services().beforeRequest().run();
        if (server.faults().quietForRequests()) {
            session.onText(text);
            return;
        }
        Map<?, ?> request = members(text);
        String method = request.get("method") instanceof String name ? name : "";
        RequestFault fault = server.faults().request(Subject.request(scope(), id, method, account()));
        if (fault == null) {
            session.onText(text);
        } else {
            misanswer(fault, text, method, request.get("id"));
        }
    }

    private void misanswer(RequestFault fault, String text, String method, @Nullable Object requestId) {
        List<Answer> real = new ArrayList<>();
        if (fault.executed()) {
            withheld = real;
            session.onText(text);
            withheld = null;
        }
        List<Answer> given = switch (fault.outcome()) {
            case ANSWER -> real;
            case REPLACED -> List.of(new Answer(method, replaced(fault, requestId)));
            case LOST -> List.of();
        };
        Runnable answering = () -> given.forEach(each -> answer(each.method(), each.utf8()));
        if (fault.delay().isZero()) {
            answering.run();
        } else {
            server.faults().later(fault.delay(), answering);
        }
    }

    private byte[] replaced(RequestFault fault, @Nullable Object requestId) {
        long now = server.epochMillis();
        JsonWriter out = new JsonWriter().object().value("id", requestId).put("status", fault.status())
                .object("error").put("code", fault.code() == 0 ? UNKNOWN : fault.code())
                .put("msg", fault.code() == 0 ? UNKNOWN_TEXT : fault.message(now));
        if (fault.retryAfterSeconds() >= 0) {
            out.object("data").put("serverTime", now)
                    .put("retryAfter", now + fault.retryAfterSeconds() * 1_000).end();
        }
        return out.end().end().bytes();
    }

    private static Map<?, ?> members(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> members
                    ? members
                    : Map.of();
        } catch (JsonException e) {
            return Map.of();
        }
    }

    @Override
    Scope scope() {
        return Scope.WS_API;
    }

    @Override
    String account() {
        return session.account();
    }

    @Override
    void announceShutdown() {
        session.announceShutdown();
    }

    @Override
    void ended() {
        session.close();
    }
}
