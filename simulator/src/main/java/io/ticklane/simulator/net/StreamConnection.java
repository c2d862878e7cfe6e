package io.ticklane.simulator.net;

import io.ticklane.simulator.fault.FaultKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.ticklane.simulator.stream.StreamHub;
import io.ticklane.simulator.stream.StreamSession;
import io.ticklane.simulator.stream.Subscriber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream connection. What is sent in a tick gathers in one buffer that is written once, at the end of the tick.
 * Simulator thread only.
 */
final class StreamConnection extends SimpleChannelInboundHandler<WebSocketFrame> implements Subscriber {
    private static final int FRAMES_PER_SECOND = 5;
    private static final long SECOND = 1_000_000_000;
    private static final int CHUNK = 1 << 16;
    private static final int FIRST_CAPACITY = 4096;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int CLOSE = 0x88;
    private static final int GOING_AWAY = 1001;
    private static final int POLICY_VIOLATION = 1008;

    final long id;
    private final VenueServer server;
    private final Channel channel;
    private final StreamSession session;
    private final long openedNanos;
    private final long[] received = new long[FRAMES_PER_SECOND];
    private int receivedNext;
    private @Nullable ByteBuf pending;
    private boolean touched;
    private boolean closing;
    /** Found while market events are being handed out, acted upon after that. */
    private boolean tooSlow;
    private long nextPingNanos;
    /** When the oldest ping without answer was sent; 0: all answered. */
    private long unansweredNanos;
    private byte[] lastPing = new byte[0];

    StreamConnection(long id, VenueServer server, Channel channel, StreamHub hub, boolean combined,
            boolean micros) {
        this.id = id;
        this.server = server;
        this.channel = channel;
        session = new StreamSession(hub, this, combined, micros);
        openedNanos = System.nanoTime();
        nextPingNanos = openedNanos + server.config().pingEvery().toNanos();
        for (int i = 0; i < received.length; i++) {
            received[i] = openedNanos - SECOND;
        }
    }

    void open(List<String> streams) {
        if (!session.open(streams)) {
            close(POLICY_VIOLATION, "Invalid request");
        }
    }

    @Override
    public boolean send(String stream, byte[] bytes, int offset, int length) {
        if (closing || tooSlow || server.silenced(FaultKind.STALL, id)
                || server.silenced(FaultKind.BLACKHOLE, id)) {
            return false;
        }
        write(bytes, offset, length);
        return true;
    }

    @Override
    public void reply(byte[] frame) {
        if (!closing && !server.silenced(FaultKind.BLACKHOLE, id)) {
            write(frame, 0, frame.length);
        }
    }

    /** Bytes that the peer has not taken yet. */
    long backlog() {
        @Nullable
        ChannelOutboundBuffer outbound = channel.unsafe().outboundBuffer();
        return (outbound == null ? 0 : outbound.totalPendingWriteBytes())
                + (pending == null ? 0 : pending.readableBytes());
    }

    /** Writes what has gathered. */
    void flush() {
        touched = false;
        writePending();
        channel.flush();
        if (tooSlow && !closing) {
            server.countSlowReader();
            cutSlowReader();
        }
    }

    /** Pings, and closes what does not answer or is too old. */
    void advance(long nowNanos) {
        if (closing || server.silenced(FaultKind.BLACKHOLE, id)) {
            return;
        }
        if (unansweredNanos != 0 && nowNanos - unansweredNanos > server.config().pongWithin().toNanos()) {
            close(POLICY_VIOLATION, "Pong timeout");
        } else if (nowNanos - openedNanos > server.config().life().toNanos()) {
            close(GOING_AWAY, "Connection lifetime reached");
        } else if (nowNanos >= nextPingNanos) {
            nextPingNanos = nowNanos + server.config().pingEvery().toNanos();
            lastPing = Long.toString(server.epochMillis()).getBytes(StandardCharsets.US_ASCII);
            unansweredNanos = unansweredNanos == 0 ? nowNanos : unansweredNanos;
            control(PING, lastPing);
        }
    }

    /** Says that the server is going away. */
    void announceShutdown() {
        session.announceShutdown(server.epochMillis());
    }

    /** Sends a close frame and closes when it is out. */
    void close(int code, String reason) {
        if (closing) {
            return;
        }
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[2 + Math.min(text.length, 123)];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, payload.length - 2);
        control(CLOSE, payload);
        leave();
        flush();
        VenueServer.whatever(
                channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
    }

    /** Cuts the connection with a TCP reset. */
    void reset() {
        leave();
        drop();
        VenueServer.reset(channel);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (closing || server.silenced(FaultKind.BLACKHOLE, id)) {
            return;
        }
        if (server.config().frameLimit() && tooMany()) {
            server.countTooManyRequests();
            close(POLICY_VIOLATION, "Too many requests");
        } else if (frame instanceof TextWebSocketFrame text) {
            control(text.text());
        } else if (frame instanceof PingWebSocketFrame) {
            byte[] payload = new byte[frame.content().readableBytes()];
            frame.content().readBytes(payload);
            control(PONG, payload);
        } else if (frame instanceof PongWebSocketFrame) {
            pong(frame.content());
        } else if (frame instanceof CloseWebSocketFrame closed) {
            int code = closed.statusCode();
            close(code < 0 ? 1000 : code, "");
        } else {
            close(1003, "Only text frames");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave();
        drop();
        server.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        leave();
        VenueServer.whatever(context.close());
    }

    private void control(String text) {
        if (text.contains("\"SUBSCRIBE\"") && server.silenced(FaultKind.MUTE_SUBSCRIBE, id)) {
            return;
        }
        session.onText(text);
    }

    private void pong(ByteBuf payload) {
        if (lastPing.length == payload.readableBytes()
                && payload.toString(StandardCharsets.US_ASCII)
                        .equals(new String(lastPing, StandardCharsets.US_ASCII))) {
            unansweredNanos = 0;
        }
    }

    private boolean tooMany() {
        long now = System.nanoTime();
        boolean over = now - received[receivedNext] < SECOND;
        received[receivedNext] = now;
        receivedNext = (receivedNext + 1) % FRAMES_PER_SECOND;
        return over;
    }

    private void control(int opcode, byte[] payload) {
        byte[] frame = new byte[2 + payload.length];
        frame[0] = (byte) opcode;
        frame[1] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 2, payload.length);
        write(frame, 0, frame.length);
    }

    private void write(byte[] bytes, int offset, int length) {
        if (!touched) {
            touched = true;
            server.touched(this);
        }
        if (pending == null) {
            pending = channel.alloc().directBuffer(Math.max(FIRST_CAPACITY, length));
        }
        pending.writeBytes(bytes, offset, length);
        if (pending.readableBytes() > CHUNK) {
            writePending();
        }
    }

    private void writePending() {
        if (pending != null) {
            server.countBytes(pending.readableBytes());
            VenueServer.whatever(channel.write(pending, channel.voidPromise()));
            pending = null;
            tooSlow = tooSlow || backlog() > server.config().backlogLimit();
        }
    }

    /** A close frame would queue behind all that the peer does not read, so the connection is cut. */
    private void cutSlowReader() {
        leave();
        VenueServer.whatever(channel.close());
    }

    private void leave() {
        closing = true;
        session.close();
    }

    private void drop() {
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }
}
