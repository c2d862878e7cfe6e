package io.ticklane.simulator.net;

import io.netty.channel.Channel;
import io.ticklane.simulator.api.ws.UserStreams;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Subject;
import io.ticklane.simulator.stream.StreamHub;
import io.ticklane.simulator.stream.StreamSession;
import io.ticklane.simulator.stream.Subscriber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection for market streams. Simulator thread only. */
final class StreamConnection extends Connection implements Subscriber {
    /** Bytes waiting above which superseded best prices are left out of SBE streams. */
    private static final long CONGESTED = 1 << 16;
    private static final int FRAMES_PER_SECOND = 5;
    private static final long SECOND = 1_000_000_000;

    private final StreamSession session;
    private final StreamPlace place;
    private final boolean sbe;
    private final List<UserStreams.Subscription> byListenKey = new ArrayList<>(0);
    private final long[] received = new long[FRAMES_PER_SECOND];
    private int receivedNext;
    /** Whether what is being answered is about subscriptions. */
    private boolean subscribing;

    /** A connection for streams in JSON, or in SBE. */
    StreamConnection(long id, VenueServer server, Channel channel, StreamPlace place, boolean sbe) {
        super(id, server, channel);
        this.place = place;
        this.sbe = sbe;
        StreamHub hub = server.services().hub();
        session = sbe
                ? StreamSession.sbe(hub.sbe(), this, place.combined())
                : new StreamSession(hub, this, place.combined(), place.micros());
        long now = System.nanoTime();
        for (int i = 0; i < received.length; i++) {
            received[i] = now - SECOND;
        }
    }

    @Override
    void open() {
        super.open();
        if (!session.open(place.streams().stream().filter(name -> !openedByListenKey(name)).toList())) {
            close(POLICY_VIOLATION, "Invalid request");
        }
    }

    /** A stream may be named by a listen key, if the venue still offers those. */
    private boolean openedByListenKey(String name) {
        UserStreams.Subscription subscription = server.services().ws().listenKeys().open(name, place.micros(),
                (id, event) -> account(name, event));
        if (subscription == null) {
            return false;
        }
        byListenKey.add(subscription);
        return true;
    }

    private void account(String listenKey, byte[] event) {
        byte[] text = session.combined()
                ? ("{\"stream\":\"" + listenKey + "\",\"data\":" + new String(event, StandardCharsets.UTF_8)
                        + "}")
                        .getBytes(StandardCharsets.UTF_8)
                : event;
        text(Subject.frame(scope(), id, listenKey, ""), text);
    }

    @Override
    public boolean congested() {
        return backlog() > CONGESTED;
    }

    @Override
    public boolean send(String stream, byte[] bytes, int offset, int length) {
        if (!writable()) {
            return false;
        }
        if (!clear()) {
            return send(Subject.frame(scope(), id, stream, account()), bytes, offset, length);
        }
        write(bytes, offset, length);
        return true;
    }

    @Override
    public void reply(byte[] frame) {
        if (!writable() || struck(FaultKind.BLACKHOLE)) {
            return;
        }
        if (subscribing && struck(FaultKind.LOSE_ACKNOWLEDGEMENT)) {
            return;
        }
        @Nullable
        Fault late = subscribing && !server.faults().quiet()
                ? server.faults().strike(FaultKind.DELAY_ACKNOWLEDGEMENT, subject())
                : null;
        if (late == null) {
            write(frame, 0, frame.length);
        } else {
            server.faults().later(late.delay(), () -> {
                if (writable()) {
                    write(frame, 0, frame.length);
                }
            });
        }
    }

    @Override
    void received(String text) {
        if (text.contains("\"SUBSCRIBE\"") && struck(FaultKind.MUTE_SUBSCRIBE)) {
            return;
        }
        subscribing = text.contains("SUBSCRIBE\"");
        session.onText(text);
        subscribing = false;
    }

    @Override
    List<String> streams() {
        return session.streams();
    }

    @Override
    Scope scope() {
        return sbe ? Scope.SBE : Scope.STREAM;
    }

    @Override
    void announceShutdown() {
        session.announceShutdown(server.epochMillis());
    }

    @Override
    void ended() {
        session.close();
        byListenKey.forEach(server.services().ws().listenKeys()::close);
        byListenKey.clear();
    }

    @Override
    boolean admits(long nowNanos) {
        boolean over = nowNanos - received[receivedNext] < SECOND;
        received[receivedNext] = nowNanos;
        receivedNext = (receivedNext + 1) % FRAMES_PER_SECOND;
        return !over || !server.config().frameLimit();
    }
}
