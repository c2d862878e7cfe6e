package io.ticklane.simulator.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A plain HTTP port on the loopback interface for those who run the venue. Simulator thread only. */
public final class AdminServer {
    private static final int LARGEST_BODY = 1 << 20;

    private final NetLoop loop;
    private final HttpService service;
    private final Predicate<String> origins;
    private final List<Channel> channels = new ArrayList<>();
    private @Nullable Channel listening;

    /** @param origins pages that may use it from a browser */
    public AdminServer(NetLoop loop, HttpService service, Predicate<String> origins) {
        this.origins = origins;
        this.loop = loop;
        this.service = service;
    }

    /**
     * Opens the port; 0 is any free one.
     *
     * @return its number
     * @throws IllegalStateException with one line for people if it cannot be had
     */
    public int bind(int port) {
        listening = VenueServer.bind(loop, "127.0.0.1", port, "--admin-port", new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channels.add(channel);
                VenueServer.whatever(channel.closeFuture().addListener(closed -> channels.remove(channel)));
                channel.pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(LARGEST_BODY),
                                new AdminHandler(service, origins));
            }
        });
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Closes the port and what is open on it. */
    public void close() {
        if (listening != null) {
            VenueServer.whatever(listening.close());
        }
        for (Channel channel : List.copyOf(channels)) {
            VenueServer.whatever(channel.close());
        }
    }
}
