package io.ticklane.connector.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.ticklane.connector.Decimals;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One order as the venue describes it, in any of its answers, or a list of orders with its legs.
 *
 * @param members scalar members by name
 * @param fills of the FULL answer, each its scalar members
 * @param legs the orders of an order list, else empty
 */
record OrderAnswer(Map<String, String> members, List<Map<String, String>> fills, List<OrderAnswer> legs) {

    private static final int FEE_SCALE = 8;
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    static OrderAnswer read(JsonParser in) throws IOException {
        OrderAnswer answer = new OrderAnswer(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        ColdJson.object(in, (name, value) -> {
            switch (name) {
                case "fills" -> ColdJson.array(value, fill -> answer.fills.add(ColdJson.scalars(fill)));
                case "orderReports" -> ColdJson.array(value, leg -> answer.legs.add(read(leg)));
                default -> ColdJson.putScalar(answer.members, name, value);
            }
        });
        return answer;
    }

    String symbol() throws IOException {
        return ColdJson.required(members, "symbol");
    }

    /** Sets what is told here. */
    void into(ExecutionReport report, Instrument instrument, ClientOrderIds ids) throws IOException {
        long venueOrderId = Long.parseLong(ColdJson.required(members, "orderId"));
        // The answer to a cancel carries an id of its own, and the order's as the original one.
        String original = members.get("origClientOrderId");
        String text = original != null ? original : ColdJson.required(members, "clientOrderId");
        report.orderId = ids.orderId(text);
        report.venueOrderId = venueOrderId;
        report.instrumentId = instrument.id();
        report.answersCancel = original != null;
        report.side = side(report.side);
        report.price = decimal("price", instrument.priceScale(), report.price);
        report.quantity = decimal("origQty", instrument.quantityScale(), report.quantity);
        report.filledQuantity = decimal("executedQty", instrument.quantityScale(), report.filledQuantity);
        report.filledNotional = notional(instrument.notionalScale(), report.filledNotional);
        setStatus(report);
        setFee(report);
    }

    private Side side(Side other) {
        String side = members.get("side");
        return side == null ? other : Side.valueOf(side);
    }

    private long decimal(String name, int scale, long other) {
        String text = members.get(name);
        return text == null ? other : Decimals.parse(text, scale);
    }

    private long notional(int scale, long other) {
        // The misspelling is the venue's. Old orders have a negative number here: not known.
        String text = members.get("cummulativeQuoteQty");
        if (text == null || text.startsWith("-")) {
            return other;
        }
        return new BigDecimal(text).movePointRight(scale).setScale(0, RoundingMode.DOWN).min(LONG_MAX)
                .longValueExact();
    }

    private void setStatus(ExecutionReport report) {
        String name = members.getOrDefault("status", "NEW");
        OrderStatus status = status(name);
        report.status = status == null ? OrderStatus.UNKNOWN : status;
        if (status == null) {
            report.reason = "the venue calls the order's state " + name;
        } else if (members.containsKey("expiryReason")) {
            report.reason = "expired: " + members.get("expiryReason");
        }
    }

    private static @Nullable OrderStatus status(String name) {
        for (OrderStatus status : OrderStatus.values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return null;
    }

    private void setFee(ExecutionReport report) throws IOException {
        if (fills.isEmpty()) {
            return;
        }
        String asset = ColdJson.required(fills.get(0), "commissionAsset");
        BigDecimal fee = BigDecimal.ZERO;
        for (Map<String, String> fill : fills) {
            if (!ColdJson.required(fill, "commissionAsset").equals(asset)) {
                // Fees in two assets have no sum: not known, as the report says it.
                return;
            }
            fee = fee.add(new BigDecimal(ColdJson.required(fill, "commission")));
        }
        report.feeScale = FEE_SCALE;
        report.feeAsset = asset;
        report.fee = fee.movePointRight(FEE_SCALE).setScale(0, RoundingMode.UP).min(LONG_MAX)
                .longValueExact();
    }
}
