package io.ticklane.connector.order;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.order.PlacedOrders.Placed;
import io.ticklane.connector.order.SessionSlots.Slot;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.stream.Session;
import io.ticklane.connector.stream.StreamConfig;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.OrderEncoder;
import io.ticklane.connector.wire.SessionReply;
import io.ticklane.connector.wire.Signer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places and cancels orders over the venue's WebSocket API: {@link #submit} encodes the request and writes the frame to
 * the socket itself, on the caller's thread, without a queue or an allocation. The connection logs on once with an
 * Ed25519 key; with an HMAC key each request is signed. Cancels of all and questions go by REST.
 *
 * <p>While the session is down, or its socket is full, orders are refused and cancels go by REST, as do those of orders
 * whose placement is unanswered or thousands of placements ago. An order is reported UNKNOWN at once and asked after
 * where the answer to its placement or its cancel does not come, or the connection broke; it is neither guessed nor
 * placed again.
 *
 * <p>{@link #submit} from one thread. Reports come on the thread {@code orders-ws}, which this owns, on the one that
 * {@linkplain #poll polls}, and on those of {@link RestOrderGateway}.
 */
public final class WebSocketOrderGateway implements OrderGateway {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketOrderGateway.class);
    private static final String LOGON = "logon";
    private static final int OK = 200;
    private static final int FIRST_SERVER_FAULT = 500;
    private static final long MICROS_PER_MILLI = 1_000;
    /**
     * At least, and a quarter of a second while another thread reads: a look at every slot takes their memory from the
     * thread that places orders.
     */
    private static final long SWEEP_NANOS = 50_000_000;
    /** While no answer is awaited, a thread that polls looks for the venue's pings and farewells so often only. */
    private static final int TURNS_A_LOOK = 8;

    private final RestOrderGateway rest;
    private final RestClient client;
    private final Credentials credentials;
    private final @Nullable Signer logonSigner;
    private final OrderEncoder encoder;
    private final SessionSlots slots;
    private final PlacedOrders placed = new PlacedOrders();
    private final SessionAnswers answers;
    private final TerminalReplies ends;
    private final long answerNanos;
    private final Session session;
    private final String venue;
    private final CountDownLatch decided = new CountDownLatch(1);
    /** Written by the session's thread: whether orders may go out. */
    private volatile boolean up;
    private volatile boolean closed;
    /** Of the thread that polls. */
    private int turns;
    private volatile @Nullable VenueException refusal;

    /**
     * Connects to nothing yet.
     *
     * @param rest places nothing by itself then, but watches, asks, and cancels what cannot be here; closed with this
     * @param answerTimeout after which an unanswered request is of unknown outcome, told within half a second
     * @param maxInFlight placements unanswered at a time, and cancels
     * @throws VenueException remedy STOP, if such a key cannot be used here
     */
    public WebSocketOrderGateway(String venue, URI address, @Nullable SSLContext tls, Credentials credentials,
            Instruments instruments, ClientOrderIds ids, RestOrderGateway rest, RestClient client,
            StreamConfig stream, Duration answerTimeout, int maxInFlight) throws VenueException {
        if (credentials.type() == Credentials.Type.RSA) {
            throw new VenueException(Remedy.STOP, 0, "orders over the WebSocket API of " + venue
                    + " need an Ed25519 or HMAC key, this one is RSA: set orders.route=rest");
        }
        this.venue = venue;
        this.rest = rest;
        this.client = client;
        this.credentials = credentials;
        logonSigner = credentials.type() == Credentials.Type.ED25519 ? Signer.of(credentials) : null;
        encoder = new OrderEncoder(instruments, ids, credentials, client.recvWindowMillis());
        slots = new SessionSlots(maxInFlight);
        answers = new SessionAnswers(venue, slots, rest);
        ends = new TerminalReplies(slots, instruments, ids, rest.reports());
        answerNanos = answerTimeout.toNanos();
        session = new Session("orders-ws", address, tls, stream, new Events());
    }

    /**
     * Connects and waits until orders can go out.
     *
     * @throws VenueException in one line, if the venue refuses the key or cannot be reached in that time
     */
    public void start(Duration timeout) throws VenueException {
        session.start();
        try {
            if (!decided.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new VenueException(Remedy.RETRY, 0,
                        "the WebSocket API of " + venue + " cannot be reached: check venue.orders");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VenueException(Remedy.RETRY, 0, "interrupted while logging on at " + venue, e);
        }
        VenueException refused = refusal;
        if (refused != null) {
            throw refused;
        }
    }

    @Override
    public boolean submit(OrderRequest request) {
        if (closed) {
            return false;
        }
        if (request.action == OrderRequest.Action.PLACE) {
            return up && place(request);
        }
        return (up && cancel(request)) || rest.later(request, this::passOn);
    }

    private boolean place(OrderRequest request) {
        Slot slot = slots.take();
        if (slot == null) {
            return false;
        }
        placed.add(request, slot.requestId);
        slot.request.copyFrom(request);
        slot.sentNanos = System.nanoTime();
        encoder.place(request, slot.requestId, epochMillis());
        // Where the session's thread was faster, the order is reported by it.
        return write(slot) || !slot.giveBack();
    }

    /** False if the session cannot take it. */
    private boolean cancel(OrderRequest request) {
        Placed order = placed.find(request.orderId);
        // Nothing says that the venue takes requests one by one: a cancel that overtook its order would miss it.
        if (request.action != OrderRequest.Action.CANCEL || order == null
                || slots.unsettled(order.placement)) {
            return false;
        }
        if (slots.unsettled(order.cancel)) {
            return true;
        }
        Slot slot = slots.takeForCancel();
        if (slot == null) {
            return false;
        }
        order.cancel = slot.requestId;
        slot.request.copyFrom(request);
        slot.sentNanos = System.nanoTime();
        encoder.cancel(order.instrumentId, order.orderId, order.triggerUpdateId, slot.requestId,
                epochMillis());
        if (write(slot)) {
            return true;
        }
        // Where the session's thread was faster, the order is asked after besides.
        boolean unused = slot.giveBack();
        return false;
    }

    /** Writes what was encoded; false if nothing of it left. */
    private boolean write(Slot slot) {
        slot.state.set(SessionSlots.SENT);
        if (session.write(encoder.frame(), encoder.start(),
                encoder.end() - encoder.start()) == Session.Written.NOTHING) {
            return false;
        }
        slot.writtenNanos = System.nanoTime();
        return true;
    }

    /**
     * Reads answers that have come, and reports them from inside: for a thread that spins, see {@link Session#poll}.
     * Without it the thread {@code orders-ws} reads them.
     */
    public void poll() {
        answers.polled();
        if (!slots.allFree() || ++turns % TURNS_A_LOOK == 0) {
            session.poll();
        }
    }

    /** Orders that have not ended, as far as is known. Any thread. */
    public int openOrders() {
        return rest.openOrders();
    }

    /** Whether orders can go out now. Any thread. */
    public boolean up() {
        return up;
    }

    /** Ends the session; what is unanswered is reported UNKNOWN. Open orders stay open at the venue. */
    @Override
    public void close() {
        closed = true;
        session.close();
        rest.close();
    }

    private long epochMillis() {
        return System.currentTimeMillis()
                + Math.floorDiv(client.serverTimeOffsetMicros(), MICROS_PER_MILLI);
    }

    /** Cancels, on the timer's thread of the other gateway: what is unanswered here is marked. */
    private void passOn(OrderRequest request) {
        answers.markCancelled(request);
        if (!rest.submit(request)) {
            LOG.warn("{} of order {} was not taken: too many requests are under way", request.action,
                    request.orderId);
        }
    }

    /** What the session tells, on its thread. */
    private final class Events implements Session.Listener {
        private final String late = "no answer within " + answerNanos / 1_000_000 + " ms";
        private long logonDeadline;
        private long sweptNanos = System.nanoTime();

        @Override
        public void onOpened() {
            Signer signer = logonSigner;
            if (signer == null) {
                ready();
                return;
            }
            logonDeadline = System.nanoTime() + answerNanos;
            session.send(SessionReply.logon(LOGON, credentials.apiKey(), client.recvWindowMillis(),
                    epochMillis(), signer));
        }

        @Override
        public void onText(byte[] buffer, int offset, int length, long receivedNanos) {
            if (ends.settle(buffer, offset, length, receivedNanos)) {
                return;
            }
            SessionReply reply;
            try {
                reply = SessionReply.read(buffer, offset, length);
            } catch (VenueException e) {
                // Its order times out, and is asked after.
                LOG.warn("orders-ws: {}", e.getMessage());
                return;
            }
            if (reply.id().equals(LOGON)) {
                loggedOn(reply);
            } else if (reply.id().isEmpty()) {
                if (reply.status() != 0) {
                    session.end(String.valueOf(answers.refusal("a request", reply).getMessage()));
                }
            } else {
                answers.answered(reply, receivedNanos);
            }
        }

        private void loggedOn(SessionReply reply) {
            logonDeadline = 0;
            if (reply.status() == OK) {
                ready();
                return;
            }
            VenueException why = answers.refusal("session.logon", reply);
            if (reply.status() < FIRST_SERVER_FAULT) {
                refusal = why;
                decided.countDown();
            }
            session.end(String.valueOf(why.getMessage()));
        }

        private void ready() {
            up = true;
            refusal = null;
            decided.countDown();
            LOG.info("orders-ws up: {}", venue);
        }

        @Override
        public void onIdle(long nowNanos) {
            if (logonDeadline != 0 && nowNanos - logonDeadline > 0) {
                logonDeadline = 0;
                session.end("no answer to session.logon");
            }
            if (nowNanos - sweptNanos >= SWEEP_NANOS) {
                sweptNanos = nowNanos;
                answers.sweep(nowNanos, answerNanos, late);
            }
        }

        @Override
        public void onDown(String reason) {
            up = false;
            logonDeadline = 0;
            answers.sweep(System.nanoTime(), Long.MIN_VALUE, reason);
        }
    }
}
