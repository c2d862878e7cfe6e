package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Interval;
import io.ticklane.simulator.tape.Tape;
import io.ticklane.simulator.tape.Trade;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statistics of the last 24 hours, of other windows, and of the trading day. One thread. */
public final class TickerRequests {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final int PERCENT_DECIMALS = 3;
    private static final Pattern WINDOW = Pattern
            .compile("([1-9]|[1-5][0-9])m|([1-9]|1[0-9]|2[0-3])h|([1-7])d");

    private final Exchange exchange;
    private final VenueClock clock;
    private final Tape tape;

    public TickerRequests(Exchange exchange, VenueClock clock, Tape tape) {
        this.exchange = exchange;
        this.clock = clock;
        this.tape = tape;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET ticker/24hr", "ticker.24hr", Security.NONE, this::day);
        routes.add("GET ticker/tradingDay", "ticker.tradingDay", Security.NONE, this::tradingDay);
        routes.add("GET ticker", "ticker", Security.NONE, this::window);
    }

    /** How much is told. */
    private enum Detail {
        FULL, MINI
    }

    /** From when to when, in epoch microseconds. */
    private record Span(long open, long close) {}

    private Plan day(Parameters parameters) throws ApiException {
        SymbolSelection selection = SymbolSelection.of(parameters, exchange);
        Detail detail = detail(parameters);
        int count = selection.indices().size();
        int weight = selection.all() ? 80 : count <= 20 ? 2 : count <= 100 ? 40 : 80;
        return Rows.plan(weight, selection, (out, caller, symbol) -> {
            long now = clock.epochMicros();
            Candle all = tape.since(symbol, now / 1_000 - DAY_MILLIS);
            Span span = new Span(now - DAY_MILLIS * 1_000, now);
            if (detail == Detail.MINI) {
                mini(out, caller, symbol, all, span);
            } else {
                full(out, caller, symbol, all, span);
            }
        });
    }

    private Plan tradingDay(Parameters parameters) throws ApiException {
        SymbolSelection selection = named(parameters);
        long offset = TimeZones.offsetMillis(parameters);
        return statistics(selection, detail(parameters), () -> {
            long open = Interval.D1.open(clock.epochMicros() / 1_000, offset);
            return new Span(open * 1_000, (open + DAY_MILLIS) * 1_000 - 1);
        });
    }

    private Plan window(Parameters parameters) throws ApiException {
        SymbolSelection selection = named(parameters);
        String text = parameters.text("windowSize");
        long millis = text == null ? DAY_MILLIS : windowMillis(text);
        return statistics(selection, detail(parameters), () -> {
            long now = clock.epochMicros();
            long open = Math.floorDiv(now / 1_000 - millis, MINUTE_MILLIS) * MINUTE_MILLIS;
            return new Span(open * 1_000, now);
        });
    }

    private interface Spans {
        Span now();
    }

    private Plan statistics(SymbolSelection selection, Detail detail, Spans spans) {
        int weight = Math.min(200, 4 * selection.indices().size());
        return Rows.plan(weight, selection, (out, caller, symbol) -> {
            Span span = spans.now();
            Candle all = tape.since(symbol, span.open() / 1_000);
            if (detail == Detail.MINI) {
                mini(out, caller, symbol, all, span);
                return;
            }
            SymbolSpec spec = exchange.symbols().get(symbol);
            out.object().put("symbol", spec.symbol());
            change(out, spec, all);
            prices(out, spec, all);
            out.put("lastPrice", all.close, spec.priceScale());
            amounts(out, caller, spec, all, span);
        });
    }

    private SymbolSelection named(Parameters parameters) throws ApiException {
        SymbolSelection selection = SymbolSelection.of(parameters, exchange);
        if (selection.all()) {
            throw ApiException.missingBoth("symbol", "symbols");
        }
        return selection;
    }

    private static Detail detail(Parameters parameters) throws ApiException {
        Detail detail = parameters.choice("type", Detail.class,
                new ApiException(-1139, "Invalid ticker type."));
        return detail == null ? Detail.FULL : detail;
    }

    private static long windowMillis(String text) throws ApiException {
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            throw ApiException.invalid("windowSize");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> number * MINUTE_MILLIS;
            case 'h' -> number * HOUR_MILLIS;
            default -> number * DAY_MILLIS;
        };
    }

    private void full(JsonWriter out, Caller caller, int symbol, Candle all, Span span) {
        SymbolSpec spec = exchange.symbols().get(symbol);
        Trade last = tape.lastTrade(symbol);
        out.object().put("symbol", spec.symbol());
        change(out, spec, all);
        out.put("prevClosePrice", tape.closeBefore(symbol, all.openMillis), spec.priceScale())
                .put("lastPrice", all.close, spec.priceScale())
                .put("lastQty", last == null ? 0 : last.quantity(), spec.quantityScale());
        BookRequests.best(out, exchange.book(symbol), spec, true);
        BookRequests.best(out, exchange.book(symbol), spec, false);
        prices(out, spec, all);
        amounts(out, caller, spec, all, span);
    }

    private void mini(JsonWriter out, Caller caller, int symbol, Candle all, Span span) {
        SymbolSpec spec = exchange.symbols().get(symbol);
        out.object().put("symbol", spec.symbol());
        prices(out, spec, all);
        out.put("lastPrice", all.close, spec.priceScale());
        amounts(out, caller, spec, all, span);
    }

    private static void change(JsonWriter out, SymbolSpec spec, Candle all) {
        out.put("priceChange", all.change(), spec.priceScale())
                .put("priceChangePercent",
                        Decimal.text(all.changePercent(), PERCENT_DECIMALS, PERCENT_DECIMALS))
                .put("weightedAvgPrice", all.weightedAverage(spec.quantityScale()), Decimal.WIRE_SCALE);
    }

    private static void prices(JsonWriter out, SymbolSpec spec, Candle all) {
        out.put("openPrice", all.open, spec.priceScale()).put("highPrice", all.high, spec.priceScale())
                .put("lowPrice", all.low, spec.priceScale());
    }

    private static void amounts(JsonWriter out, Caller caller, SymbolSpec spec, Candle all, Span span) {
        out.put("volume", all.volume, spec.quantityScale()).put("quoteVolume", all.quote())
                .put("openTime", caller.time(span.open())).put("closeTime", caller.time(span.close()))
                .put("firstId", all.firstId).put("lastId", all.lastId).put("count", all.count).end();
    }
}
