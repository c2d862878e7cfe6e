package io.ticklane.simulator.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionEncoder;
import io.netty.handler.ssl.SslHandler;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Subject;
import io.ticklane.simulator.fault.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection of either kind: pings, life, close frames, and one buffer for what is sent in a tick,
 * written once at the end of the tick. Simulator thread only.
 */
abstract class Connection extends SimpleChannelInboundHandler<WebSocketFrame> implements Wire.Out {
    static final int POLICY_VIOLATION = 1008;

    private static final int GOING_AWAY = 1001;
    private static final int UNSUPPORTED_DATA = 1003;
    private static final int CHUNK = 1 << 16;
    private static final int FIRST_CAPACITY = 4096;
    private static final int FIN = 0x80;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    final long id;
    final VenueServer server;
    private final Channel channel;
    private final String address;
    private final long openedNanos;
    private final Wire wire;
    private @Nullable ByteBuf pending;
    /** Whether the peer asked for permessage-deflate: then frames go one by one through the encoder for it. */
    private boolean deflated;
    private boolean touched;
    private boolean closing;
    /** Found while market events are being handed out, acted upon after that. */
    private boolean tooSlow;
    private long nextPingNanos;
    /** When the oldest ping without answer was sent; 0: all answered. */
    private long unansweredNanos;
    private byte[] lastPing = new byte[0];

    Connection(long id, VenueServer server, Channel channel) {
        this.id = id;
        this.server = server;
        this.channel = channel;
        address = HttpHandler.address(channel);
        wire = new Wire(server.faults(), this);
        openedNanos = System.nanoTime();
        nextPingNanos = openedNanos + server.config().pingEvery().toNanos();
    }

    /** The handshake is out; frames may be sent from now on. */
    void open() {
        deflated = channel.pipeline().get(WebSocketExtensionEncoder.class) != null;
    }

    /** A text frame came. */
    abstract void received(String text);

    /** Says that the server is going away. */
    abstract void announceShutdown();

    /** Nothing will be sent any more; may be called again. */
    abstract void ended();

    /** What kind of connection it is. */
    abstract Scope scope();

    /** Streams that are subscribed. */
    List<String> streams() {
        return List.of();
    }

    /** How it looks from outside. */
    final ConnectionView view(long nowNanos) {
        return new ConnectionView(id, scope(), address, nowNanos - openedNanos, account(), streams(),
                backlog());
    }

    /** Name of the account that is logged on, or empty. */
    String account() {
        return "";
    }

    /** Counts a frame that came; false if the peer sends too many. */
    boolean admits(long nowNanos) {
        return true;
    }

    /** Where the peer is: an IP address. */
    final String address() {
        return address;
    }

    /** The connection as such, for those who make it misbehave. */
    final Subject subject() {
        return Subject.connection(scope(), id, account());
    }

    /** Whether a fault of this kind strikes the connection now. */
    final boolean struck(FaultKind kind) {
        return !server.faults().quiet() && server.faults().strike(kind, subject()) != null;
    }

    /** Whether something may be sent. */
    final boolean writable() {
        return !closing && !tooSlow;
    }

    /** Bytes that the peer has not taken yet. */
    final long backlog() {
        @Nullable
        ChannelOutboundBuffer outbound = channel.unsafe().outboundBuffer();
        return (outbound == null ? 0 : outbound.totalPendingWriteBytes())
                + (pending == null ? 0 : pending.readableBytes());
    }

    /** Writes what has gathered. */
    final void flush() {
        touched = false;
        if (!server.faults().quiet()) {
            drip();
        }
        writePending();
        channel.flush();
        if (tooSlow && !closing) {
            server.countSlowReader();
            cutSlowReader();
        }
    }

    /** Pings, and closes what does not answer or is too old. */
    final void advance(long nowNanos) {
        if (closing || (!server.faults().quiet()
                && server.faults().active(FaultKind.BLACKHOLE, subject()) != null)) {
            return;
        }
        if (unansweredNanos != 0 && nowNanos - unansweredNanos > server.config().pongWithin().toNanos()) {
            close(POLICY_VIOLATION, "Pong timeout");
        } else if (nowNanos - openedNanos > server.config().life().toNanos()) {
            endLife();
        } else if (nowNanos >= nextPingNanos) {
            nextPingNanos = nowNanos + server.config().pingEvery().toNanos();
            lastPing = Long.toString(server.epochMillis()).getBytes(StandardCharsets.US_ASCII);
            unansweredNanos = unansweredNanos == 0 ? nowNanos : unansweredNanos;
            frame(PING, lastPing);
        }
    }

    /** Closes it as one that is too old. */
    final void endLife() {
        close(GOING_AWAY, "Connection lifetime reached");
    }

    /** Sends a close frame and closes when it is out. */
    final void close(int code, String reason) {
        if (closing) {
            return;
        }
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[2 + Math.min(text.length, 123)];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, payload.length - 2);
        frame(CLOSE, payload);
        leave();
        flush();
        VenueServer.whatever(
                channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
    }

    /** Cuts the connection with a TCP reset. */
    final void reset() {
        leave();
        drop();
        VenueServer.reset(channel);
    }

    /** Sends a text frame that is no event; no effect once it is on its way out. */
    final void text(byte[] utf8) {
        reply(TEXT, utf8);
    }

    /** Sends a text frame with an event, unless a fault has other plans for it. */
    final void text(Subject subject, byte[] utf8) {
        byte[] frame = framed(TEXT, utf8);
        send(subject, frame, 0, frame.length);
    }

    /** As {@link #text(byte[])} with bytes. */
    final void binary(byte[] bytes) {
        reply(BINARY, bytes);
    }

    /** As {@link #text(Subject, byte[])} with bytes. */
    final void binary(Subject subject, byte[] bytes) {
        byte[] frame = framed(BINARY, bytes);
        send(subject, frame, 0, frame.length);
    }

    private void reply(int opcode, byte[] payload) {
        if (writable() && !struck(FaultKind.BLACKHOLE)) {
            frame(opcode, payload);
        }
    }

    /**
     * Sends a complete frame of a stream, unless a fault has other plans for it.
     *
     * @return false if it is lost
     */
    final boolean send(Subject subject, byte[] frame, int offset, int length) {
        return writable() && wire.send(subject, frame, offset, length) > 0;
    }

    /** Whether no fault has a say about frames, so that they may be written directly. */
    final boolean clear() {
        return wire.clear() && server.deliveries() == null;
    }

    @Override
    public final void write(String stream, byte[] frame, int offset, int length) {
        @Nullable
        Deliveries deliveries = server.deliveries();
        if (deliveries != null) {
            deliveries.delivered(id, stream, frame, offset, length);
        }
        write(frame, offset, length);
    }

    @Override
    public final void tear(byte[] frame, int offset, int length) {
        write(frame, offset, length);
        leave();
        flush();
        VenueServer.whatever(
                channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
    }

    /** Sends a complete frame without extensions, header first. */
    final void write(byte[] frame, int offset, int length) {
        if (!touched) {
            touched = true;
            server.touched(this);
        }
        if (deflated && (frame[offset] & CLOSE) == 0) {
            writeDeflated(frame, offset, length);
            return;
        }
        if (pending == null) {
            pending = channel.alloc().directBuffer(Math.max(FIRST_CAPACITY, length));
        }
        pending.writeBytes(frame, offset, length);
        if (pending.readableBytes() > CHUNK) {
            writePending();
        }
    }

    @Override
    protected final void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (closing || struck(FaultKind.BLACKHOLE)) {
            return;
        }
        if (!admits(System.nanoTime())) {
            server.countTooManyRequests();
            close(POLICY_VIOLATION, "Too many requests");
        } else if (frame instanceof TextWebSocketFrame text) {
            received(text.text());
        } else if (frame instanceof PingWebSocketFrame) {
            byte[] payload = new byte[frame.content().readableBytes()];
            frame.content().readBytes(payload);
            if (!struck(FaultKind.MUTE_PONG)) {
                frame(PONG, payload);
            }
        } else if (frame instanceof PongWebSocketFrame) {
            pong(frame.content());
        } else if (frame instanceof CloseWebSocketFrame closed) {
            int code = closed.statusCode();
            close(code < 0 ? 1000 : code, "");
        } else {
            close(UNSUPPORTED_DATA, "Only text frames");
        }
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        leave();
        drop();
        server.closed(this);
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        server.failed(channel, cause);
        leave();
        VenueServer.whatever(context.close());
    }

    private void pong(ByteBuf payload) {
        if (lastPing.length == payload.readableBytes()
                && payload.toString(StandardCharsets.US_ASCII)
                        .equals(new String(lastPing, StandardCharsets.US_ASCII))) {
            unansweredNanos = 0;
        }
    }

    private void frame(int opcode, byte[] payload) {
        byte[] frame = framed(opcode, payload);
        write(frame, 0, frame.length);
    }

    private static byte[] framed(int opcode, byte[] payload) {
        int header = payload.length < LENGTH_16 ? 2 : payload.length < 1 << 16 ? 4 : 10;
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) (FIN | opcode);
        frame[1] = (byte) (header == 2 ? payload.length : header == 4 ? LENGTH_16 : LENGTH_64);
        for (int i = header - 1, rest = payload.length; i >= 2; i--, rest >>>= 8) {
            frame[i] = (byte) rest;
        }
        System.arraycopy(payload, 0, frame, header, payload.length);
        return frame;
    }

    private void writeDeflated(byte[] frame, int offset, int length) {
        writePending();
        int header = switch (frame[offset + 1]) {
            case LENGTH_16 -> 4;
            case LENGTH_64 -> 10;
            default -> 2;
        };
        ByteBuf payload = channel.alloc().buffer(length - header)
                .writeBytes(frame, offset + header, length - header);
        server.countBytes(length);
        WebSocketFrame message = (frame[offset] & BINARY) == 0
                ? new TextWebSocketFrame(payload)
                : new BinaryWebSocketFrame(payload);
        VenueServer.whatever(channel.write(message));
        noteBacklog();
    }

    private void writePending() {
        if (pending != null) {
            server.countBytes(pending.readableBytes());
            VenueServer.whatever(channel.write(pending, channel.voidPromise()));
            pending = null;
            noteBacklog();
        }
    }

    private void noteBacklog() {
        tooSlow = tooSlow || backlog() > server.config().backlogLimit();
    }

    /** A close frame would queue behind all that the peer does not read, so the connection is cut. */
    private void cutSlowReader() {
        leave();
        VenueServer.whatever(channel.close());
    }

    private void drip() {
        ChannelPipeline pipeline = channel.pipeline();
        if (server.faults().active(FaultKind.DRIP, subject()) == null || pipeline.get(Drip.class) != null
                || !struck(FaultKind.DRIP)) {
            return;
        }
        Drip drip = new Drip(server.faults(), this::subject);
        if (pipeline.get(SslHandler.class) == null) {
            pipeline.addFirst(drip);
        } else {
            pipeline.addAfter(pipeline.context(SslHandler.class).name(), "drip", drip);
        }
    }

    private void leave() {
        closing = true;
        wire.close();
        ended();
    }

    private void drop() {
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }
}
