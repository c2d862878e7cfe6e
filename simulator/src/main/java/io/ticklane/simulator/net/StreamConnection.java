package io.ticklane.simulator.net;

import io.netty.channel.Channel;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.stream.StreamHub;
import io.ticklane.simulator.stream.StreamSession;
import io.ticklane.simulator.stream.Subscriber;
import java.util.List;

/** A connection for market streams. Simulator thread only. */
final class StreamConnection extends Connection implements Subscriber {
    private static final int FRAMES_PER_SECOND = 5;
    private static final long SECOND = 1_000_000_000;

    private final StreamSession session;
    private final List<String> streams;
    private final long[] received = new long[FRAMES_PER_SECOND];
    private int receivedNext;

    StreamConnection(long id, VenueServer server, Channel channel, StreamHub hub, StreamPlace place) {
        super(id, server, channel);
        streams = place.streams();
        session = new StreamSession(hub, this, place.combined(), place.micros());
        long now = System.nanoTime();
        for (int i = 0; i < received.length; i++) {
            received[i] = now - SECOND;
        }
    }

    @Override
    void open() {
        super.open();
        if (!session.open(streams)) {
            close(POLICY_VIOLATION, "Invalid request");
        }
    }

    @Override
    public boolean send(String stream, byte[] bytes, int offset, int length) {
        if (!writable() || server.silenced(FaultKind.STALL, id)
                || server.silenced(FaultKind.BLACKHOLE, id)) {
            return false;
        }
        write(bytes, offset, length);
        return true;
    }

    @Override
    public void reply(byte[] frame) {
        if (writable() && !server.silenced(FaultKind.BLACKHOLE, id)) {
            write(frame, 0, frame.length);
        }
    }

    @Override
    void received(String text) {
        if (text.contains("\"SUBSCRIBE\"") && server.silenced(FaultKind.MUTE_SUBSCRIBE, id)) {
            return;
        }
        session.onText(text);
    }

    @Override
    void announceShutdown() {
        session.announceShutdown(server.epochMillis());
    }

    @Override
    void ended() {
        session.close();
    }

    @Override
    boolean admits(long nowNanos) {
        boolean over = nowNanos - received[receivedNext] < SECOND;
        received[receivedNext] = nowNanos;
        receivedNext = (receivedNext + 1) % FRAMES_PER_SECOND;
        return !over || !server.config().frameLimit();
    }
}
