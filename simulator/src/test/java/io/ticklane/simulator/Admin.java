package io.ticklane.simulator;

import io.ticklane.simulator.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The admin port, and REST without signature, of a simulator under test. */
final class Admin {
    private final Simulator simulator;
    private final HttpClient http = HttpClient.newHttpClient();

    Admin(Simulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return to(simulator.admin() + path, method, body, headers);
    }

    /** A request to the venue's own port. */
    HttpResponse<String> venue(String method, String path, String... headers) throws Exception {
        return to(simulator.rest() + path, method, "", headers);
    }

    private HttpResponse<String> to(String uri, String method, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).method(method,
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks and insists on success. */
    String ok(String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    Map<?, ?> object(String method, String path, String body) throws Exception {
        return (Map<?, ?>) Json.parse(ok(method, path, body));
    }

    long fault(String json) throws Exception {
        return (Long) object("POST", "/faults", json).get("id");
    }

    /** Strikes of the log on a stream: kind and last id. */
    List<Map<?, ?>> strikes() throws Exception {
        List<Map<?, ?>> found = new ArrayList<>();
        for (Object entry : (List<?>) object("GET", "/faults/log", "").get("occurrences")) {
            if (entry instanceof Map<?, ?> occurrence && "strike".equals(occurrence.get("what"))) {
                found.add(occurrence);
            }
        }
        return found;
    }

    /** Every id of a stream from one on; first ids of depth events are left out. */
    List<Long> ids(String stream, String query) throws Exception {
        List<Long> ids = new ArrayList<>();
        Map<?, ?> truth = object("GET", "/truth/streams/" + stream + query, "");
        for (Object id : (List<?>) truth.get("ids")) {
            ids.add(id instanceof List<?> range ? (Long) range.get(1) : (Long) id);
        }
        return ids;
    }
}
