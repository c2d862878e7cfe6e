package io.ticklane.connector;

/**
 * What the venue, or the paper venue, says of one of our orders.
 *
 * <p>A slot, reused: valid only during the callback that gives it. Quantities are cumulative, so a report that
 * arrives twice or late changes nothing that a later one said.
 */
public final class ExecutionReport {
    /** Ours, see {@link OrderRequest#orderId}. */
    public long orderId;
    /** The venue's, or -1 while not known. */
    public long venueOrderId;
    /** See {@link Instrument#id()}. */
    public int instrumentId;
    public Side side = Side.BUY;
    public OrderStatus status = OrderStatus.PENDING_NEW;
    public long price;
    public long quantity;
    /** Filled so far, at the quantity scale. */
    public long filledQuantity;
    /** Quote paid or received so far, at the instrument's {@link Instrument#notionalScale()}. */
    public long filledNotional;
    /** Fees of this report's fills at {@link #feeScale}; 0 where unknown or none. */
    public long fee;
    /** Decimals of {@link #fee}. */
    public int feeScale;
    /** The asset of {@link #fee}, or empty. */
    public String feeAsset = "";
    /** Whether this answers a cancel. */
    public boolean answersCancel;
    /** The venue's error code, or 0. */
    public int errorCode;
    /** Why refused or unknown, one line, or empty. */
    public String reason = "";
    /** Copied from the request; 0 where the report answers none. */
    public long orderedNanos;
    /** Request handed to the socket, monotonic; 0 where the report answers none. */
    public long writtenNanos;
    /** Answer complete, monotonic. */
    public long acknowledgedNanos;

    /** Back to a report of nothing. */
    public void clear() {
        copyFrom(new ExecutionReport());
    }

    /** Takes over every field of {@code other}. */
    public void copyFrom(ExecutionReport other) {
        orderId = other.orderId;
        venueOrderId = other.venueOrderId;
        instrumentId = other.instrumentId;
        side = other.side;
        status = other.status;
        price = other.price;
        quantity = other.quantity;
        filledQuantity = other.filledQuantity;
        filledNotional = other.filledNotional;
        fee = other.fee;
        feeScale = other.feeScale;
        feeAsset = other.feeAsset;
        answersCancel = other.answersCancel;
        errorCode = other.errorCode;
        reason = other.reason;
        orderedNanos = other.orderedNanos;
        writtenNanos = other.writtenNanos;
        acknowledgedNanos = other.acknowledgedNanos;
    }
}
