package io.ticklane.connector.rest;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Reads answers: body, limits used, silence asked for, refusals. Any thread. */
final class Answers {
    private static final long MAX_BODY = 64 << 20;
    /** Where the venue names no time. */
    private static final long PAUSE_SECONDS = 10;
    private static final long BAN_SECONDS = 120;

    private final String venue;
    private final String host;
    private final Pause everything = new Pause();
    private final Pause placing = new Pause();
    // Each written by whoever reads an answer, read by any: a last value, no more.
    private volatile int weightPerMinute = -1;
    private volatile int ordersPer10Seconds = -1;
    private volatile int ordersPerDay = -1;
    private volatile boolean closed;

    Answers(String venue, String host) {
        this.venue = venue;
        this.host = host;
    }

    RateUsage usage() {
        return new RateUsage(weightPerMinute, ordersPer10Seconds, ordersPerDay);
    }

    long pausedNanos() {
        return everything.remainingNanos();
    }

    void close() {
        closed = true;
    }

    /** Throws, if nothing may be sent now. */
    void requireOpen(String method) throws VenueException {
        if (closed) {
            throw new VenueException(Remedy.STOP, 0, "not sent: the REST client of " + venue + " is closed");
        }
        refuseWhile(everything);
        if (method.equals("POST")) {
            refuseWhile(placing);
        }
    }

    Reply read(String method, String path, Response response, Stamps stamps)
            throws IOException, VenueException {
        byte[] body = bytes(response.body());
        long acknowledgedNanos = System.nanoTime();
        weightPerMinute = number(response.header("x-mbx-used-weight-1m"), weightPerMinute);
        ordersPer10Seconds = number(response.header("x-mbx-order-count-10s"), ordersPer10Seconds);
        ordersPerDay = number(response.header("x-mbx-order-count-1d"), ordersPerDay);
        if (!response.isSuccessful()) {
            VenueException refusal = Refusals.ofStatus(venue, method, path, response.code(), body,
                    response.header("Location"));
            pause(response, refusal);
            throw refusal;
        }
        if (Refusals.looksLikePage(body)) {
            throw Refusals.ofPage(venue, method, path);
        }
        return new Reply(body, stamps.writtenNanos, acknowledgedNanos);
    }

    VenueException broken(String method, String path, Stamps stamps, IOException cause) {
        return Refusals.ofFailure(venue, host, method, path, stamps.startedNanos != 0, cause);
    }

    private void pause(Response response, VenueException refusal) {
        int status = response.code();
        if (status != Refusals.TOO_MANY_REQUESTS && status != Refusals.BANNED) {
            return;
        }
        long seconds = number(response.header(Refusals.RETRY_AFTER),
                (int) (status == Refusals.BANNED ? BAN_SECONDS : PAUSE_SECONDS));
        Pause pause = refusal.code() == Refusals.TOO_MANY_ORDERS ? placing : everything;
        pause.hold(seconds, refusal.code(), String.valueOf(refusal.getMessage()));
    }

    private static void refuseWhile(Pause pause) throws VenueException {
        VenueException refusal = pause.refusal();
        if (refusal != null) {
            throw refusal;
        }
    }

    private static byte[] bytes(ResponseBody body) throws IOException {
        if (body.source().request(MAX_BODY + 1)) {
            throw new IOException("the answer is longer than " + MAX_BODY + " bytes");
        }
        return body.source().readByteArray();
    }

    private static int number(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
