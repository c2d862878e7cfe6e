package io.ticklane.simulator.admin;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.SymbolRules;
import io.ticklane.simulator.engine.SymbolStatus;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.Arrays;
import java.util.Map;

/** What the one who runs the venue may do to accounts and symbols. Simulator thread only. */
public final class AccountControl {
    private final Exchange exchange;

    public AccountControl(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Adds these requests. */
    public void addTo(AdminApi api) {
        api.add("POST", "/accounts/*/transfer", this::transfer);
        api.add("DELETE", "/accounts/*/keys/*", this::revoke);
        api.add("GET", "/symbols/*", request -> rules(symbol(request)));
        api.add("POST", "/symbols/*", this::change);
    }

    /** A deposit, or with a minus a withdrawal. */
    private JsonWriter transfer(AdminRequest request) throws JsonException {
        Wallet wallet = TruthRequests.wallet(exchange, request.argument());
        Map<?, ?> body = request.object("asset", "amount");
        String name = AdminRequest.required(body, "asset");
        int asset = exchange.asset(name);
        if (asset < 0) {
            throw AdminException.unknown("asset " + name);
        }
        String amount = AdminRequest.required(body, "amount");
        boolean out = amount.startsWith("-");
        long delta = Decimal.parse(out ? amount.substring(1) : amount, Decimal.WIRE_SCALE);
        exchange.transfer(wallet, asset, out ? -delta : delta);
        return new JsonWriter().object().put("asset", name)
                .put("free", wallet.free(asset), Decimal.WIRE_SCALE)
                .put("locked", wallet.locked(asset), Decimal.WIRE_SCALE).end();
    }

    /** The key may be shortened to a beginning that only one key of the account has. */
    private JsonWriter revoke(AdminRequest request) {
        Wallet wallet = TruthRequests.wallet(exchange, request.argument());
        String beginning = request.arguments().get(1);
        String key = wallet.keys().stream().map(account -> account.apiKey())
                .filter(name -> name.startsWith(beginning) && exchange.wallet(name) != null)
                .reduce((one, other) -> "")
                .orElse("");
        if (beginning.isEmpty() || key.isEmpty()) {
            throw AdminException.unknown("single key of that beginning");
        }
        exchange.revoke(key);
        return new JsonWriter().object().end();
    }

    private SymbolSpec symbol(AdminRequest request) {
        return TruthRequests.symbol(exchange, request.argument());
    }

    private JsonWriter change(AdminRequest request) throws JsonException {
        SymbolSpec spec = symbol(request);
        Map<?, ?> body = request.object("status");
        String name = AdminRequest.required(body, "status");
        SymbolStatus status = Arrays.stream(SymbolStatus.values())
                .filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "status must be one of " + Arrays.toString(SymbolStatus.values())));
        exchange.rules(spec.index(), exchange.rules(spec.index()).with(status));
        return rules(spec);
    }

    private JsonWriter rules(SymbolSpec spec) {
        SymbolRules rules = exchange.rules(spec.index());
        return new JsonWriter().object().put("symbol", spec.symbol()).put("status", rules.status().name())
                .end();
    }
}
