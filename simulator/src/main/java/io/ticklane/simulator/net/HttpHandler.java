package io.ticklane.simulator.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns HTTP requests into calls of a service and its replies into responses. Simulator thread only. */
class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final HttpService service;

    HttpHandler(HttpService service) {
        this.service = service;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        serve(context, request);
    }

    /** Whose key a request bears, or empty. */
    final String account(FullHttpRequest request) {
        return service.account(request.headers().get("X-MBX-APIKEY"));
    }

    /** Answers with what the service says. */
    final void serve(ChannelHandlerContext context, FullHttpRequest request) {
        respond(context, request, answer(context, request));
    }

    /** What the service says. */
    final RestReply answer(ChannelHandlerContext context, FullHttpRequest request) {
        String uri = request.uri();
        int mark = uri.indexOf('?');
        HttpHeaders headers = request.headers();
        return service.handle(new RestRequest(request.method().name(),
                mark < 0 ? uri : uri.substring(0, mark), mark < 0 ? "" : uri.substring(mark + 1),
                request.content().toString(StandardCharsets.ISO_8859_1), headers.get("X-MBX-APIKEY"),
                headers.get("X-MBX-TIME-UNIT"), address(context.channel())));
    }

    /** Answers with a status and a short page, as the venue's front does for what it does not know. */
    static void refuse(ChannelHandlerContext context, FullHttpRequest request, int status) {
        String accept = request.headers().get(HttpHeaderNames.ACCEPT, "");
        String text = HttpResponseStatus.valueOf(status).toString();
        byte[] body = accept.contains("text/html")
                ? ("<html><body>" + text + "</body></html>")
                        .getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        respond(context, request, new RestReply(status, body,
                List.of(new RestReply.Header("content-type", "text/html"))));
    }

    static void respond(ChannelHandlerContext context, FullHttpRequest request, RestReply reply) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(reply.json()));
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8");
        for (RestReply.Header header : reply.headers()) {
            headers.set(header.name(), header.value());
        }
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, reply.json().length);
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        if (!keepAlive) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (!request.protocolVersion().isKeepAliveDefault()) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        ChannelFuture written = context.writeAndFlush(response);
        if (!keepAlive) {
            VenueServer.whatever(written.addListener(ChannelFutureListener.CLOSE));
        }
    }

    /** Where the peer is, or empty. */
    static String address(Channel channel) {
        SocketAddress remote = channel.remoteAddress();
        return remote instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : "";
    }

    /** A peer that went away is no event worth a word. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        VenueServer.whatever(context.close());
    }
}
