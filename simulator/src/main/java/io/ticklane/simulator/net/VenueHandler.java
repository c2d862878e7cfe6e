package io.ticklane.simulator.net;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.RequestFault;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Subject;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.ws.WsOptions;
import io.ticklane.simulator.sbe.SbeVersion;
import io.ticklane.simulator.sbe.UnsupportedSbeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The venue's front door: REST under {@code /api/}, streams under {@code /ws} and {@code /stream}, the WebSocket API.
 */
final class VenueHandler extends HttpHandler {
    private static final int LONGEST_CLIENT_FRAME = 1 << 20;
    private static final Set<String> WS_API = Set.of("/ws-api/v3", "/ws-api/v3/");

    private final VenueServer server;
    private final boolean sbe;

    /** The door of the port for all but SBE streams, or of the port for those. */
    VenueHandler(VenueServer server, HttpService rest, boolean sbe) {
        super(rest);
        this.server = server;
        this.sbe = sbe;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean upgrade = request.headers()
                .containsValue(HttpHeaderNames.UPGRADE, "websocket", true);
        String path = request.uri();
        if (request.decoderResult().isFailure()) {
            unreadable(context, request);
        } else if (upgrade) {
            upgrade(context, request);
        } else if (!sbe && (path.startsWith("/api/") || path.startsWith("/sapi/"))) {
            rest(context, request);
        } else {
            RestReply page = !sbe && request.method().equals(HttpMethod.GET) ? page(request) : null;
            if (page != null) {
                respond(context, request, page);
                return;
            }
            boolean webSocketOnly = path.startsWith("/ws") || path.startsWith("/stream");
            refuse(context, request, webSocketOnly ? 400 : 404);
        }
    }

    private static void unreadable(ChannelHandlerContext context, FullHttpRequest request) {
        Throwable cause = request.decoderResult().cause();
        HttpUtil.setKeepAlive(request, false);
        refuse(context, request, cause instanceof TooLongHttpLineException
                ? 414
                : cause instanceof TooLongHttpHeaderException ? 431 : 400);
    }

    private void rest(ChannelHandlerContext context, FullHttpRequest request) {
        @Nullable
        RequestFault fault = server.faults().quietForRequests()
                ? null
                : server.faults().request(Subject.request(Scope.REST, 0,
                        request.method().name() + " " + path(request.uri()), account(request)));
        if (fault == null) {
            serve(context, request);
            return;
        }
        RestReply reply = fault.executed() ? answer(context, request) : null;
        if (fault.delay().isZero()) {
            end(context, request, fault, reply);
        } else {
            request.retain();
            server.faults().later(fault.delay(), () -> {
                end(context, request, fault, reply);
                request.release();
            });
        }
    }

    private void end(ChannelHandlerContext context, FullHttpRequest request, RequestFault fault,
            @Nullable RestReply reply) {
        if (fault.outcome() == RequestFault.Outcome.LOST) {
            VenueServer.reset(context.channel());
        } else if (fault.outcome() == RequestFault.Outcome.ANSWER && reply != null) {
            deliver(context, request, reply);
        } else if (fault.code() == 0 && fault.status() != 403) {
            refuse(context, request, fault.status());
        } else {
            respond(context, request, replaced(fault));
        }
    }

    private RestReply replaced(RequestFault fault) {
        List<RestReply.Header> headers = new ArrayList<>();
        if (fault.code() == 0) {
            headers.add(new RestReply.Header("content-type", "text/html"));
        }
        if (fault.retryAfterSeconds() >= 0) {
            headers.add(new RestReply.Header("retry-after", Long.toString(fault.retryAfterSeconds())));
        }
        return new RestReply(fault.status(),
                fault.body(server.epochMillis()).getBytes(StandardCharsets.UTF_8), headers);
    }

    private static String path(String uri) {
        int mark = uri.indexOf('?');
        return mark < 0 ? uri : uri.substring(0, mark);
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
        boolean api = path(request.uri()).startsWith("/ws-api");
        Subject subject = Subject.connection(sbe ? Scope.SBE : api ? Scope.WS_API : Scope.STREAM, 0, "");
        if (server.faults().strike(FaultKind.BLACKHOLE, subject) != null) {
            return;
        }
        if (server.faults().strike(FaultKind.REFUSE, subject) != null) {
            VenueServer.reset(context.channel());
            return;
        }
        if (!request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)) {
            refuse(context, request, 400);
            return;
        }
        try {
            connect(context, request);
        } catch (ApiException e) {
            refuse(context, request, e, server.epochMillis());
        }
    }

    private void connect(ChannelHandlerContext context, FullHttpRequest request) throws ApiException {
        QueryStringDecoder target = new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8);
        String address = address(context.channel());
        if (!sbe && WS_API.contains(target.rawPath())) {
            WsOptions options = WsOptions.of(target.parameters());
            SbeVersion version = version(target.parameters());
            server.services().ws().admit(address);
            handshake(context, request, () -> server.opened(context, options, version));
            return;
        }
        StreamPlace place = StreamPlace.of(request.uri());
        if (place == null) {
            refuse(context, request, 404);
            return;
        }
        if (sbe) {
            server.services().ws().admitSbe(address, request.headers().get("X-MBX-APIKEY"));
        } else {
            server.services().ws().admitStreams(address);
        }
        handshake(context, request, () -> server.opened(context, place, sbe));
    }

    /** The version of SBE that an address of the WebSocket API names; null: JSON. */
    private static @Nullable SbeVersion version(Map<String, List<String>> query) throws ApiException {
        List<String> formats = query.getOrDefault("responseFormat", List.of("json"));
        if (formats.equals(List.of("json"))) {
            return null;
        }
        if (!formats.equals(List.of("sbe"))) {
            throw ApiException.invalid("responseFormat");
        }
        try {
            return SbeVersion.ofParameters(first(query, "sbeSchemaId"), first(query, "sbeSchemaVersion"));
        } catch (UnsupportedSbeException e) {
            throw new ApiException(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    private static void handshake(ChannelHandlerContext context, FullHttpRequest request, Runnable opened) {
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshaker13(request.uri(), null,
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(LONGEST_CLIENT_FRAME)
                        .allowExtensions(true)
                        .build());
        VenueServer.whatever(handshaker.handshake(context.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                opened.run();
            }
        }));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        server.failed(context.channel(), cause);
        super.exceptionCaught(context, cause);
    }
}
