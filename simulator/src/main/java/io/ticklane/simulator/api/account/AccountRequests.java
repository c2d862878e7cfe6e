package io.ticklane.simulator.api.account;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.api.trading.FilterText;
import io.ticklane.simulator.api.trading.OrderRequests;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.Filter;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import java.util.List;

/** Signed requests about an account: what it has, pays and may do. Simulator thread only. */
public final class AccountRequests {
    private static final int SCALE = Decimal.WIRE_SCALE;
    private static final long RATE_TO_BASIS_POINTS = 10_000;
    private static final long FIRST_UID = 40_000_000;

    private final Exchange exchange;
    private final Usage usage;

    public AccountRequests(Exchange exchange, Usage usage) {
        this.exchange = exchange;
        this.usage = usage;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET account", "account.status", Security.SIGNED, this::account);
        routes.add("GET account/commission", "account.commission", Security.SIGNED, this::commission);
        routes.add("GET rateLimit/order", "account.rateLimits.orders", Security.SIGNED, this::orderCounts);
        routes.add("GET myFilters", "myFilters", Security.SIGNED, this::filters);
    }

    private Plan account(Parameters parameters) throws ApiException {
        boolean omitZero = parameters.flag("omitZeroBalances", false);
        return new Plan(20, (out, caller) -> {
            Wallet wallet = caller.wallet();
            Account account = wallet.account();
            List<String> permissions = account == null ? List.of() : account.permissions();
            Fees.Rates rates = wallet.fees().standard();
            out.object().put("makerCommission", rates.maker() / RATE_TO_BASIS_POINTS)
                    .put("takerCommission", rates.taker() / RATE_TO_BASIS_POINTS)
                    .put("buyerCommission", rates.buyer() / RATE_TO_BASIS_POINTS)
                    .put("sellerCommission", rates.seller() / RATE_TO_BASIS_POINTS);
            rates(out, "commissionRates", rates);
            out.put("canTrade", permissions.contains("SPOT")).put("canWithdraw", true)
                    .put("canDeposit", true).put("brokered", false).put("requireSelfTradePrevention", false)
                    .put("preventSor", false).put("updateTime", caller.time(wallet.updateMicros()))
                    .put("accountType", "SPOT");
            balances(out, wallet, omitZero);
            out.array("permissions");
            permissions.forEach(out::add);
            out.end().put("uid", FIRST_UID + exchange.wallets().indexOf(wallet));
            if (wallet.tradeGroupId() != Account.NO_GROUP) {
                out.put("tradeGroupId", wallet.tradeGroupId());
            }
            out.end();
        });
    }

    private void balances(JsonWriter out, Wallet wallet, boolean omitZero) {
        out.array("balances");
        List<String> assets = exchange.assets();
        for (int asset = 0; asset < assets.size(); asset++) {
            long free = wallet.free(asset);
            long locked = wallet.locked(asset);
            if (!omitZero || free != 0 || locked != 0) {
                out.object().put("asset", assets.get(asset)).put("free", free, SCALE)
                        .put("locked", locked, SCALE).end();
            }
        }
        out.end();
    }

    private static void rates(JsonWriter out, String name, Fees.Rates rates) {
        out.object(name).put("maker", rates.maker(), SCALE).put("taker", rates.taker(), SCALE)
                .put("buyer", rates.buyer(), SCALE).put("seller", rates.seller(), SCALE).end();
    }

    private Plan commission(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        return new Plan(20, (out, caller) -> {
            Fees fees = caller.wallet().fees();
            out.object().put("symbol", exchange.symbols().get(symbol).symbol());
            rates(out, "standardCommission", fees.standard());
            rates(out, "specialCommission", fees.special());
            rates(out, "taxCommission", fees.tax());
            OrderRequests.discount(out, fees.discount());
            out.end();
        });
    }

    private Plan orderCounts(Parameters parameters) {
        return new Plan(40, (out, caller) -> {
            out.array();
            usage.orderCounts(caller.wallet()).forEach(count -> count.write(out, true));
            out.end();
        });
    }

    /** The filters that hold for an account on a symbol: of the exchange, of the symbol, of its assets. */
    private Plan filters(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        return new Plan(40, (out, caller) -> {
            List<Filter> general = exchange.exchangeFilters();
            out.object().array("exchangeFilters");
            for (Filter filter : general) {
                if (!(filter instanceof Filter.MaxAsset)) {
                    FilterText.write(out, filter);
                }
            }
            out.end().array("symbolFilters");
            for (Filter filter : exchange.rules(symbol).filters()) {
                FilterText.write(out, exchange.symbols().get(symbol), filter);
            }
            out.end().array("assetFilters");
            for (Filter filter : general) {
                if (filter instanceof Filter.MaxAsset max && ofSymbol(symbol, max.asset())) {
                    FilterText.write(out, filter);
                }
            }
            out.end().end();
        });
    }

    private boolean ofSymbol(int symbol, String asset) {
        return asset.equals(exchange.symbols().get(symbol).baseAsset())
                || asset.equals(exchange.symbols().get(symbol).quoteAsset());
    }
}
