package io.ticklane.connector.order;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.order.OpenOrder.CancelOrder;
import io.ticklane.connector.order.OpenOrder.CancelStage;
import io.ticklane.connector.order.SessionSlots.Slot;
import io.ticklane.connector.rest.Refusals;
import io.ticklane.connector.rest.Reply;
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
 * Places orders over the venue's WebSocket API: {@link #submit} encodes the request and writes the frame to the
 * socket itself, on the caller's thread, without a queue or an allocation. The connection logs on once with an
 * Ed25519 key; with an HMAC key each order is signed. Cancels and questions go by REST.
 *
 * <p>While the session is down, or its socket is full, orders are refused. A placement whose answer does not
 * come, or whose connection broke, is reported UNKNOWN at once and asked after; it is neither guessed nor sent
 * again.
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
    /** A look at every slot is not for nothing: it takes their memory from the thread that places orders. */
    private static final long SWEEP_NANOS = 50_000_000;

    private final RestOrderGateway rest;
    private final RestClient client;
    private final Credentials credentials;
    private final @Nullable Signer logonSigner;
    private final OrderEncoder encoder;
    private final SessionSlots slots;
    private final TerminalReplies ends;
    private final long answerNanos;
    private final Session session;
    private final String venue;
    private final CountDownLatch decided = new CountDownLatch(1);
    /** Written by the session's thread: whether orders may go out. */
    private volatile boolean up;
    private volatile boolean closed;
    private volatile @Nullable VenueException refusal;
    private volatile @Nullable Thread poller;

    /**
     * Connects to nothing yet.
     *
     * @param rest places nothing by itself then, but cancels, watches and asks; closed with this
     * @param answerTimeout after which an unanswered placement is of unknown outcome
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
        if (request.action != OrderRequest.Action.PLACE) {
            return !closed && rest.later(request, this::passOn);
        }
        if (!up || closed) {
            return false;
        }
        Slot slot = slots.take();
        if (slot == null) {
            return false;
        }
        slot.request.copyFrom(request);
        slot.sentNanos = System.nanoTime();
        encoder.place(request, slot.requestId, epochMillis());
        slot.state.set(SessionSlots.SENT);
        Session.Written written = session.write(encoder.frame(), encoder.start(),
                encoder.end() - encoder.start());
        if (written == Session.Written.NOTHING) {
            // Where the session's thread was faster, the order is reported by it.
            return !slot.state.compareAndSet(SessionSlots.SENT, SessionSlots.FREE);
        }
        slot.writtenNanos = System.nanoTime();
        return true;
    }

    /**
     * Reads answers that have come, and reports them from inside: for a thread that spins, see {@link Session#poll}.
     * Without it the thread {@code orders-ws} reads them.
     */
    public void poll() {
        poller = Thread.currentThread();
        session.poll();
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
        synchronized (slots) {
            slots.markCancelled(request);
        }
        if (!rest.submit(request)) {
            LOG.warn("{} of order {} was not taken: too many requests are under way", request.action,
                    request.orderId);
        }
    }

    /** The slot becomes an order of the other gateway, which then hears how its placement ended. */
    private void settle(Slot slot, @Nullable SessionReply reply, @Nullable VenueException failure,
            long nowNanos) {
        Answer answer;
        long writtenNanos = slot.writtenNanos == 0 ? nowNanos : slot.writtenNanos;
        synchronized (slots) {
            OpenOrder order = rest.adopt(slot.request, slot.sentNanos);
            if (order == null) {
                slot.state.set(SessionSlots.FREE);
                return;
            }
            if (slot.cancelOrderedNanos != 0) {
                synchronized (order) {
                    order.cancel(CancelOrder.at(CancelStage.WANTED, slot.cancelOrderedNanos));
                }
            }
            answer = rest.placement(order, () -> {});
            slot.state.set(SessionSlots.FREE);
        }
        if (failure != null) {
            answer.onFailure(failure, writtenNanos, nowNanos);
        } else if (reply != null) {
            answer.onReply(new Reply(reply.result(), writtenNanos, nowNanos));
        }
    }

    private VenueException refusal(String method, SessionReply reply) {
        return Refusals.ofSession(venue, method, reply.status(), reply.code(), reply.message());
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
                    session.end(String.valueOf(refusal("a request", reply).getMessage()));
                }
            } else {
                answered(reply, receivedNanos);
            }
        }

        private void answered(SessionReply reply, long receivedNanos) {
            long id = Long.parseLong(reply.id());
            Slot slot = slots.of(id);
            if (slot.settle(id)) {
                Runnable settling = () -> WebSocketOrderGateway.this.settle(slot, reply,
                        reply.status() == OK ? null : refusal("order.place", reply), receivedNanos);
                // A thread that polls consumes reports as a rule, and must not wait for a lock under which one is made.
                if (Thread.currentThread() != poller || !rest.later(settling)) {
                    settling.run();
                }
            }
        }

        private void loggedOn(SessionReply reply) {
            logonDeadline = 0;
            if (reply.status() == OK) {
                ready();
                return;
            }
            VenueException why = refusal("session.logon", reply);
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
                sweep(nowNanos, answerNanos, late);
            }
        }

        @Override
        public void onDown(String reason) {
            up = false;
            logonDeadline = 0;
            sweep(System.nanoTime(), Long.MIN_VALUE, reason);
        }

        private void sweep(long nowNanos, long olderNanos, String reason) {
            for (Slot slot : slots.all()) {
                if (slot.state.get() == SessionSlots.SENT && nowNanos - slot.sentNanos > olderNanos
                        && slot.settle(slot.requestId)) {
                    WebSocketOrderGateway.this.settle(slot, null, new VenueException(Remedy.ASK, 0,
                            venue + ", order.place (outcome not known): " + reason), nowNanos);
                }
            }
        }
    }
}
