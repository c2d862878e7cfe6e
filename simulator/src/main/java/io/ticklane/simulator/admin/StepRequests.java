package io.ticklane.simulator.admin;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.fault.Times;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.manual.HandClock;
import io.ticklane.simulator.manual.ManualMarket;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Quotes, trades and time by hand. Simulator thread only. */
public final class StepRequests {
    private final Exchange exchange;
    private final ManualMarket market;
    private final HandClock clock;
    private final VenueClock time;
    private final LongConsumer happen;

    private interface Move {
        void make();
    }

    /** @param happen lets all happen that is planned up to a monotonic time */
    public StepRequests(Exchange exchange, ManualMarket market, HandClock clock, VenueClock time,
            LongConsumer happen) {
        this.exchange = exchange;
        this.market = market;
        this.clock = clock;
        this.time = time;
        this.happen = happen;
    }

    /** Adds these requests. */
    public void addTo(AdminApi api) {
        api.add("POST", "/step", this::step);
    }

    /** All of a step is read before any of it is done; quotes first, then trades, then time. */
    private JsonWriter step(AdminRequest request) throws JsonException {
        Map<?, ?> body = request.object("quotes", "trades", "advance", "clock");
        List<Move> moves = new ArrayList<>();
        for (Object quote : list(body.get("quotes"))) {
            moves.add(move(quote, "BID", "ASK", market::quote));
        }
        for (Object trade : list(body.get("trades"))) {
            moves.add(move(trade, "BUY", "SELL", market::trade));
        }
        long nanos = Times.duration("advance", body.get("advance")).toNanos();
        String run = body.get("clock") == null ? "" : String.valueOf(body.get("clock"));
        if (!run.isEmpty() && !run.equals("run") && !run.equals("stop")) {
            throw new IllegalArgumentException("clock must be run or stop, not " + run);
        }
        happen.accept(clock.getAsLong());
        if (run.equals("stop")) {
            clock.stop();
        } else if (run.equals("run")) {
            clock.run();
        }
        moves.forEach(Move::make);
        clock.advance(nanos);
        happen.accept(clock.getAsLong());
        return new JsonWriter().object().put("timeMicros", time.epochMicros()).end();
    }

    private interface Deed {
        void does(int symbol, boolean first, long price, long quantity);
    }

    private Move move(@Nullable Object json, String one, String other, Deed deed) {
        if (!(json instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException(
                    "quotes and trades are objects with symbol, side, price, quantity");
        }
        SymbolSpec spec = TruthRequests.symbol(exchange, AdminRequest.required(members, "symbol"));
        String side = AdminRequest.required(members, "side");
        if (!side.equals(one) && !side.equals(other)) {
            throw new IllegalArgumentException("side must be " + one + " or " + other + ", not " + side);
        }
        long price = Decimal.parse(AdminRequest.required(members, "price"), spec.priceScale());
        long quantity = Decimal.parse(AdminRequest.required(members, "quantity"), spec.quantityScale());
        if (price <= 0 || (quantity <= 0 && one.equals("BUY"))) {
            throw new IllegalArgumentException("price and the quantity of a trade must be above 0");
        }
        return () -> deed.does(spec.index(), side.equals(one), price, quantity);
    }

    private static List<?> list(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("quotes and trades are lists");
    }
}
