package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.api.trading.FilterText;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Filter;
import io.ticklane.simulator.engine.SymbolRules;
import io.ticklane.simulator.engine.SymbolRules.Feature;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.SymbolSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code exchangeInfo}: what may be traded and under which rules. One thread. */
public final class InfoRequest {
    private static final int WEIGHT = 20;
    private static final String SPOT = "SPOT";
    private static final int PRECISION = 8;

    private final Exchange exchange;
    private final VenueClock clock;
    private final Usage usage;
    /** Each symbol's text, made once for its rules: with thousands of symbols it takes its time. */
    private final @Nullable Text[] texts;

    private record Text(SymbolRules rules, String json) {}

    public InfoRequest(Exchange exchange, VenueClock clock, Usage usage) {
        this.exchange = exchange;
        this.clock = clock;
        this.usage = usage;
        texts = new Text[exchange.symbols().size()];
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET exchangeInfo", "exchangeInfo", Security.NONE, this::info);
    }

    private Plan info(Parameters parameters) throws ApiException {
        boolean symbolNamed = parameters.peek("symbol") != null || parameters.peek("symbols") != null;
        String permissions = parameters.text("permissions");
        if (symbolNamed && (permissions != null || parameters.peek("symbolStatus") != null)) {
            throw ApiException.badCombination();
        }
        SymbolSelection selection = SymbolSelection.of(parameters, exchange);
        boolean withSets = parameters.flag("showPermissionSets", true);
        boolean spot = permissions == null || permissions(permissions).contains(SPOT);
        return new Plan(WEIGHT, (out, caller) -> {
            out.object().put("timezone", "UTC").put("serverTime", caller.time(clock.epochMicros()));
            out.array("rateLimits");
            usage.published(caller.transport() == Caller.Transport.REST)
                    .forEach(limit -> limit.write(out, false));
            out.end();
            out.array("exchangeFilters");
            for (Filter filter : exchange.exchangeFilters()) {
                // What limits one asset is shown to its owner alone, in myFilters.
                if (!(filter instanceof Filter.MaxAsset)) {
                    FilterText.write(out, filter);
                }
            }
            out.end().array("symbols");
            for (int symbol : selection.indices()) {
                if (spot) {
                    out.raw(withSets ? text(symbol) : describe(symbol, exchange.rules(symbol), false));
                }
            }
            out.end();
            routers(out, selection.indices());
            out.end();
        });
    }

    /** Which of the symbols the smart order router takes together; nothing where there are none. */
    private void routers(JsonWriter out, Iterable<Integer> symbols) {
        boolean any = false;
        Set<Integer> told = new HashSet<>();
        for (int symbol : symbols) {
            List<Integer> sisters = exchange.sisters(symbol);
            if (sisters.isEmpty() || !told.add(symbol)) {
                continue;
            }
            if (!any) {
                out.array("sors");
                any = true;
            }
            told.addAll(sisters);
            SymbolSpec spec = exchange.symbols().get(symbol);
            out.object().put("baseAsset", spec.baseAsset()).array("symbols").add(spec.symbol());
            sisters.forEach(sister -> out.add(exchange.symbols().get(sister).symbol()));
            out.end().end();
        }
        if (any) {
            out.end();
        }
    }

    private static List<String> permissions(String text) throws ApiException {
        return text.startsWith("[") ? SymbolSelection.names("permissions", text) : List.of(text);
    }

    private String text(int symbol) {
        SymbolRules rules = exchange.rules(symbol);
        Text text = texts[symbol];
        if (text == null || !text.rules.equals(rules)) {
            text = new Text(rules, describe(symbol, rules, true));
            texts[symbol] = text;
        }
        return text.json;
    }

    private String describe(int symbol, SymbolRules rules, boolean withSets) {
        SymbolSpec spec = exchange.symbols().get(symbol);
        JsonWriter out = new JsonWriter();
        out.object().put("symbol", spec.symbol()).put("status", rules.status().name())
                .put("baseAsset", spec.baseAsset()).put("baseAssetPrecision", PRECISION)
                .put("quoteAsset", spec.quoteAsset()).put("quotePrecision", PRECISION)
                .put("quoteAssetPrecision", PRECISION).put("baseCommissionPrecision", PRECISION)
                .put("quoteCommissionPrecision", PRECISION);
        orderTypes(out, rules);
        flags(out, rules);
        out.array("filters");
        for (Filter filter : rules.filters()) {
            FilterText.write(out, spec, filter);
        }
        out.end().array("permissions").end();
        if (withSets) {
            out.array("permissionSets").array().add(SPOT).end().end();
        }
        out.put("defaultSelfTradePreventionMode", rules.prevention().name())
                .array("allowedSelfTradePreventionModes");
        rules.preventions().forEach(mode -> out.add(mode.name()));
        out.end().end();
        return new String(out.bytes(), StandardCharsets.UTF_8);
    }

    private static void orderTypes(JsonWriter out, SymbolRules rules) {
        out.array("orderTypes").add("LIMIT").add("LIMIT_MAKER");
        if (rules.allows(Feature.MARKET)) {
            out.add("MARKET");
        }
        if (rules.allows(Feature.STOPS)) {
            out.add("STOP_LOSS").add("STOP_LOSS_LIMIT").add("TAKE_PROFIT").add("TAKE_PROFIT_LIMIT");
        }
        out.end();
    }

    private static void flags(JsonWriter out, SymbolRules rules) {
        out.put("icebergAllowed", rules.allows(Feature.ICEBERG)).put("ocoAllowed", rules.allows(Feature.OCO))
                .put("otoAllowed", rules.allows(Feature.OTO)).put("opoAllowed", rules.allows(Feature.OPO))
                .put("quoteOrderQtyMarketAllowed", rules.allows(Feature.QUOTE_ORDER_QTY_MARKET))
                .put("allowTrailingStop", rules.allows(Feature.TRAILING_STOP))
                .put("cancelReplaceAllowed", rules.allows(Feature.CANCEL_REPLACE))
                .put("amendAllowed", rules.allows(Feature.AMEND))
                .put("pegInstructionsAllowed", rules.allows(Feature.PEG)).put("isSpotTradingAllowed", true)
                .put("isMarginTradingAllowed", false);
    }
}
