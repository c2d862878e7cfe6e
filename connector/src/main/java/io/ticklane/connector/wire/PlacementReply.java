package io.ticklane.connector.wire;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Side;

/**
 * Reads the usual answer to {@code order.place} where it lies, without a map or a text: one that was taken, of an order
 * of this session, told in full. Whatever is not plainly that is left to {@link SessionReply} and
 * {@link RestReplies#order}, which say the same of what is read here.
 *
 * <p>One thread at a time. Allocates only for an asset of a fee, or a reason of expiry, that is new to it.
 */
public final class PlacementReply {
    private static final int OK = 200;
    /** Within these no parser refuses a name or a number for its length. */
    private static final int LONGEST = 32_768;
    private static final int LONGEST_SKIPPED = 1_000;
    private static final OrderStatus[] STATUSES = OrderStatus.values();

    // Members that were there, by bits.
    private static final int ID = 1;
    private static final int CODE = 1 << 1;
    private static final int RESULT = 1 << 2;
    private static final int SYMBOL = 1 << 3;
    private static final int ORDER_ID = 1 << 4;
    private static final int CLIENT_ORDER_ID = 1 << 5;
    private static final int PRICE = 1 << 6;
    private static final int QUANTITY = 1 << 7;
    private static final int FILLED_QUANTITY = 1 << 8;
    private static final int FILLED_NOTIONAL = 1 << 9;
    private static final int STATUS = 1 << 10;
    private static final int SIDE = 1 << 11;
    private static final int REQUIRED = (1 << 12) - 1;
    private static final int FILLS = 1 << 12;
    private static final int EXPIRY = 1 << 13;

    private final Instruments instruments;
    private final SymbolTable symbols;
    private final ClientOrderIds ids;
    private final FillFees fees = new FillFees();
    private final KnownTexts expiries = new KnownTexts("expired: ");
    private final JsonCursor in = new JsonCursor();

    private int seen;
    private int priceAt;
    private int quantityAt;
    private int filledQuantityAt;
    private int filledNotionalAt;

    private long requestId;
    private long orderId;
    private long venueOrderId;
    private int instrumentId;
    private Side side = Side.BUY;
    private OrderStatus status = OrderStatus.NEW;
    private long price;
    private long quantity;
    private long filledQuantity;
    private long filledNotional;
    private String feeAsset = "";
    private String expiry = "";

    /** @param ids by which orders of this session are told from others */
    public PlacementReply(Instruments instruments, ClientOrderIds ids) {
        this.instruments = instruments;
        this.ids = ids;
        symbols = new SymbolTable(instruments);
    }

    /**
     * Reads a whole message.
     *
     * @return false if it is none of the usual ones; what the others return means nothing then
     */
    public boolean read(byte[] buffer, int offset, int length) {
        in.reset(buffer, offset, length);
        seen = 0;
        fees.clear();
        if (length > LONGEST || !in.plain()) {
            return false;
        }
        in.skipSpace();
        if (!readMessage() || (seen & REQUIRED) != REQUIRED) {
            return false;
        }
        in.skipSpace();
        return in.position == in.end && convert();
    }

    /** Of the request that is answered. */
    public long requestId() {
        return requestId;
    }

    /** Ours, see {@link ExecutionReport#orderId}. */
    public long orderId() {
        return orderId;
    }

    /** How far the order is. */
    public OrderStatus status() {
        return status;
    }

    /** Sets what {@link RestReplies#order} sets, and leaves the other fields alone. */
    public void into(ExecutionReport report) {
        report.orderId = orderId;
        report.venueOrderId = venueOrderId;
        report.instrumentId = instrumentId;
        report.answersCancel = false;
        report.side = side;
        report.price = price;
        report.quantity = quantity;
        report.filledQuantity = filledQuantity;
        report.filledNotional = filledNotional;
        report.status = status;
        if ((seen & EXPIRY) != 0) {
            report.reason = expiry;
        }
        if (fees.any()) {
            report.feeScale = FillFees.SCALE;
            report.feeAsset = feeAsset;
            report.fee = fees.sum();
        }
    }

    private boolean readMessage() {
        if (!in.take('{')) {
            return false;
        }
        do {
            if (!in.toMember() || !readOfMessage()) {
                return false;
            }
        } while (in.takeAfterSpace(','));
        return in.take('}');
    }

    private boolean readOfMessage() {
        if (named(in, "id")) {
            return once(ID) && in.take('"') && (requestId = in.number()) >= 0 && in.take('"');
        }
        if (named(in, "status")) {
            return once(CODE) && EventFields.wholeNumber(in) == OK;
        }
        if (named(in, "result")) {
            return once(RESULT) && readResult();
        }
        return !named(in, "error") && skip(in);
    }

    private boolean readResult() {
        if (!in.take('{')) {
            return false;
        }
        do {
            if (!in.toMember() || !readOfResult()) {
                return false;
            }
        } while (in.takeAfterSpace(','));
        return in.take('}');
    }

    private boolean readOfResult() {
        return switch (in.nameLength) {
            case 4 -> named(in, "side") ? once(SIDE) && readSide() : skip(in);
            case 5 -> {
                if (named(in, "price")) {
                    yield once(PRICE) && (priceAt = text(in)) >= 0;
                }
                yield named(in, "fills") ? once(FILLS) && fees.read(in) : skip(in);
            }
            case 6 -> {
                if (named(in, "symbol")) {
                    yield once(SYMBOL) && readSymbol();
                }
                yield named(in, "status") ? once(STATUS) && readStatus() : skip(in);
            }
            case 7 -> {
                if (named(in, "orderId")) {
                    yield once(ORDER_ID) && (venueOrderId = EventFields.wholeNumber(in)) >= 0;
                }
                yield named(in, "origQty") ? once(QUANTITY) && (quantityAt = text(in)) >= 0 : skip(in);
            }
            case 11 -> named(in, "executedQty")
                    ? once(FILLED_QUANTITY) && (filledQuantityAt = text(in)) >= 0
                    : skip(in);
            case 12 -> {
                if (named(in, "expiryReason")) {
                    yield once(EXPIRY) && readExpiry();
                }
                // Of a list.
                yield !named(in, "orderReports") && skip(in);
            }
            case 13 -> named(in, "clientOrderId") ? once(CLIENT_ORDER_ID) && readOrderId() : skip(in);
            // A cancel is answered.
            case 17 -> !named(in, "origClientOrderId") && skip(in);
            // The misspelling is the venue's.
            case 19 -> named(in, "cummulativeQuoteQty")
                    ? once(FILLED_NOTIONAL) && (filledNotionalAt = text(in)) >= 0
                    : skip(in);
            default -> skip(in);
        };
    }

    private boolean readSymbol() {
        return in.take('"') && (instrumentId = symbols.read(in)) != Instruments.UNKNOWN;
    }

    private boolean readOrderId() {
        int at = text(in);
        return at >= 0 && (orderId = ids.orderId(in.buffer, at, in.position - 1)) >= 0;
    }

    private boolean readSide() {
        int at = text(in);
        int length = in.position - 1 - at;
        side = at >= 0 && AnyOrder.named(in, at, length, "BUY") ? Side.BUY : Side.SELL;
        return at >= 0 && (side == Side.BUY || AnyOrder.named(in, at, length, "SELL"));
    }

    private boolean readStatus() {
        int at = text(in);
        if (at < 0) {
            return false;
        }
        int length = in.position - 1 - at;
        for (OrderStatus known : STATUSES) {
            if (AnyOrder.named(in, at, length, known.name())) {
                status = known;
                return true;
            }
        }
        return false;
    }

    private boolean readExpiry() {
        int at = text(in);
        int length = in.position - 1 - at;
        if (at < 0 || length > KnownTexts.LONGEST) {
            return false;
        }
        expiry = expiries.of(in, at, length);
        return true;
    }

    private boolean once(int member) {
        boolean first = (seen & member) == 0;
        seen |= member;
        return first;
    }

    /** Scales are known by now, whatever the order of the members. */
    private boolean convert() {
        Instrument instrument = instruments.get(instrumentId);
        price = decimal(priceAt, instrument.priceScale());
        quantity = decimal(quantityAt, instrument.quantityScale());
        filledQuantity = decimal(filledQuantityAt, instrument.quantityScale());
        filledNotional = decimal(filledNotionalAt, instrument.notionalScale());
        if ((price | quantity | filledQuantity | filledNotional) < 0) {
            return false;
        }
        feeAsset = fees.any() ? fees.asset(in, instrument) : "";
        return true;
    }

    private long decimal(int at, int scale) {
        in.position = at;
        return scale > Decimals.MAX_SCALE ? DecimalScanner.REFUSED : DecimalScanner.read(in, scale);
    }

    /** Whether the member that the cursor stands on has that name. */
    static boolean named(JsonCursor in, String name) {
        return AnyOrder.named(in, in.name, in.nameLength, name);
    }

    /** Moves behind the string here and returns where it starts, behind its quote; negative if there is none. */
    static int text(JsonCursor in) {
        if (!in.take('"')) {
            return -1;
        }
        int at = in.position;
        return in.skipPlainString() ? at : -1;
    }

    /** Moves behind the value here; false if there is none, or a long one. */
    static boolean skip(JsonCursor in) {
        int start = in.position;
        return in.skipValue() && in.position - start <= LONGEST_SKIPPED;
    }
}
