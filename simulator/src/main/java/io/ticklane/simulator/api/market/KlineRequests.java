package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.TimeRange;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Interval;
import io.ticklane.simulator.tape.Tape;

/** {@code klines} and {@code uiKlines}, which are the same here. One thread. */
public final class KlineRequests {
    private static final int USUAL = 500;
    private static final int MOST = 1_000;
    private static final int WEIGHT = 2;

    private final Exchange exchange;
    private final VenueClock clock;
    private final Tape tape;

    public KlineRequests(Exchange exchange, VenueClock clock, Tape tape) {
        this.exchange = exchange;
        this.clock = clock;
        this.tape = tape;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET klines", "klines", Security.NONE, this::klines);
        routes.add("GET uiKlines", "uiKlines", Security.NONE, this::klines);
    }

    private Plan klines(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Interval interval = Interval.of(parameters.required("interval"));
        if (interval == null) {
            throw new ApiException(-1120, "Invalid interval.");
        }
        TimeRange range = TimeRange.of(parameters, clock);
        long offset = TimeZones.offsetMillis(parameters);
        int limit = parameters.limit(USUAL, MOST);
        return new Plan(WEIGHT, (out, caller) -> {
            out.array();
            long end = Math.min(clock.epochMicros(), range.end()) / 1_000;
            tape.klines(symbol, interval, offset, range.startMillis(), end, limit,
                    kline -> write(out, caller, exchange.symbols().get(symbol), kline,
                            interval.next(kline.openMillis, offset)));
            out.end();
        });
    }

    private static void write(JsonWriter out, Caller caller, SymbolSpec spec, Candle kline, long next) {
        int price = spec.priceScale();
        int quantity = spec.quantityScale();
        out.array().add(caller.time(kline.openMillis * 1_000)).add(kline.open, price).add(kline.high, price)
                .add(kline.low, price).add(kline.close, price).add(kline.volume, quantity)
                .add(caller.time(next * 1_000) - 1).add(kline.quote()).add(kline.count)
                .add(kline.takerVolume, quantity).add(kline.takerQuote()).add("0").end();
    }
}
