package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.SymbolRules.PriceRange;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;

/** {@code executionRules}. Symbols without a rule are listed only if they are named. One thread. */
public final class RuleRequests {
    private static final int MOST_WEIGHT = 40;
    private static final int SYMBOL_WEIGHT = 2;
    private static final int LEAST_DECIMALS = 4;

    private final Exchange exchange;

    public RuleRequests(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Adds this request to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET executionRules", "executionRules", Security.NONE, this::rules);
    }

    private Plan rules(Parameters parameters) throws ApiException {
        boolean named = parameters.peek("symbol") != null || parameters.peek("symbols") != null;
        if (named && parameters.peek("symbolStatus") != null) {
            throw ApiException.badCombination();
        }
        SymbolSelection selection = SymbolSelection.of(parameters, exchange);
        int weight = selection.all()
                ? MOST_WEIGHT
                : Math.min(MOST_WEIGHT, SYMBOL_WEIGHT * selection.indices().size());
        return new Plan(weight, (out, caller) -> {
            out.object().array("symbolRules");
            for (int symbol : selection.indices()) {
                PriceRange range = exchange.rules(symbol).priceRange();
                if (named || range != null) {
                    out.object().put("symbol", exchange.symbols().get(symbol).symbol()).array("rules");
                    if (range != null) {
                        write(out, range);
                    }
                    out.end().end();
                }
            }
            out.end().end();
        });
    }

    private static void write(JsonWriter out, PriceRange range) {
        out.object().put("ruleType", "PRICE_RANGE");
        multiplier(out, "bidLimitMultUp", range.bidLimitMultUp());
        multiplier(out, "bidLimitMultDown", range.bidLimitMultDown());
        multiplier(out, "askLimitMultUp", range.askLimitMultUp());
        multiplier(out, "askLimitMultDown", range.askLimitMultDown());
        out.end();
    }

    private static void multiplier(JsonWriter out, String name, long value) {
        if (value < 0) {
            out.value(name, null);
            return;
        }
        String text = Decimal.text(value, Decimal.WIRE_SCALE);
        int decimals = Math.max(LEAST_DECIMALS, Decimal.decimals(text));
        out.put(name, Decimal.text(value, Decimal.WIRE_SCALE, decimals));
    }
}
