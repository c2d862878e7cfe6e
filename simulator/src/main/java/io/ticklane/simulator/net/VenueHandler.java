package io.ticklane.simulator.net;

import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.nio.charset.StandardCharsets;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venue's front door: REST under {@code /api/}, streams under {@code /ws} and {@code /stream}. */
final class VenueHandler extends HttpHandler {
    private static final int LONGEST_CLIENT_FRAME = 1 << 20;

    private final VenueServer server;

    VenueHandler(VenueServer server, HttpService rest) {
        super(rest);
        this.server = server;
    }

    /** What an upgrade request asks for. */
    private record Wanted(List<String> streams, boolean combined, boolean micros) {}

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean upgrade = request.headers()
                .containsValue(HttpHeaderNames.UPGRADE, "websocket", true);
        if (upgrade) {
            upgrade(context, request);
        } else if (request.uri().startsWith("/api/") || request.uri().startsWith("/sapi/")) {
            rest(context, request);
        } else {
            refuse(context, request, wanted(request.uri()) == null ? 404 : 400);
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
        Wanted wanted = wanted(request.uri());
        if (wanted == null) {
            refuse(context, request, 404);
            return;
        }
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshaker13(request.uri(), null,
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(LONGEST_CLIENT_FRAME)
                        .allowExtensions(false)
                        .build());
        if (!request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)) {
            refuse(context, request, 400);
            return;
        }
        VenueServer.whatever(handshaker.handshake(context.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                server.opened(context, wanted.streams(), wanted.combined(), wanted.micros());
            }
        }));
    }

    private static @Nullable Wanted wanted(String uri) {
        QueryStringDecoder query = new QueryStringDecoder(uri, StandardCharsets.UTF_8);
        String path = decoded(query.rawPath());
        boolean micros = query.parameters()
                .getOrDefault("timeUnit", List.of())
                .stream()
                .anyMatch(unit -> unit.equals("MICROSECOND") || unit.equals("microsecond"));
        if (path.equals("/ws") || path.equals("/ws/")) {
            return new Wanted(List.of(), false, micros);
        }
        if (path.startsWith("/ws/")) {
            return new Wanted(split(path.substring(4)), false, micros);
        }
        if (path.equals("/stream") || path.equals("/stream/")) {
            List<String> streams = new ArrayList<>();
            query.parameters().getOrDefault("streams", List.of())
                    .forEach(list -> streams.addAll(split(list)));
            return new Wanted(streams, true, micros);
        }
        return null;
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split("/", -1));
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
