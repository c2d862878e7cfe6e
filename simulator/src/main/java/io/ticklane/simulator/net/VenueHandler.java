package io.ticklane.simulator.net;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.RequestFault;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Subject;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
            respond(context, request, reply);
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
        Subject subject = Subject.connection(
                path(request.uri()).startsWith("/ws-api") ? Scope.WS_API : Scope.STREAM, 0, "");
        if (server.faults().strike(FaultKind.BLACKHOLE, subject) != null) {
            return;
        }
        if (server.faults().strike(FaultKind.REFUSE, subject) != null) {
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

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        server.failed(context.channel(), cause);
        super.exceptionCaught(context, cause);
    }
}
