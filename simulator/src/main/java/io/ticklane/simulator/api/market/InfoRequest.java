package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.api.trading.Filters;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code exchangeInfo}: what may be traded and under which rules. One thread. */
public final class InfoRequest {
    static final int ICEBERG_PARTS = 100;

    private static final int WEIGHT = 20;
    private static final String SPOT = "SPOT";
    private static final int PRECISION = 8;

    private final Exchange exchange;
    private final VenueClock clock;
    private final Usage usage;
    /** Each symbol's text, made once: with thousands of symbols it takes its time. */
    private final List<String> texts = new ArrayList<>();

    public InfoRequest(Exchange exchange, VenueClock clock, Usage usage) {
        this.exchange = exchange;
        this.clock = clock;
        this.usage = usage;
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
            out.array("exchangeFilters").end().array("symbols");
            for (int symbol : selection.indices()) {
                if (spot) {
                    out.raw(withSets ? text(symbol) : describe(exchange.symbols().get(symbol), false));
                }
            }
            out.end().end();
        });
    }

    private static List<String> permissions(String text) throws ApiException {
        return text.startsWith("[") ? SymbolSelection.names("permissions", text) : List.of(text);
    }

    private String text(int symbol) {
        while (texts.size() <= symbol) {
            texts.add(describe(exchange.symbols().get(texts.size()), true));
        }
        return texts.get(symbol);
    }

    private static String describe(SymbolSpec spec, boolean withSets) {
        JsonWriter out = new JsonWriter();
        out.object().put("symbol", spec.symbol()).put("status", "TRADING").put("baseAsset", spec.baseAsset())
                .put("baseAssetPrecision", PRECISION).put("quoteAsset", spec.quoteAsset())
                .put("quotePrecision", PRECISION).put("quoteAssetPrecision", PRECISION)
                .put("baseCommissionPrecision", PRECISION).put("quoteCommissionPrecision", PRECISION);
        out.array("orderTypes").add("LIMIT").add("LIMIT_MAKER").add("MARKET").end();
        out.put("icebergAllowed", false).put("ocoAllowed", false).put("otoAllowed", false)
                .put("opoAllowed", false).put("quoteOrderQtyMarketAllowed", true)
                .put("allowTrailingStop", false)
                .put("cancelReplaceAllowed", false).put("amendAllowed", false)
                .put("pegInstructionsAllowed", false).put("isSpotTradingAllowed", true)
                .put("isMarginTradingAllowed", false);
        filters(out, spec);
        out.array("permissions").end();
        if (withSets) {
            out.array("permissionSets").array().add(SPOT).end().end();
        }
        out.put("defaultSelfTradePreventionMode", "NONE").array("allowedSelfTradePreventionModes").add("NONE")
                .end().end();
        return new String(out.bytes(), StandardCharsets.UTF_8);
    }

    private static void filters(JsonWriter out, SymbolSpec spec) {
        int price = spec.priceScale();
        int quantity = spec.quantityScale();
        out.array("filters");
        out.object().put("filterType", "PRICE_FILTER").put("minPrice", spec.minPrice(), price)
                .put("maxPrice", spec.maxPrice(), price).put("tickSize", spec.tickSize(), price).end();
        out.object().put("filterType", "LOT_SIZE").put("minQty", spec.minQuantity(), quantity)
                .put("maxQty", spec.maxQuantity(), quantity).put("stepSize", spec.stepSize(), quantity).end();
        out.object().put("filterType", "ICEBERG_PARTS").put("limit", ICEBERG_PARTS).end();
        out.object().put("filterType", "MARKET_LOT_SIZE").put("minQty", 0, quantity)
                .put("maxQty", spec.maxQuantity(), quantity).put("stepSize", 0, quantity).end();
        out.object().put("filterType", "NOTIONAL")
                .put("minNotional", spec.minNotional(), price + quantity).put("applyMinToMarket", true)
                .put("maxNotional", Filters.MAX_NOTIONAL, Decimal.WIRE_SCALE).put("applyMaxToMarket", false)
                .put("avgPriceMins", 0).end();
        out.object().put("filterType", "MAX_NUM_ORDERS").put("maxNumOrders", Exchange.MAX_NUM_ORDERS).end();
        out.end();
    }
}
