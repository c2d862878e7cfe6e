package io.ticklane.simulator.net;

import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.Faults;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import io.netty.util.concurrent.Future;
import io.ticklane.simulator.api.ws.WsOptions;
import io.ticklane.simulator.sbe.SbeVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The venue's port: REST and streams, and the connections on it. Simulator thread only. */
public final class VenueServer {
    private static final Logger LOG = LoggerFactory.getLogger(VenueServer.class);
    private static final int LONGEST_LINE = 1 << 17;
    private static final int LARGEST_BODY = 1 << 20;
    private static final long SCAN_NANOS = 100_000_000;
    private static final long PLENTY = 1 << 20;
    private static final String HTTP = "http";

    private final NetLoop loop;
    private final NetConfig config;
    private final Services services;
    private final LongSupplier epochMillis;
    private final ByteBufAllocator allocator = new PooledByteBufAllocator(true, 1, 1, 8192, 7, 64, 16, false);
    private final List<Connection> connections = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final Faults faults;
    private List<Connection> touched = new ArrayList<>();
    private List<Connection> flushing = new ArrayList<>();
    private final List<Channel> listening = new ArrayList<>();
    private @Nullable Deliveries deliveries;
    private long nextScanNanos;
    private long receivedNanos;
    private long opened;
    private long bytes;
    private long slowReaders;
    private long tooManyRequests;
    private long failures;

    public VenueServer(NetLoop loop, NetConfig config, Services services, LongSupplier epochMillis,
            Faults faults) {
        this.loop = loop;
        this.config = config;
        this.services = services;
        this.epochMillis = epochMillis;
        this.faults = faults;
        faults.listen((id, fault) -> happen(fault));
    }

    /**
     * Opens the port for REST, streams and the WebSocket API.
     *
     * @return its number
     * @throws IllegalStateException with one line for people if it cannot be had
     */
    public int bind() {
        return bind(config.port(), "--port", false);
    }

    /**
     * Opens the port for SBE streams.
     *
     * @return its number
     * @throws IllegalStateException with one line for people if it cannot be had
     */
    public int bindSbe() {
        return bind(config.sbePort(), "sbePort", true);
    }

    private int bind(int port, String option, boolean sbe) {
        Channel channel = bind(loop, config.host(), port, option, new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel accepted) {
                accept(accepted, sbe);
            }
        });
        listening.add(channel);
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Sends what has gathered, one write for each connection. */
    public void flush() {
        while (!touched.isEmpty()) {
            List<Connection> now = touched;
            touched = flushing;
            flushing = now;
            for (int i = 0; i < now.size(); i++) {
                now.get(i).flush();
            }
            now.clear();
        }
    }

    /** Pings, lifetimes, faults that begin or end. */
    public void advance(long nowNanos) {
        faults.advance(nowNanos);
        if (nowNanos - nextScanNanos >= 0) {
            nextScanNanos = nowNanos + Math.min(SCAN_NANOS, config.pingEvery().toNanos() / 4);
            for (Connection connection : List.copyOf(connections)) {
                connection.advance(nowNanos);
            }
        }
    }

    /** When {@link #advance} has something to do. */
    public long nextDueNanos() {
        long scan = connections.isEmpty() ? Long.MAX_VALUE : nextScanNanos;
        return Math.min(scan, faults.nextDueNanos());
    }

    /** Whether no stream connection has much waiting to be taken. */
    public boolean receptive() {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).backlog() > PLENTY) {
                return false;
            }
        }
        return true;
    }

    /** Monotonic time at which the bytes now being handled were read. */
    public long receivedNanos() {
        return receivedNanos;
    }

    Faults faults() {
        return faults;
    }

    /** Who hears from now on what is handed to sockets, or null for nobody. */
    public void deliveries(@Nullable Deliveries listener) {
        deliveries = listener;
    }

    @Nullable
    Deliveries deliveries() {
        return deliveries;
    }

    /** The WebSocket connections that are open, oldest first. */
    public List<ConnectionView> connections() {
        long now = System.nanoTime();
        return connections.stream().map(connection -> connection.view(now)).toList();
    }

    /** Counters since the start. */
    public Counters counters() {
        return new Counters(connections.size(), opened, bytes, slowReaders, tooManyRequests, failures);
    }

    /**
     * What happened on the port.
     *
     * @param connections stream connections now
     * @param opened stream connections so far
     * @param bytes written to stream connections
     * @param slowReaders connections cut because too much waited for them
     * @param tooManyRequests connections closed for sending too many frames
     * @param failures what should never fail and did; see the log
     */
    public record Counters(int connections, long opened, long bytes, long slowReaders,
            long tooManyRequests, long failures) {}

    /** Says goodbye on the streams and closes everything, the port first. */
    public void close() {
        listening.forEach(channel -> whatever(channel.close()));
        for (Connection connection : List.copyOf(connections)) {
            connection.announceShutdown();
            connection.close(1001, "Going away");
        }
        for (Channel channel : List.copyOf(channels)) {
            whatever(channel.close());
        }
    }

    static Channel bind(NetLoop loop, String host, int port, String option,
            ChannelInitializer<SocketChannel> initializer) {
        ChannelFuture bound = new ServerBootstrap().group(loop.eventLoop())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer)
                .bind(new InetSocketAddress(host, port));
        while (!bound.isDone()) {
            loop.poll(0);
        }
        if (!bound.isSuccess()) {
            throw new IllegalStateException("port " + port + " on " + host + " cannot be opened ("
                    + bound.cause().getMessage() + "); choose another with " + option + ", or 0 for any");
        }
        return bound.channel();
    }

    /** Ends interest in a future whose outcome the channel itself shows. */
    static void whatever(Future<?> future) {
        Objects.requireNonNull(future);
    }

    static void reset(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().close(channel.unsafe().voidPromise());
    }

    Services services() {
        return services;
    }

    NetConfig config() {
        return config;
    }

    long epochMillis() {
        return epochMillis.getAsLong();
    }

    void touched(Connection connection) {
        touched.add(connection);
    }

    void opened(ChannelHandlerContext context, StreamPlace place, boolean sbe) {
        opened(context, new StreamConnection(++opened, this, context.channel(), place, sbe));
    }

    void opened(ChannelHandlerContext context, WsOptions options, @Nullable SbeVersion version) {
        opened(context, new WsApiConnection(++opened, this, context.channel(), options, version));
    }

    private void opened(ChannelHandlerContext context, Connection connection) {
        connections.add(connection);
        ChannelPipeline pipeline = context.channel().pipeline();
        pipeline.addLast(new WebSocketFrameAggregator(LARGEST_BODY), connection);
        pipeline.remove(context.handler());
        connection.open();
    }

    void closed(Connection connection) {
        connections.remove(connection);
    }

    void countBytes(long more) {
        bytes += more;
    }

    void countSlowReader() {
        slowReaders++;
    }

    /** Notes that something failed that no peer may be able to make fail. */
    void failed(Channel channel, Throwable cause) {
        if (cause instanceof IOException || cause instanceof CodecException) {
            return;
        }
        failures++;
        LOG.error("connection of {} fails", channel.remoteAddress(), cause);
    }

    void countTooManyRequests() {
        tooManyRequests++;
    }

    /** Serves a connection, whichever way it came. */
    public void attach(Channel channel) {
        accept(channel, false);
    }

    private void accept(Channel channel, boolean sbe) {
        channels.add(channel);
        whatever(channel.closeFuture().addListener(closed -> channels.remove(channel)));
        channel.config().setAllocator(allocator);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(new Stamp());
        if (config.tls() != null) {
            pipeline.addLast(config.tls().context().newHandler(allocator));
        }
        pipeline.addLast(new HttpServerCodec(LONGEST_LINE, LONGEST_LINE, 8192));
        pipeline.addLast(new HttpContentCompressor(StandardCompressionOptions.gzip()));
        pipeline.addLast(new HttpObjectAggregator(LARGEST_BODY));
        pipeline.addLast(new WebSocketServerCompressionHandler(LARGEST_BODY));
        pipeline.addLast(HTTP, new VenueHandler(this, services.rest(), sbe));
    }

    private void happen(Fault fault) {
        if (!fault.kind().momentary()) {
            return;
        }
        for (Connection connection : List.copyOf(connections)) {
            if (fault.target().hits(connection.subject())) {
                happen(fault, connection);
            }
        }
    }

    private void happen(Fault fault, Connection connection) {
        switch (fault.kind()) {
            case RESET -> connection.reset();
            case LIFE_END -> connection.endLife();
            case SERVER_SHUTDOWN -> {
                connection.announceShutdown();
                if (!fault.cut().isZero()) {
                    faults.later(fault.cut(), () -> connection.close(1001, "Going away"));
                }
            }
            default -> connection.close(fault.code(), fault.reason());
        }
    }

    /** Notes when bytes came in, before anything is done with them. */
    private final class Stamp extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            receivedNanos = System.nanoTime();
            context.fireChannelRead(message);
        }
    }
}
