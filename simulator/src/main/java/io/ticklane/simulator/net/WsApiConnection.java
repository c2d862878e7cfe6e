package io.ticklane.simulator.net;

import io.netty.channel.Channel;
import io.ticklane.simulator.api.ws.Peer;
import io.ticklane.simulator.api.ws.WsApiSession;
import io.ticklane.simulator.api.ws.WsOptions;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.RequestFault;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A connection of the WebSocket API. Simulator thread only. */
final class WsApiConnection extends Connection implements Peer {
    /** What faults call the stream of an account's events. */
    private static final String USER_DATA = "userData";

    private static final Pattern METHOD = Pattern.compile("\"method\"\\s*:\\s*\"([^\"\\\\]{1,64})\"");
    private static final Pattern ID = Pattern
            .compile("\"id\"\\s*:\\s*(\"[A-Za-z0-9_-]{1,36}\"|-?\\d{1,19}|null)");

    private final WsApiSession session;
    /** Where answers go while what becomes of them is not decided. */
    private @Nullable List<byte[]> held;

    WsApiConnection(long id, VenueServer server, Channel channel, WsOptions options) {
        super(id, server, channel);
        session = server.services().ws().open(options, address(), this);
    }

    @Override
    public void send(byte[] utf8) {
        if (held != null) {
            held.add(utf8);
        } else if (!struck(FaultKind.BLACKHOLE)) {
            text(utf8);
        }
    }

    @Override
    public void event(byte[] utf8) {
        text(Subject.frame(scope(), id, USER_DATA, account()), utf8);
    }

    @Override
    public void disconnect(int code, String reason) {
        close(code, reason);
    }

    @Override
    void received(String text) {
        server.services().beforeRequest().run();
        RequestFault fault = server.faults().quietForRequests()
                ? null
                : server.faults().request(Subject.request(scope(), id, member(METHOD, text), account()));
        if (fault == null) {
            session.onText(text);
        } else {
            goWrong(fault, text);
        }
    }

    private void goWrong(RequestFault fault, String text) {
        List<byte[]> answers = new ArrayList<>(1);
        if (fault.executed()) {
            held = answers;
            session.onText(text);
            held = null;
        }
        if (fault.outcome() == RequestFault.Outcome.LOST) {
            return;
        }
        List<byte[]> told = fault.outcome() == RequestFault.Outcome.ANSWER
                ? answers
                : List.of(replaced(fault, member(ID, text)).getBytes(StandardCharsets.UTF_8));
        if (fault.delay().isZero()) {
            told.forEach(this::send);
        } else {
            server.faults().later(fault.delay(), () -> {
                if (writable()) {
                    told.forEach(this::send);
                }
            });
        }
    }

    private String replaced(RequestFault fault, String id) {
        long now = server.epochMillis();
        String data = fault.retryAfterSeconds() < 0
                ? ""
                : ",\"data\":{\"serverTime\":" + now + ",\"retryAfter\":"
                        + (now + fault.retryAfterSeconds() * 1000) + "}";
        return "{\"id\":" + (id.isEmpty() ? "null" : id) + ",\"status\":" + fault.status()
                + ",\"error\":{\"code\":"
                + fault.code() + ",\"msg\":\"" + fault.message(now) + "\"" + data + "}}";
    }

    /** A member of a request as it is written, without reading the rest of it; empty if there is none. */
    private static String member(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
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
