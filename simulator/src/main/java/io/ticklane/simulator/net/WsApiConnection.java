package io.ticklane.simulator.net;

import io.netty.channel.Channel;
import io.ticklane.simulator.api.ws.Peer;
import io.ticklane.simulator.api.ws.WsApiSession;
import io.ticklane.simulator.api.ws.WsOptions;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Subject;

/** A connection of the WebSocket API. Simulator thread only. */
final class WsApiConnection extends Connection implements Peer {
    /** What faults call the stream of an account's events. */
    private static final String USER_DATA = "userData";

    private final WsApiSession session;

    WsApiConnection(long id, VenueServer server, Channel channel, WsOptions options) {
        super(id, server, channel);
        session = server.services().ws().open(options, address(), this);
    }

    @Override
    public void send(byte[] utf8) {
        text(utf8);
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
        session.onText(text);
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
