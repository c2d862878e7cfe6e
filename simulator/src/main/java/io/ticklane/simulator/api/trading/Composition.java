package io.ticklane.simulator.api.trading;

import static io.ticklane.simulator.api.trading.ParameterNames.ICEBERG_QTY;
import static io.ticklane.simulator.api.trading.ParameterNames.PRICE;
import static io.ticklane.simulator.api.trading.ParameterNames.QUANTITY;
import static io.ticklane.simulator.api.trading.ParameterNames.QUOTE_QUANTITY;
import static io.ticklane.simulator.api.trading.ParameterNames.STOP_PRICE;
import static io.ticklane.simulator.api.trading.ParameterNames.TIME_IN_FORCE;
import static io.ticklane.simulator.api.trading.ParameterNames.TRAILING_DELTA;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.engine.PegPrice;
import io.ticklane.simulator.engine.TimeInForce;

/** Which parameters each type of order must and must not have, whatever the symbol. Stateless. */
final class Composition {
    private final OrderForm form;

    private Composition(OrderForm form) {
        this.form = form;
    }

    /**
     * Judges an order.
     *
     * @throws ApiException for the first thing that is missing or has no place in it
     */
    static void check(OrderForm form) throws ApiException {
        Composition rules = new Composition(form);
        switch (form.type) {
            case MARKET -> rules.market();
            case LIMIT -> rules.limit();
            case LIMIT_MAKER -> rules.limitMaker();
            case STOP_LOSS, TAKE_PROFIT -> rules.stop();
            case STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT -> rules.stopLimit();
        }
        rules.iceberg();
        rules.peg();
    }

    private void market() throws ApiException {
        refuse(TIME_IN_FORCE, form.timeInForce != null);
        refuse(PRICE, form.price >= 0);
        notContingent();
        if (form.quantity >= 0 && form.quoteQuantity >= 0) {
            throw ApiException.badCombination();
        }
        if (form.names.single() && form.quantity < 0 && form.quoteQuantity < 0) {
            throw ApiException.missingBoth(QUANTITY, QUOTE_QUANTITY);
        }
    }

    private void limit() throws ApiException {
        require(TIME_IN_FORCE, form.timeInForce != null);
        quantityAndPrice();
        notContingent();
    }

    private void limitMaker() throws ApiException {
        refuse(TIME_IN_FORCE, form.timeInForce != null);
        quantityAndPrice();
        notContingent();
    }

    private void stop() throws ApiException {
        refuse(TIME_IN_FORCE, form.timeInForce != null);
        refuse(PRICE, form.price >= 0);
        quantity();
        trigger();
    }

    private void stopLimit() throws ApiException {
        require(TIME_IN_FORCE, form.timeInForce != null);
        quantityAndPrice();
        trigger();
    }

    private void quantityAndPrice() throws ApiException {
        quantity();
        require(PRICE, form.price >= 0 || form.pegPrice != null);
    }

    /** Single orders say how much; for legs it stands or does not stand in what their list has in common. */
    private void quantity() throws ApiException {
        require(QUANTITY, form.quantity >= 0 || !form.names.single());
        refuse(QUOTE_QUANTITY, form.quoteQuantity >= 0);
    }

    private void trigger() throws ApiException {
        if (form.stopPrice <= 0 && form.trailingDelta == 0) {
            throw ApiException.missingBoth(form.names.of(STOP_PRICE), form.names.of(TRAILING_DELTA));
        }
    }

    private void notContingent() throws ApiException {
        refuse(STOP_PRICE, form.stopPrice >= 0);
        refuse(TRAILING_DELTA, form.trailingDelta > 0);
    }

    private void iceberg() throws ApiException {
        if (!form.iceberg()) {
            return;
        }
        refuse(ICEBERG_QTY, form.market());
        if (form.type != OrderType.LIMIT_MAKER && form.timeInForce != TimeInForce.GTC) {
            throw form.names.single()
                    ? new ApiException(-1014, "Unsupported order combination.")
                    : new ApiException(-1160, "Parameter '" + form.names.of(ICEBERG_QTY)
                            + "' is not supported if `aboveTimeInForce`/`belowTimeInForce` is not GTC.");
        }
        if (form.quantity >= 0 && form.icebergQuantity >= form.quantity) {
            throw new ApiException(-1013, "IcebergQty exceeds QTY.");
        }
    }

    private void peg() throws ApiException {
        if (form.pegPrice == null) {
            return;
        }
        if (form.market()) {
            throw new ApiException(-2010, "This order type may not use pegged price.");
        }
        boolean primary = form.pegPrice == PegPrice.PRIMARY_PEG;
        boolean fits = switch (form.type) {
            case LIMIT -> !primary || form.timeInForce == TimeInForce.GTC;
            case LIMIT_MAKER -> primary;
            default -> true;
        };
        if (!fits) {
            throw new ApiException(-2010, "This price peg cannot be used with this order type.");
        }
    }

    private void require(String name, boolean sent) throws ApiException {
        if (!sent) {
            throw ApiException.missing(form.names.of(name));
        }
    }

    private void refuse(String name, boolean sent) throws ApiException {
        if (sent) {
            throw ApiException.notRequired(form.names.of(name));
        }
    }
}
