package io.ticklane.bench.micro;

import net.openhft.chronicle.values.Group;

/** A price as Chronicle Map's documentation would have it: a value interface, eight longs in this order. */
public interface PriceValue {
    @Group(1)
    long getSource();

    void setSource(long source);

    @Group(2)
    long getUpdateId();

    void setUpdateId(long updateId);

    @Group(3)
    long getBidPrice();

    void setBidPrice(long bidPrice);

    @Group(4)
    long getBidQuantity();

    void setBidQuantity(long bidQuantity);

    @Group(5)
    long getAskPrice();

    void setAskPrice(long askPrice);

    @Group(6)
    long getAskQuantity();

    void setAskQuantity(long askQuantity);

    @Group(7)
    long getReceivedNanos();

    void setReceivedNanos(long receivedNanos);

    @Group(8)
    long getSpare();

    void setSpare(long spare);
}
