package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import org.junit.jupiter.api.Test;

class OrderParametersTest {
    private final Instrument bitcoin = Captures.instrument(0, "BTCUSDT", 2, 5);
    private final OrderRequest request = new OrderRequest();

    @Test
    void writesLimitOrdersAsTheVenuesOwnLibraryDoes() {
        request.price = 6123456;
        request.quantity = 123;
        assertEquals("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.00123&price=61234.56"
                + "&newClientOrderId=x-abc_1-2&newOrderRespType=FULL",
                OrderParameters.place(request, bitcoin, "x-abc_1-2"));
    }

    @Test
    void leavesOutWhatATypeMustNotCarry() {
        request.side = Side.SELL;
        request.timeInForce = TimeInForce.IOC;
        request.price = 1;
        request.quantity = 100000;
        request.type = OrderType.MARKET;
        assertEquals("symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1.00000&newClientOrderId=a"
                + "&newOrderRespType=FULL", OrderParameters.place(request, bitcoin, "a"));
        request.type = OrderType.LIMIT_MAKER;
        assertEquals("symbol=BTCUSDT&side=SELL&type=LIMIT_MAKER&quantity=1.00000&price=0.01"
                + "&newClientOrderId=a&newOrderRespType=FULL", OrderParameters.place(request, bitcoin, "a"));
    }

    @Test
    void writesTinyAndHugeDecimalsPlain() {
        request.price = 1;
        request.quantity = 46116860414L;
        request.timeInForce = TimeInForce.FOK;
        assertEquals(
                "symbol=PEPEUSDT&side=BUY&type=LIMIT&timeInForce=FOK&quantity=46116860414&price=0.00000001"
                        + "&newClientOrderId=a&newOrderRespType=FULL",
                OrderParameters.place(request, Captures.instrument(0, "PEPEUSDT", 8, 0), "a"));
    }

    @Test
    void namesOrdersAndSymbols() {
        Instrument foreign = Captures.instrument(0, "这456", 2, 5);
        assertEquals("symbol=%E8%BF%99456&origClientOrderId=my%20order%2F%C3%A9%2B%26%3D",
                OrderParameters.byClientOrderId(foreign, "my order/é+&="));
        assertEquals("symbol=%E8%BF%99456&orderId=7700312",
                OrderParameters.byVenueOrderId(foreign, 7_700_312));
        assertEquals("symbol=%E8%BF%99456", OrderParameters.bySymbol(foreign));
    }
}
