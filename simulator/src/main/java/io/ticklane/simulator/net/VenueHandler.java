package io.ticklane.simulator.net;

import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import org.jspecify.annotations.Nullable;

/** The venue's front door: REST under {@code /api/}, streams under {@code /ws} and {@code /stream}. */
final class VenueHandler extends HttpHandler {
    private static final int LONGEST_CLIENT_FRAME = 1 << 20;

    private final VenueServer server;

    VenueHandler(VenueServer server, HttpService rest) {
        super(rest);
        this.server = server;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean upgrade = request.headers()
                .containsValue(HttpHeaderNames.UPGRADE, "websocket", true);
        if (upgrade) {
            upgrade(context, request);
        } else if (request.uri().startsWith("/api/") || request.uri().startsWith("/sapi/")) {
            rest(context, request);
        } else {
            refuse(context, request, StreamPlace.of(request.uri()) == null ? 404 : 400);
        }
    }

    private void rest(ChannelHandlerContext context, FullHttpRequest request) {
        @Nullable
        Fault down = server.faults().active(FaultKind.REST_DOWN, 0);
        if (down == null) {
            serve(context, request);
        } else if (down.code() == 0) {
            VenueServer.reset(context.channel());
        } else {
            refuse(context, request, down.code());
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
        if (server.faults().active(FaultKind.BLACKHOLE, 0) != null) {
            return;
        }
        if (server.faults().active(FaultKind.REFUSE, 0) != null) {
            VenueServer.reset(context.channel());
            return;
        }
        @Nullable
        StreamPlace place = StreamPlace.of(request.uri());
        if (place == null) {
            refuse(context, request, 404);
            return;
        }
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshaker13(request.uri(), null,
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(LONGEST_CLIENT_FRAME)
                        .allowExtensions(true)
                        .build());
        if (!request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)) {
            refuse(context, request, 400);
            return;
        }
        VenueServer.whatever(handshaker.handshake(context.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                server.opened(context, place);
            }
        }));
    }
}
