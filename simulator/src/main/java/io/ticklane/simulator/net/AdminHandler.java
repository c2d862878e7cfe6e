package io.ticklane.simulator.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.ticklane.simulator.api.rest.RestReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Serves the admin port. Programs may ask as they like; from a browser only the simulator's own page may, lest any page
 * that somebody visits could administer the venue. Simulator thread only.
 */
final class AdminHandler extends HttpHandler {
    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;

    private final Predicate<String> origins;

    AdminHandler(HttpService service, Predicate<String> origins) {
        super(service);
        this.origins = origins;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        @Nullable
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        if (!local(request.headers().get(HttpHeaderNames.HOST, ""))
                || (origin != null && !origins.test(origin))) {
            refuse(context, request, FORBIDDEN);
        } else if (origin == null) {
            serve(context, request);
        } else {
            RestReply reply = request.method().equals(HttpMethod.OPTIONS)
                    ? new RestReply(NO_CONTENT, new byte[0], List.of())
                    : answer(context, request);
            respond(context, request, new RestReply(reply.status(), reply.json(), allowing(reply, origin)));
        }
    }

    /** A name of this machine; another one would be a page that has pointed its own name here. */
    private static boolean local(String host) {
        String name = host.startsWith("[") ? host.replaceFirst("].*", "]") : host.replaceFirst(":.*", "");
        return name.isEmpty() || name.equals("localhost") || name.equals("[::1]") || name.startsWith("127.");
    }

    private static List<RestReply.Header> allowing(RestReply reply, String origin) {
        List<RestReply.Header> headers = new ArrayList<>(reply.headers());
        headers.add(new RestReply.Header("access-control-allow-origin", origin));
        headers.add(new RestReply.Header("access-control-allow-methods", "GET, POST, DELETE"));
        headers.add(new RestReply.Header("access-control-allow-headers", "content-type"));
        headers.add(new RestReply.Header("access-control-max-age", "600"));
        headers.add(new RestReply.Header("vary", "origin"));
        return headers;
    }
}
