package io.ticklane.connector.wire;

import io.ticklane.connector.Instrument;
import java.util.Arrays;

/**
 * The fees of an order's fills, summed where they lie. Belongs to one {@link PlacementReply}.
 *
 * <p>Allocates only for an asset that is neither the instrument's nor one of the last few others.
 */
final class FillFees {
    /** Of the sum. */
    static final int SCALE = 8;

    /** Assets of fees that were not the instrument's own. */
    private final KnownTexts others = new KnownTexts("");
    private boolean any;
    private long sum;
    private int assetAt;
    private int assetLength;

    /** Back to no fills. */
    void clear() {
        any = false;
        sum = 0;
    }

    /** Whether there were fills. */
    boolean any() {
        return any;
    }

    /** At {@link #SCALE}. */
    long sum() {
        return sum;
    }

    /** Reads the array of fills here; false where fees lack, have no room, or are in two assets, which have no sum. */
    boolean read(JsonCursor in) {
        if (!in.take('[')) {
            return false;
        }
        if (in.takeAfterSpace(']')) {
            return true;
        }
        do {
            in.skipSpace();
            if (!readFill(in)) {
                return false;
            }
            any = true;
        } while (in.takeAfterSpace(','));
        return in.take(']');
    }

    private boolean readFill(JsonCursor in) {
        if (!in.take('{')) {
            return false;
        }
        boolean charged = false;
        boolean named = false;
        do {
            if (!in.toMember()) {
                return false;
            }
            if (PlacementReply.named(in, "commission")) {
                if (charged || !readCommission(in)) {
                    return false;
                }
                charged = true;
            } else if (PlacementReply.named(in, "commissionAsset")) {
                if (named || !readAsset(in)) {
                    return false;
                }
                named = true;
            } else if (!PlacementReply.skip(in)) {
                return false;
            }
        } while (in.takeAfterSpace(','));
        return in.take('}') && charged && named;
    }

    private boolean readCommission(JsonCursor in) {
        if (!in.take('"')) {
            return false;
        }
        long commission = DecimalScanner.read(in, SCALE);
        sum += commission;
        return commission >= 0 && sum >= 0 && in.take('"');
    }

    private boolean readAsset(JsonCursor in) {
        int at = PlacementReply.text(in);
        if (at < 0) {
            return false;
        }
        int length = in.position - 1 - at;
        if (!any) {
            assetAt = at;
            assetLength = length;
            return length > 0 && length <= KnownTexts.LONGEST;
        }
        return Arrays.equals(in.buffer, at, at + length, in.buffer, assetAt, assetAt + assetLength);
    }

    /** What they are in, if there are any. The message must still lie there. */
    String asset(JsonCursor in, Instrument instrument) {
        if (is(in, instrument.baseAsset())) {
            return instrument.baseAsset();
        }
        if (is(in, instrument.quoteAsset())) {
            return instrument.quoteAsset();
        }
        return others.of(in, assetAt, assetLength);
    }

    private boolean is(JsonCursor in, String asset) {
        return AnyOrder.named(in, assetAt, assetLength, asset);
    }
}
