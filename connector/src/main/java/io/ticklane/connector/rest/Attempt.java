package io.ticklane.connector.rest;

import io.ticklane.connector.VenueException;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way, once. Started by one thread; {@link #cancel} by any. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Answers answers;
    private final String method;
    private final String path;
    private final Stamps stamps;
    private final Call call;

    Attempt(Answers answers, String method, String path, Stamps stamps, Call call) {
        this.answers = answers;
        this.method = method;
        this.path = path;
        this.stamps = stamps;
        this.call = call;
    }

    /** When the first byte was about to leave, 0 if none did; monotonic. */
    long startedNanos() {
        return stamps.startedNanos;
    }

    /** Breaks it. */
    void cancel() {
        call.cancel();
    }

    Reply execute() throws VenueException {
        answers.requireOpen(method);
        try (Response response = call.execute()) {
            return answers.read(method, path, response, stamps);
        } catch (IOException e) {
            throw answers.broken(method, path, stamps, e);
        }
    }

    void enqueue(ReplyListener listener) {
        try {
            answers.requireOpen(method);
        } catch (VenueException refused) {
            listener.onFailure(refused, 0, System.nanoTime());
            return;
        }
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                tell(() -> listener.onFailure(answers.broken(method, path, stamps, e), stamps.writtenNanos,
                        System.nanoTime()));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                Reply reply;
                try (response) {
                    reply = answers.read(method, path, response, stamps);
                } catch (VenueException e) {
                    tell(() -> listener.onFailure(e, stamps.writtenNanos, System.nanoTime()));
                    return;
                } catch (IOException e) {
                    onFailure(answered, e);
                    return;
                }
                tell(() -> listener.onReply(reply));
            }
        });
    }

    /** A listener that throws must not make OkHttp report the call as failed as well. */
    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.error("the listener to {} {} failed", method, path, e);
        }
    }
}
