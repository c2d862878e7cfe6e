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
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.access.Dispatcher;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestReply.Header;
import io.ticklane.simulator.api.rest.RestRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns HTTP requests into calls of a service and its replies into responses. Simulator thread only. */
class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String JSON = "application/json;charset=UTF-8";

    private final HttpService service;

    HttpHandler(HttpService service) {
        this.service = service;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        serve(context, request);
    }

    /** The page for people or a part of it, or null. */
    final @Nullable RestReply page(FullHttpRequest request) {
        String uri = request.uri();
        int mark = uri.indexOf('?');
        return service.page(mark < 0 ? uri : uri.substring(0, mark),
                request.headers().get(HttpHeaderNames.ACCEPT, "").contains("text/html"));
    }

    /** Whose key a request bears, or empty. */
    final String account(FullHttpRequest request) {
        return service.account(request.headers().get("X-MBX-APIKEY"));
    }

    /** Answers with what the service says. */
    final void serve(ChannelHandlerContext context, FullHttpRequest request) {
        deliver(context, request, answer(context, request));
    }

    /** What the service says; HEAD is asked as GET, and the codec leaves the body away. */
    final RestReply answer(ChannelHandlerContext context, FullHttpRequest request) {
        String uri = request.uri();
        int mark = uri.indexOf('?');
        HttpHeaders headers = request.headers();
        String method = request.method().equals(HttpMethod.HEAD) ? "GET" : request.method().name();
        RestRequest asked = new RestRequest(method,
                mark < 0 ? uri : uri.substring(0, mark), mark < 0 ? "" : uri.substring(mark + 1),
                request.content().toString(StandardCharsets.ISO_8859_1), headers.get("X-MBX-APIKEY"),
                headers.get("X-MBX-TIME-UNIT"), address(context.channel()));
        return SbeRest.answer(service, asked, headers);
    }

    /** Sends what the service said; of an error without a body a page is made. */
    static void deliver(ChannelHandlerContext context, FullHttpRequest request, RestReply reply) {
        if (reply.json().length == 0 && reply.status() >= 400) {
            page(context, request, reply.status(), reply.headers());
        } else {
            respond(context, request, reply);
        }
    }

    /** Answers with a status and a short page, as the venue's front does for what it does not know. */
    static void refuse(ChannelHandlerContext context, FullHttpRequest request, int status) {
        page(context, request, status, List.of());
    }

    /** Answers with an error body. */
    static void refuse(ChannelHandlerContext context, FullHttpRequest request, ApiException refusal,
            long nowMillis) {
        long seconds = (refusal.retryMicros() / 1_000 - nowMillis + 999) / 1_000;
        respond(context, request, new RestReply(refusal.status(), Dispatcher.refused(refusal).json(),
                refusal.retryMicros() == 0
                        ? List.of()
                        : List.of(new Header("retry-after", Long.toString(Math.max(0, seconds))))));
    }

    /** The page itself goes to those who take HTML, except for what is gone or forbidden: there it always comes. */
    private static void page(ChannelHandlerContext context, FullHttpRequest request, int status,
            List<Header> headers) {
        boolean html = request.headers().get(HttpHeaderNames.ACCEPT, "").contains("text/html");
        String title = HttpResponseStatus.valueOf(status).toString();
        String text = html || status == 403 || status == 410
                ? "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                        + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
                : "";
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("content-type", "text/html"));
        respond(context, request, new RestReply(status, text.getBytes(StandardCharsets.UTF_8), all));
    }

    static void respond(ChannelHandlerContext context, FullHttpRequest request, RestReply reply) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(reply.json()));
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, JSON);
        for (Header header : reply.headers()) {
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
