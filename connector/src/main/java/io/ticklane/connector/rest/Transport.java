package io.ticklane.connector.rest;

import io.ticklane.connector.VenueProfile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One pool of connections to a venue, and two ways over it: reads, repeated when a pooled connection turns
 * out to be dead, and requests with an effect, which pass to a connection once. HTTP/1.1, TLS verified, no
 * redirects.
 *
 * <p>Any thread. Owns the threads {@code rest-n}.
 */
final class Transport implements AutoCloseable {
    private static final long THREAD_IDLE_SECONDS = 60;
    private static final long MEET_SECONDS = 5;
    private static final String KEY_HEADER = "X-MBX-APIKEY";
    private static final String UNIT_HEADER = "X-MBX-TIME-UNIT";

    /** Holds several calls until each has a connection of its own. */
    private record Meeting(CountDownLatch latch) {}

    private final HttpUrl base;
    private final String pathPrefix;
    private final ConnectionPool pool;
    private final ThreadPoolExecutor threads;
    private final Dispatcher dispatcher;
    private final OkHttpClient reads;
    private final OkHttpClient effects;

    Transport(VenueProfile venue, RestConfig config, @Nullable X509TrustManager trust) {
        HttpUrl url = HttpUrl.parse(venue.rest().toString());
        if (url == null) {
            throw new IllegalArgumentException(
                    venue.name() + ": REST address must be http:// or https:// with a host, is "
                            + venue.rest());
        }
        base = url;
        String path = url.encodedPath();
        pathPrefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        pool = new ConnectionPool(config.poolSize(), config.keepAlive().toMillis(), TimeUnit.MILLISECONDS);
        threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, THREAD_IDLE_SECONDS, TimeUnit.SECONDS,
                new SynchronousQueue<>(), daemons("rest-"));
        dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(config.poolSize());
        dispatcher.setMaxRequestsPerHost(config.perHost());
        OkHttpClient.Builder builder = new OkHttpClient.Builder().connectionPool(pool).dispatcher(dispatcher)
                .protocols(List.of(Protocol.HTTP_1_1)).followRedirects(false).followSslRedirects(false)
                .connectTimeout(config.connectTimeout()).readTimeout(config.callTimeout())
                .writeTimeout(config.callTimeout()).callTimeout(config.callTimeout())
                .eventListenerFactory(Transport::stampsOf);
        if (trust != null) {
            builder.sslSocketFactory(TrustAnchors.context(trust).getSocketFactory(), trust);
        }
        reads = builder.addNetworkInterceptor(Transport::meet).build();
        effects = reads.newBuilder().retryOnConnectionFailure(false).addNetworkInterceptor(new OnceOnly())
                .build();
    }

    /** Daemon threads named {@code prefix} and a number from 1. */
    static ThreadFactory daemons(String prefix) {
        AtomicInteger made = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Host and port, for messages. */
    String host() {
        return base.host() + ":" + base.port();
    }

    /** A call ready to go. Microseconds are asked for where {@code micros}. */
    Call call(String method, String path, String query, @Nullable String apiKey, boolean micros,
            Stamps stamps) {
        Request.Builder request = request(method, path, query).tag(Stamps.class, stamps);
        if (apiKey != null) {
            request.header(KEY_HEADER, apiKey);
        }
        if (micros) {
            request.header(UNIT_HEADER, "MICROSECOND");
        }
        return (Refusals.hasEffect(method) ? effects : reads).newCall(request.build());
    }

    /** Opens connections until {@code count} are idle, as far as the venue lets us, and uses each once. */
    void ready(int count, String path) throws IOException {
        CountDownLatch latch = new CountDownLatch(count);
        CountDownLatch done = new CountDownLatch(count - 1);
        for (int i = 1; i < count; i++) {
            reads.newCall(meeting(path, latch)).enqueue(new Ping(done));
        }
        try (Response response = reads.newCall(meeting(path, latch)).execute()) {
            response.body().bytes();
        }
        try {
            done.await(MEET_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connections open now. */
    int connections() {
        return pool.connectionCount();
    }

    /** Breaks calls under way. */
    @Override
    public void close() {
        dispatcher.cancelAll();
        threads.shutdown();
        pool.evictAll();
    }

    private Request meeting(String path, CountDownLatch latch) {
        return request("GET", path, "").tag(Meeting.class, new Meeting(latch)).build();
    }

    private Request.Builder request(String method, String path, String query) {
        HttpUrl.Builder url = base.newBuilder().encodedPath(pathPrefix + path);
        if (!query.isEmpty()) {
            url.encodedQuery(query);
        }
        return new Request.Builder().url(url.build()).header("User-Agent", "ticklane").method(method,
                method.equals("POST") || method.equals("PUT") ? RequestBody.EMPTY : null);
    }

    private static EventListener stampsOf(Call call) {
        Stamps stamps = call.request().tag(Stamps.class);
        return stamps == null ? EventListener.NONE : stamps;
    }

    private static Response meet(okhttp3.Interceptor.Chain chain) throws IOException {
        Meeting meeting = chain.request().tag(Meeting.class);
        if (meeting != null) {
            meeting.latch.countDown();
            try {
                meeting.latch.await(MEET_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return chain.proceed(chain.request());
    }
}
