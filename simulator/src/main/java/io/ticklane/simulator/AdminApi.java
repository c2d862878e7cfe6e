package io.ticklane.simulator;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Faults;
import io.ticklane.simulator.net.HttpService;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import io.ticklane.simulator.stream.WireToWire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the admin port answers. Simulator thread only. */
final class AdminApi implements HttpService {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h)");
    private static final String FAULTS = "/faults";

    private final Venue venue;

    AdminApi(Venue venue) {
        this.venue = venue;
    }

    @Override
    public RestReply handle(RestRequest request) {
        String path = request.path();
        try {
            return switch (request.method() + " " + path) {
                case "GET /stats" -> ok(stats(venue.stats()));
                case "GET /faults" -> ok(faults());
                case "GET /faults/kinds" -> ok(kinds());
                case "POST /faults" -> ok(add(request.body()));
                case "POST /start" -> start();
                default -> path.startsWith(FAULTS + "/") && request.method().equals("DELETE")
                        ? remove(path.substring(FAULTS.length() + 1))
                        : error(404, "no " + request.method() + " " + path + "; there are GET /stats, "
                                + "GET|POST /faults, GET /faults/kinds, DELETE /faults/ID, POST /start");
            };
        } catch (JsonException e) {
            return error(400, "the body is no JSON: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private RestReply start() {
        venue.startMarket();
        return ok(new JsonWriter().object().put("started", true).end());
    }

    private JsonWriter add(String body) throws JsonException {
        if (!(Json.parse(body.getBytes(StandardCharsets.ISO_8859_1)) instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("the body must be an object such as {\"kind\":\"reset\"}");
        }
        long id = venue.server().faults().add(fault(members), System.nanoTime());
        return new JsonWriter().object().put("id", id).end();
    }

    private RestReply remove(String id) {
        boolean known = id.matches("\\d{1,18}") && venue.server().faults().remove(Long.parseLong(id));
        return known ? ok(new JsonWriter().object().end()) : error(404, "no fault " + id);
    }

    private static Fault fault(Map<?, ?> members) {
        for (Object name : members.keySet()) {
            if (!List.of("kind", "target", "after", "for", "code", "reason").contains(String.valueOf(name))) {
                throw new IllegalArgumentException(
                        "unknown member '" + name + "'; see GET /faults/kinds");
            }
        }
        Object target = members.get("target");
        long connection = target instanceof Map<?, ?> map ? number(map.get("connection")) : 0;
        return new Fault(FaultKind.of(text(members.get("kind"))), connection,
                duration(members.get("after")), duration(members.get("for")),
                (int) number(members.get("code")), text(members.get("reason")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static long number(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number;
        }
        throw new IllegalArgumentException("not a number of the right kind: " + value);
    }

    private static Duration duration(@Nullable Object value) {
        if (value == null) {
            return Duration.ZERO;
        }
        Matcher matcher = DURATION.matcher(value.toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a duration: " + value + "; write it like \"500ms\", \"30s\", \"5m\" or \"1h\"");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private JsonWriter faults() {
        JsonWriter json = new JsonWriter().array();
        for (Faults.Entry entry : venue.server().faults().entries()) {
            Fault fault = entry.fault();
            json.object().put("id", entry.id()).put("kind", fault.kind().label());
            if (fault.connection() != 0) {
                json.object("target").put("connection", fault.connection()).end();
            }
            json.put("after", fault.after().toMillis() + "ms").put("for", fault.lasting().toMillis() + "ms");
            json.put("active", entry.active()).end();
        }
        return json.end();
    }

    private static JsonWriter kinds() {
        JsonWriter json = new JsonWriter().array();
        for (FaultKind kind : FaultKind.values()) {
            json.object().put("kind", kind.label()).put("description", kind.description()).end();
        }
        return json.end();
    }

    static JsonWriter stats(SimulatorStats stats) {
        JsonWriter json = new JsonWriter().object();
        json.value("uptimeSeconds", rounded(stats.uptimeSeconds()));
        json.put("connections", stats.net().connections())
                .put("opened", stats.net().opened())
                .put("subscriptions", stats.subscriptions())
                .put("bytes", stats.net().bytes())
                .put("slowReaders", stats.net().slowReaders())
                .put("tooManyRequests", stats.net().tooManyRequests())
                .value("frames", stats.frames())
                .put("orders", stats.orders())
                .put("rejects", stats.rejects())
                .put("fills", stats.fills());
        WireToWire.Latency latency = stats.wireToWire();
        json.object("wireToWire")
                .value("p50", rounded(latency.p50()))
                .value("p90", rounded(latency.p90()))
                .value("p99", rounded(latency.p99()))
                .value("p999", rounded(latency.p999()))
                .value("max", rounded(latency.max()))
                .put("count", latency.count())
                .end();
        SimulatorStats.MarketProgress market = stats.market();
        json.object("market")
                .put("kind", market.kind().name().toLowerCase(Locale.ROOT))
                .put("started", market.started())
                .put("ended", market.ended())
                .value("played", market.played())
                .put("ticks", market.ticks())
                .put("lateTicks", market.lateTicks())
                .value("maxLateMicros", rounded(market.maxLateMicros()))
                .end();
        return json.end();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }

    private static RestReply ok(JsonWriter json) {
        return new RestReply(200, json.bytes(), List.of());
    }

    private static RestReply error(int status, String message) {
        return new RestReply(status, new JsonWriter().object().put("error", message).end().bytes(),
                List.of());
    }
}
