package io.ticklane.connector.rest;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request with an effect a second time. Its own switch covers failed connections
 * only: an answer 503 with {@code Retry-After: 0} is repeated by it whatever the switch says.
 */
final class OnceOnly implements Interceptor {
    private static final int UNAVAILABLE = 503;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Stamps stamps = chain.request().tag(Stamps.class);
        if (stamps != null && ++stamps.passes > 1) {
            throw new IOException("not sent a second time");
        }
        Response response = chain.proceed(chain.request());
        if (response.code() == UNAVAILABLE) {
            return response.newBuilder().removeHeader(Refusals.RETRY_AFTER).build();
        }
        return response;
    }
}
