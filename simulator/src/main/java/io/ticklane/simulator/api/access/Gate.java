package io.ticklane.simulator.api.access;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.Decimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether a signed request comes from whom it says, and in time. One thread. */
public final class Gate {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_\\-]{64}");
    private static final long MICROS_FROM = 100_000_000_000_000L;
    private static final long AHEAD_MICROS = 1_000_000;
    private static final long USUAL_WINDOW_MICROS = 5_000_000;
    private static final long WIDEST_WINDOW_MICROS = 60_000_000;
    /** From a decimal at scale 8 in milliseconds to microseconds. */
    private static final long TO_MICROS = Decimal.power(Decimal.WIRE_SCALE - 3);

    private final Exchange exchange;
    private final VenueClock clock;
    private final Map<String, Verifier> verifiers = new HashMap<>();

    public Gate(Exchange exchange, VenueClock clock) {
        this.exchange = exchange;
        this.clock = clock;
        for (Wallet wallet : exchange.wallets()) {
            for (Account key : wallet.keys()) {
                verifiers.put(key.apiKey(), Verifier.of(key));
            }
        }
    }

    /** Whose key this is; nothing else is checked yet. */
    public Wallet owner(@Nullable String apiKey) throws ApiException {
        if (apiKey == null || !KEY.matcher(apiKey).matches()) {
            throw new ApiException(-2014, "API-key format invalid.", ApiException.UNAUTHORIZED);
        }
        Wallet wallet = exchange.wallet(apiKey);
        if (wallet == null) {
            throw badKey();
        }
        return wallet;
    }

    /** Whether nobody knows this key, or not any more. */
    public boolean isUnknown(String apiKey) {
        return exchange.wallet(apiKey) == null;
    }

    /** How a key signs, or null if there is no such key. */
    public Account.@Nullable KeyType keyType(String apiKey) {
        Account key = exchange.key(apiKey);
        return key == null ? null : key.keyType();
    }

    /**
     * Reads timestamp and window, and refuses a request that is too old or too new.
     *
     * @return until when it is not too old, by the venue's clock in microseconds
     */
    public long inTime(Parameters parameters) throws ApiException {
        long window = parameters.amount("recvWindow");
        long windowMicros = window < 0 ? USUAL_WINDOW_MICROS : window / TO_MICROS;
        if (windowMicros > WIDEST_WINDOW_MICROS) {
            throw new ApiException(-1131, "recvWindow must be less than 60000");
        }
        if (window > 0 && window % TO_MICROS != 0) {
            throw new ApiException(-1111, "Parameter 'recvWindow' has too much precision.");
        }
        Long timestamp = parameters.integer("timestamp");
        if (timestamp == null) {
            throw ApiException.missing("timestamp");
        }
        long micros = timestamp >= MICROS_FROM || timestamp < 0 ? timestamp : timestamp * 1_000;
        long now = clock.epochMicros();
        if (micros >= now + AHEAD_MICROS) {
            throw new ApiException(-1021,
                    "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        stillInTime(micros + windowMicros);
        return micros + windowMicros;
    }

    /** Refuses a request that has become too old on its way. */
    public void stillInTime(long untilMicros) throws ApiException {
        if (clock.epochMicros() > untilMicros) {
            throw new ApiException(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    /** Refuses what a key does not permit. */
    public void permitted(@Nullable String apiKey, Security security) throws ApiException {
        boolean trades = security == Security.TRADE || security == Security.TRADE_CHARGED;
        Account key = apiKey == null ? null : exchange.key(apiKey);
        if (trades && (key == null || !key.permissions().contains("SPOT"))) {
            throw badKey();
        }
    }

    /** Marks the parameters that every signed request has as read. */
    public void expect(Parameters parameters) throws ApiException {
        parameters.text("timestamp");
        parameters.text("recvWindow");
        parameters.text("signature");
    }

    /** Refuses a request that the owner of this key did not sign. */
    public void signed(Parameters parameters, @Nullable String apiKey) throws ApiException {
        String signature = parameters.required("signature");
        byte[] payload = parameters.signedBytes();
        Verifier verifier = verifiers.get(apiKey);
        if (verifier == null || payload == null || !verifier.verify(payload, signature)) {
            throw ApiException.badSignature();
        }
    }

    private static ApiException badKey() {
        return new ApiException(-2015, "Invalid API-key, IP, or permissions for action.",
                ApiException.UNAUTHORIZED);
    }
}
