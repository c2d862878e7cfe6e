package io.ticklane.simulator.api.account;

import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.api.trading.OrderText;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signed requests about an account. One thread. */
public final class AccountRequests {
    private static final int SCALE = Decimal.WIRE_SCALE;
    private static final long RATE_TO_BASIS_POINTS = 10_000;
    private static final long FIRST_UID = 40_000_000;
    private static final int USUAL_TRADES = 500;
    private static final int MOST_TRADES = 1_000;
    private static final long MICROS_FROM = 100_000_000_000_000L;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Exchange exchange;
    private final Usage usage;
    private final OrderText text;

    public AccountRequests(Exchange exchange, Usage usage, OrderText text) {
        this.exchange = exchange;
        this.usage = usage;
        this.text = text;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET account", "account.status", Security.SIGNED, this::account);
        routes.add("GET myTrades", "myTrades", Security.SIGNED, this::myTrades);
        routes.add("GET rateLimit/order", "account.rateLimits.orders", Security.SIGNED, this::orderCounts);
    }

    private Plan account(Parameters parameters) throws ApiException {
        boolean omitZero = parameters.flag("omitZeroBalances", false);
        return new Plan(20, (out, caller) -> {
            Wallet wallet = caller.wallet();
            long maker = wallet.fees().makerRate();
            long taker = wallet.fees().takerRate();
            out.object().put("makerCommission", maker / RATE_TO_BASIS_POINTS)
                    .put("takerCommission", taker / RATE_TO_BASIS_POINTS).put("buyerCommission", 0)
                    .put("sellerCommission", 0);
            out.object("commissionRates").put("maker", maker, SCALE).put("taker", taker, SCALE)
                    .put("buyer", 0, SCALE).put("seller", 0, SCALE).end();
            out.put("canTrade", true).put("canWithdraw", true).put("canDeposit", true).put("brokered", false)
                    .put("requireSelfTradePrevention", false).put("preventSor", false)
                    .put("updateTime", caller.time(wallet.updateMicros())).put("accountType", "SPOT");
            balances(out, wallet, omitZero);
            out.array("permissions");
            Account account = wallet.account();
            List<String> permissions = account == null ? List.of() : account.permissions();
            permissions.forEach(out::add);
            out.end().put("uid", FIRST_UID + exchange.wallets().indexOf(wallet)).end();
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

    /** What of an account's trades is wanted; times in microseconds. */
    private record Wanted(int symbol, @Nullable Long orderId, @Nullable Long fromId, @Nullable Long from,
            @Nullable Long to, int limit) {

        boolean holds(Fill fill) {
            return (orderId == null || fill.orderId() == orderId)
                    && (fromId == null || fill.tradeId() >= fromId)
                    && (from == null || fill.timeMicros() >= from) && (to == null || fill.timeMicros() <= to);
        }

        /** Without a lower bound the newest are meant. */
        boolean newest() {
            return fromId == null && from == null;
        }
    }

    private Plan myTrades(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Long orderId = parameters.integer("orderId");
        Long fromId = parameters.integer("fromId");
        Long from = micros(parameters.integer("startTime"));
        Long to = micros(parameters.integer("endTime"));
        int limit = parameters.limit(USUAL_TRADES, MOST_TRADES);
        if ((from != null || to != null) && (orderId != null || fromId != null)) {
            throw ApiException.badCombination();
        }
        if (from != null && to != null && to - from > DAY_MICROS) {
            throw new ApiException(-1127, "More than 24 hours between startTime and endTime.");
        }
        Wanted wanted = new Wanted(symbol, orderId, fromId, from, to, limit);
        return new Plan(orderId == null ? 20 : 5, (out, caller) -> {
            List<Fill> fills = caller.wallet().fills(symbol).stream().filter(wanted::holds).toList();
            int first = wanted.newest() ? Math.max(0, fills.size() - limit) : 0;
            out.array();
            for (Fill fill : fills.subList(first, Math.min(fills.size(), first + limit))) {
                text.trade(out, caller, fill);
            }
            out.end();
        });
    }

    private static @Nullable Long micros(@Nullable Long time) {
        return time == null || time >= MICROS_FROM ? time : (Long) (time * 1_000);
    }

    private Plan orderCounts(Parameters parameters) {
        return new Plan(40, (out, caller) -> {
            out.array();
            usage.orderCounts(caller.wallet()).forEach(count -> count.write(out, true));
            out.end();
        });
    }
}
