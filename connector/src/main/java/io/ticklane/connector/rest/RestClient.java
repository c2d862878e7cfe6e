package io.ticklane.connector.rest;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.wire.PercentEncoding;
import io.ticklane.connector.wire.RestReplies;
import io.ticklane.connector.wire.Signer;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The venue's REST interface over pooled connections.
 *
 * <p>Paths start with {@code /api/v3/}; queries are percent-encoded by the caller and get timestamp and
 * signature here. A request other than GET passes to a connection once and is never repeated, save where the
 * venue itself said that it refused the time stamp; a POST only while it is younger than recvWindow. Key, secret and
 * signature stay out of every text. While the venue asks for silence (429, 418), calls fail at once with remedy RETRY.
 *
 * <p>Any thread.
 */
public final class RestClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);
    private static final String PING = "/api/v3/ping";
    /** A connection idle for longer than 10 s costs OkHttp a millisecond to check before an order. */
    private static final long KEEP_READY_MILLIS = 8_000;

    private final RestConfig config;
    private final String venue;
    private final @Nullable String apiKey;
    private final @Nullable Signer signer;
    private final Transport transport;
    private final Answers answers;
    private final VenueTime time;
    private final ScheduledThreadPoolExecutor keeper = new ScheduledThreadPoolExecutor(1,
            Transport.daemons("rest-keeper-"));
    // Guarded by this.
    private @Nullable ScheduledFuture<?> keeping;

    /**
     * Connects to nothing yet.
     *
     * @param credentials for signed calls; without them those fail
     * @param trust how to verify the venue's certificate; null for the JDK's own anchors
     * @throws VenueException remedy STOP, if the credentials cannot be used
     * @throws IllegalArgumentException if the venue's address is none
     */
    public RestClient(VenueProfile profile, RestConfig config, @Nullable Credentials credentials,
            @Nullable X509TrustManager trust) throws VenueException {
        this(profile, config, credentials, trust, RestClient::epochMicros);
    }

    RestClient(VenueProfile profile, RestConfig config, @Nullable Credentials credentials,
            @Nullable X509TrustManager trust, LongSupplier epochMicros) throws VenueException {
        this.config = config;
        venue = profile.name();
        if (credentials != null) {
            requireUsable(profile, credentials);
        }
        apiKey = credentials == null ? null : credentials.apiKey();
        signer = credentials == null ? null : Signer.of(credentials);
        transport = new Transport(profile, config, trust);
        answers = new Answers(venue, transport.host());
        time = new VenueTime(epochMicros, this::serverTime);
        keeper.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** The answer's body to an unsigned GET. Blocks. */
    public byte[] get(String path, String query) throws VenueException {
        return call("GET", path, query, false).body();
    }

    /** The answer's body to a signed GET. Blocks. */
    public byte[] signedGet(String path, String query) throws VenueException {
        return call("GET", path, query, true).body();
    }

    /** The answer to a request. Blocks. */
    public Reply call(String method, String path, String query, boolean signed) throws VenueException {
        long measured = time.measured();
        long begunNanos = System.nanoTime();
        try {
            return attempt(method, path, query, signed).execute();
        } catch (VenueException refused) {
            if (!signed || !correctsTime(refused, measured) || tooOld(method, begunNanos)) {
                throw refused;
            }
        }
        return attempt(method, path, query, signed).execute();
    }

    /**
     * Sends a request and returns; the listener hears once how it ended. Signing is done by the caller's
     * thread, so that the time stamp is that of the call.
     */
    public void send(String method, String path, String query, boolean signed, ReplyListener listener) {
        long measured = time.measured();
        long begunNanos = System.nanoTime();
        enqueue(method, path, query, signed, signed ? new ReplyListener() {
            @Override
            public void onReply(Reply reply) {
                listener.onReply(reply);
            }

            @Override
            public void onFailure(VenueException failure, long writtenNanos, long failedNanos) {
                if (correctsTime(failure, measured) && !tooOld(method, begunNanos)) {
                    listener.onSentAgain(System.nanoTime());
                    enqueue(method, path, query, true, listener);
                } else {
                    listener.onFailure(failure, writtenNanos, failedNanos);
                }
            }
        } : listener);
    }

    /**
     * Measures the venue's clock, opens {@link RestConfig#readyConnections} connections and keeps them open,
     * so that the first order is no slower than the next. Blocks. Calling it again only measures and opens.
     */
    public void warmUp() throws VenueException {
        measureClock();
        if (config.readyConnections() == 0) {
            return;
        }
        answers.requireOpen("GET");
        try {
            transport.ready(config.readyConnections(), PING);
        } catch (IOException e) {
            throw answers.broken("GET", PING, new Stamps(), e);
        }
        keepReady();
    }

    /** Measures the venue's clock over a few calls and uses it from now on. Blocks. */
    public ClockOffset measureClock() throws VenueException {
        return time.measure();
    }

    /** The clock as last measured, or null. */
    public @Nullable ClockOffset clock() {
        return time.offset();
    }

    /** The venue's clock less ours as last measured, 0 before. */
    public long serverTimeOffsetMicros() {
        ClockOffset offset = time.offset();
        return offset == null ? 0 : offset.offsetMicros();
    }

    /** How much of its limits the venue says is used. */
    public RateUsage usage() {
        return answers.usage();
    }

    /** How much longer the venue wants silence, 0 if it does not. */
    public long pausedNanos() {
        return answers.pausedNanos();
    }

    /** How long the venue may take a request to be valid. */
    public long recvWindowMillis() {
        return config.recvWindowMillis();
    }

    /** Connections open now. */
    public int connections() {
        return transport.connections();
    }

    /**
     * Breaks calls under way, whose callers then hear that their outcome is not known, and refuses others.
     */
    @Override
    public void close() {
        answers.close();
        keeper.shutdownNow();
        transport.close();
    }

    @Override
    public String toString() {
        return "RestClient[" + venue + " at " + transport.host() + "]";
    }

    /** An unsigned GET ready to go, to be broken at will. */
    Attempt unsigned(String path, String query) {
        return attempt("GET", path, query, null, false);
    }

    private Attempt attempt(String method, String path, String query, boolean signed) throws VenueException {
        return attempt(method, path, signed ? sign(method, path, query) : query, signed ? apiKey : null,
                false);
    }

    private Attempt attempt(String method, String path, String query, @Nullable String key, boolean micros) {
        Stamps stamps = new Stamps();
        return new Attempt(answers, method, path, stamps,
                transport.call(method, path, query, key, micros, stamps));
    }

    private void enqueue(String method, String path, String query, boolean signed, ReplyListener listener) {
        Attempt attempt;
        try {
            attempt = attempt(method, path, query, signed);
        } catch (VenueException refused) {
            listener.onFailure(refused, 0, System.nanoTime());
            return;
        }
        attempt.enqueue(listener);
    }

    private String sign(String method, String path, String query) throws VenueException {
        Signer signing = signer;
        if (signing == null) {
            throw new VenueException(Remedy.STOP, 0,
                    "not sent: " + method + " " + path + " at " + venue + " needs an API key and its secret");
        }
        StringBuilder text = new StringBuilder(query.length() + 160).append(query);
        if (!query.isEmpty()) {
            text.append('&');
        }
        text.append("recvWindow=").append(config.recvWindowMillis()).append("&timestamp=")
                .append(time.epochMillis());
        String signature = signing.sign(text);
        text.append("&signature=");
        PercentEncoding.append(text, signature);
        return text.toString();
    }

    private boolean correctsTime(VenueException refused, long measuredBefore) {
        if (refused.code() != Refusals.TIMESTAMP) {
            return false;
        }
        try {
            time.measureAgain(measuredBefore);
            return true;
        } catch (VenueException e) {
            LOG.warn("{}: the clock could not be measured again: {}", venue, e.getMessage());
            return false;
        }
    }

    /** Whether it was not the clock but the way that took too long: what is placed so late is not wanted. */
    private boolean tooOld(String method, long begunNanos) {
        return method.equals("POST")
                && System.nanoTime() - begunNanos > TimeUnit.MILLISECONDS.toNanos(config.recvWindowMillis());
    }

    private long serverTime() throws VenueException {
        return RestReplies.serverTime(attempt("GET", "/api/v3/time", "", null, true).execute().body());
    }

    private synchronized void keepReady() {
        if (keeping == null) {
            long millis = Math.min(KEEP_READY_MILLIS, Math.max(1, config.keepAlive().toMillis() / 3));
            keeping = keeper.scheduleWithFixedDelay(this::pingAll, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void pingAll() {
        try {
            if (answers.pausedNanos() == 0) {
                transport.ready(config.readyConnections(), PING);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("{}: connections could not be kept ready: {}", venue, e.getMessage());
        }
    }

    private static void requireUsable(VenueProfile profile, Credentials credentials) throws VenueException {
        if (!credentials.apiKey().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new VenueException(Remedy.STOP, 0,
                    "the API key holds characters that no key has: copy it again, without quotes or blanks");
        }
        if (profile.realMoney() && !"https".equals(profile.rest().getScheme())) {
            throw new VenueException(Remedy.STOP, 0,
                    profile.name() + " is real money: its REST address must be https, is " + profile.rest());
        }
    }

    private static long epochMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
