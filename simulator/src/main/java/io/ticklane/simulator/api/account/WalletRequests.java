package io.ticklane.simulator.api.account;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;

/**
 * The few requests under {@code /sapi/v1/} that clients of the spot market make when they start. Nothing can be
 * deposited, withdrawn or borrowed here, and they say so. One thread.
 */
public final class WalletRequests {
    private static final int SCALE = Decimal.WIRE_SCALE;

    private final Exchange exchange;

    public WalletRequests(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET /sapi/v1/capital/config/getall", "", Security.SIGNED, this::coins);
        routes.add("GET /sapi/v1/asset/assetDetail", "", Security.SIGNED, this::details);
        routes.add("GET /sapi/v1/asset/tradeFee", "", Security.SIGNED, this::fees);
        routes.add("GET /sapi/v1/margin/allPairs", "", Security.SIGNED, WalletRequests::none);
        routes.add("GET /sapi/v1/margin/isolated/allPairs", "", Security.SIGNED, WalletRequests::none);
    }

    private Plan coins(Parameters parameters) {
        return new Plan(10, (out, caller) -> {
            Wallet wallet = caller.wallet();
            List<String> assets = exchange.assets();
            out.array();
            for (int asset = 0; asset < assets.size(); asset++) {
                out.object().put("coin", assets.get(asset)).put("name", assets.get(asset))
                        .put("depositAllEnable", false).put("withdrawAllEnable", false)
                        .put("free", wallet.free(asset), SCALE).put("locked", wallet.locked(asset), SCALE);
                for (String use : List.of("freeze", "withdrawing", "ipoing", "ipoable", "storage")) {
                    out.put(use, 0, SCALE);
                }
                out.put("isLegalMoney", false).put("trading", true).array("networkList").end().end();
            }
            out.end();
        });
    }

    private Plan details(Parameters parameters) {
        return new Plan(1, (out, caller) -> {
            out.object();
            for (String asset : exchange.assets()) {
                out.object(asset).put("minWithdrawAmount", 0, SCALE).put("depositStatus", false)
                        .put("withdrawFee", 0, SCALE).put("withdrawStatus", false).end();
            }
            out.end();
        });
    }

    private Plan fees(Parameters parameters) throws ApiException {
        String symbol = parameters.text("symbol");
        int wanted = symbol == null ? -1 : SymbolSelection.required(parameters, exchange);
        return new Plan(1, (out, caller) -> {
            Wallet wallet = caller.wallet();
            out.array();
            for (SymbolSpec spec : exchange.symbols()) {
                if (wanted < 0 || wanted == spec.index()) {
                    out.object().put("symbol", spec.symbol())
                            .put("makerCommission", wallet.fees().makerRate(), SCALE)
                            .put("takerCommission", wallet.fees().takerRate(), SCALE).end();
                }
            }
            out.end();
        });
    }

    private static Plan none(Parameters parameters) {
        return new Plan(1, (out, caller) -> out.array().end());
    }
}
