package io.ticklane.connector.rest;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Counts that a call has ended, however. */
record Ping(CountDownLatch done) implements Callback {
    @Override
    public void onFailure(Call call, IOException e) {
        done.countDown();
    }

    @Override
    public void onResponse(Call call, Response response) throws IOException {
        try (response) {
            response.body().bytes();
        } finally {
            done.countDown();
        }
    }
}
