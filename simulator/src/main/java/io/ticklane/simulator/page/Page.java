package io.ticklane.simulator.page;

import io.ticklane.simulator.api.rest.RestReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands out the page and its parts from the class path. Simulator thread only. */
public final class Page {
    private static final String PARTS = "/page/";
    private static final Map<String, String> TYPES = Map.of("page.css", "text/css", "main.js",
            "text/javascript",
            "market.js", "text/javascript", "admin.js", "text/javascript", "faults.js", "text/javascript",
            "dom.js",
            "text/javascript");

    private final Map<String, byte[]> parts = new HashMap<>();

    /**
     * The page, one of its parts, or null if the path is neither.
     *
     * @param html whether the asker would like to read it: the page is for those alone, a program gets its 404
     * @param adminPort where the page administers the venue
     */
    public @Nullable RestReply part(String path, boolean html, int adminPort) {
        if (path.equals("/") && html) {
            String text = new String(read("index.html"), StandardCharsets.UTF_8)
                    .replace("ADMIN_PORT", Integer.toString(adminPort));
            return reply(text.getBytes(StandardCharsets.UTF_8), "text/html", adminPort);
        }
        String type = path.startsWith(PARTS) ? TYPES.get(path.substring(PARTS.length())) : null;
        return type == null ? null : reply(read(path.substring(PARTS.length())), type, adminPort);
    }

    private byte[] read(String name) {
        return parts.computeIfAbsent(name, unread -> {
            try (InputStream in = Page.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("the simulator was built without its " + name);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static RestReply reply(byte[] body, String type, int adminPort) {
        return new RestReply(200, body, List.of(
                new RestReply.Header("content-type", type + ";charset=UTF-8"),
                new RestReply.Header("cache-control", "no-cache"),
                new RestReply.Header("x-content-type-options", "nosniff"),
                new RestReply.Header("referrer-policy", "no-referrer"),
                new RestReply.Header("content-security-policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' "
                                + "http://127.0.0.1:" + adminPort + " http://localhost:" + adminPort
                                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")));
    }
}
