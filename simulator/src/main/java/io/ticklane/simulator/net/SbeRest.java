package io.ticklane.simulator.net;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestReply.Header;
import io.ticklane.simulator.api.rest.RestRequest;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.sbe.SbeResponses;
import io.ticklane.simulator.sbe.SbeVersion;
import io.ticklane.simulator.sbe.UnsupportedSbeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers REST requests in SBE where they ask for it. Simulator thread only. */
final class SbeRest {
    private static final String SBE = "application/sbe";

    private SbeRest() {}

    /** Answers a request in the format that its headers name; a wrong version is refused before anything is done. */
    static RestReply answer(HttpService service, RestRequest request, HttpHeaders headers) {
        String accepted = headers.get(HttpHeaderNames.ACCEPT, "");
        if (!accepted.contains(SBE)) {
            return service.handle(request);
        }
        SbeVersion version;
        try {
            version = SbeVersion.ofHeader(headers.get("X-MBX-SBE"));
        } catch (UnsupportedSbeException e) {
            boolean json = accepted.contains("application/json") || accepted.contains("*/*");
            return json ? service.handle(request) : refused(e);
        }
        RestReply reply = service.handle(request);
        if (reply.json().length == 0) {
            return reply;
        }
        List<Header> all = new ArrayList<>(reply.headers());
        all.add(new Header("content-type", SBE));
        if (version.deprecated()) {
            all.add(new Header("x-mbx-sbe-deprecated", "true"));
        }
        return new RestReply(reply.status(), encoded(service.method(request), request, reply), all);
    }

    private static byte[] encoded(String method, RestRequest request, RestReply reply) {
        try {
            return SbeResponses.body(method, reply.status(), Json.parse(reply.json()), micros(request));
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean micros(RestRequest request) {
        try {
            return Caller.micros(request.timeUnit());
        } catch (ApiException e) {
            return false;
        }
    }

    private static RestReply refused(UnsupportedSbeException e) {
        Map<String, Object> error = Map.of("code", (long) e.code(), "msg", String.valueOf(e.getMessage()));
        return new RestReply(ApiException.BAD_REQUEST,
                SbeResponses.body("", ApiException.BAD_REQUEST, error, false),
                List.of(new Header("content-type", SBE)));
    }
}
