package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Tape;
import io.ticklane.simulator.tape.Trade;

/** {@code avgPrice} and the reference price. One thread. */
public final class PriceRequests {
    private static final int WEIGHT = 2;
    private static final int AVERAGE_MINUTES = 5;

    private final Exchange exchange;
    private final VenueClock clock;
    private final Tape tape;

    public PriceRequests(Exchange exchange, VenueClock clock, Tape tape) {
        this.exchange = exchange;
        this.clock = clock;
        this.tape = tape;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET avgPrice", "avgPrice", Security.NONE, this::average);
        routes.add("GET referencePrice", "referencePrice", Security.NONE, this::reference);
        routes.add("GET referencePrice/calculation", "referencePrice.calculation", Security.NONE,
                this::calculation);
    }

    private Plan average(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        return new Plan(WEIGHT, (out, caller) -> {
            Trade last = tape.lastTrade(symbol);
            out.object().put("mins", AVERAGE_MINUTES)
                    .put("price", tape.averagePrice(symbol, AVERAGE_MINUTES, clock.epochMicros()),
                            Decimal.WIRE_SCALE)
                    .put("closeTime", last == null ? 0 : caller.time(last.timeMicros())).end();
        });
    }

    private Plan reference(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        return new Plan(WEIGHT, (out, caller) -> {
            expectReference(symbol);
            SymbolSpec spec = exchange.symbols().get(symbol);
            long now = clock.epochMicros();
            long price = tape.referencePrice(symbol, now);
            out.object().put("symbol", spec.symbol());
            if (price == 0) {
                out.value("referencePrice", null);
            } else {
                out.put("referencePrice", Decimal.text(price, spec.priceScale(), spec.priceScale()));
            }
            out.put("timestamp", caller.time(now)).end();
        });
    }

    private Plan calculation(Parameters parameters) throws ApiException {
        parameters.required("symbol");
        int symbol = SymbolSelection.of(parameters, exchange).indices().get(0);
        return new Plan(WEIGHT, (out, caller) -> {
            expectReference(symbol);
            out.object().put("symbol", exchange.symbols().get(symbol).symbol())
                    .put("calculationType", "ARITHMETIC_MEAN")
                    .put("bucketCount", tape.referenceRule().bucketCount())
                    .put("bucketWidthMs", tape.referenceRule().bucketWidthMillis()).end();
        });
    }

    private void expectReference(int symbol) throws ApiException {
        if (!tape.referenced(symbol)) {
            throw new ApiException(-2043, "This symbol doesn't have a reference price.");
        }
    }
}
