package io.ticklane.connector.wire;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.PartialDepth;
import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The simple twin of {@link SbeDecoder}, written from the tables of the schema: a buffer read from front to back, exact
 * decimals, times in milliseconds. Gives the kind of a frame and its last event as the row of
 * {@link RecordingHandler}.
 */
final class ReferenceSbeDecoder {
    private static final int TRADES = 10_000;
    private static final int TICKER = 10_001;
    private static final int SNAPSHOT = 10_002;
    private static final int DIFF = 10_003;

    private final Instruments instruments;
    /** The last event of the last frame, or null if it had none. */
    long[] event;

    private Instrument instrument;
    private int priceExponent;
    private int quantityExponent;

    ReferenceSbeDecoder(Instruments instruments) {
        this.instruments = instruments;
    }

    int decode(byte[] frame) {
        event = null;
        if (frame.length < 8) {
            return FrameDecoder.MALFORMED;
        }
        ByteBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int block = in.getShort() & 0xffff;
        int template = in.getShort() & 0xffff;
        int schema = in.getShort() & 0xffff;
        boolean newer = in.getShort() != 0;
        if (schema != 1 || template < TRADES || template > DIFF) {
            return FrameDecoder.IGNORED;
        }
        try {
            int known = decode(in, template, block, newer);
            event = known == FrameDecoder.MARKET_DATA ? event : null;
            return known;
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            event = null;
            return FrameDecoder.MALFORMED;
        }
    }

    private int decode(ByteBuffer in, int template, int block, boolean newer) {
        ByteBuffer root = part(in, block);
        List<List<ByteBuffer>> groups = new ArrayList<>();
        if (template == TRADES) {
            groups.add(group(in, in.getShort() & 0xffff, in.getInt() & 0xffff_ffffL, 25));
        } else if (template != TICKER) {
            groups.add(group(in, in.getShort() & 0xffff, in.getShort() & 0xffff, 16));
            groups.add(group(in, in.getShort() & 0xffff, in.getShort() & 0xffff, 16));
        }
        if (block < (template == TICKER ? 50 : template == DIFF ? 26 : 18)) {
            throw new IllegalArgumentException("short block");
        }
        byte[] symbol = new byte[in.get() & 0xff];
        in.get(symbol);
        if (in.hasRemaining() && !newer) {
            throw new IllegalArgumentException("more than the version has");
        }
        instrument = instruments.find(new String(symbol, StandardCharsets.ISO_8859_1));
        if (instrument == null) {
            return FrameDecoder.IGNORED;
        }
        switch (template) {
            case TRADES -> trades(root, groups.get(0));
            case TICKER -> ticker(root);
            case SNAPSHOT -> snapshot(root, groups);
            default -> diff(root, groups);
        }
        return FrameDecoder.MARKET_DATA;
    }

    private void ticker(ByteBuffer root) {
        root.getLong();
        long id = notNegative(root.getLong());
        exponents(root);
        event = new long[]{RecordingHandler.TICK, instrument.id(), id, price(root), quantity(root),
            price(root),
            quantity(root)};
    }

    private void trades(ByteBuffer root, List<ByteBuffer> trades) {
        long eventTime = root.getLong() / 1000;
        long tradeTime = root.getLong() / 1000;
        exponents(root);
        for (ByteBuffer trade : trades) {
            long id = notNegative(trade.getLong());
            long price = price(trade);
            long quantity = quantity(trade);
            byte maker = trade.get();
            if (maker != 0 && maker != 1) {
                throw new IllegalArgumentException("no boolean");
            }
            event = new long[]{RecordingHandler.TRADE, instrument.id(), id, id, id, price, quantity, maker,
                eventTime, tradeTime};
        }
    }

    private void snapshot(ByteBuffer root, List<List<ByteBuffer>> sides) {
        root.getLong();
        long id = notNegative(root.getLong());
        exponents(root);
        for (List<ByteBuffer> side : sides) {
            if (side.size() > PartialDepth.LEVELS) {
                throw new IllegalArgumentException("too many levels");
            }
        }
        event = row(sides, RecordingHandler.PARTIAL_DEPTH, instrument.id(), id, sides.get(0).size(),
                sides.get(1).size());
    }

    private void diff(ByteBuffer root, List<List<ByteBuffer>> sides) {
        long time = root.getLong() / 1000;
        long first = notNegative(root.getLong());
        long last = root.getLong();
        if (last < first) {
            throw new IllegalArgumentException("last before first");
        }
        exponents(root);
        event = row(sides, RecordingHandler.DEPTH, instrument.id(), first, last, time, sides.get(0).size(),
                sides.get(1).size());
    }

    private long[] row(List<List<ByteBuffer>> sides, long... head) {
        List<Long> row = new ArrayList<>();
        for (long number : head) {
            row.add(number);
        }
        for (List<ByteBuffer> side : sides) {
            for (ByteBuffer level : side) {
                row.add(price(level));
                row.add(quantity(level));
            }
        }
        return row.stream().mapToLong(Long::longValue).toArray();
    }

    private void exponents(ByteBuffer root) {
        priceExponent = root.get();
        quantityExponent = root.get();
        if (priceExponent == Byte.MIN_VALUE || quantityExponent == Byte.MIN_VALUE) {
            throw new IllegalArgumentException("no exponent");
        }
    }

    private long price(ByteBuffer in) {
        return scaled(in.getLong(), priceExponent + instrument.priceScale());
    }

    private long quantity(ByteBuffer in) {
        return scaled(in.getLong(), quantityExponent + instrument.quantityScale());
    }

    private static long scaled(long mantissa, int shift) {
        return BigDecimal.valueOf(notNegative(mantissa)).scaleByPowerOfTen(shift).longValueExact();
    }

    private static long notNegative(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative");
        }
        return value;
    }

    private static List<ByteBuffer> group(ByteBuffer in, int block, long count, int known) {
        if (count > 0 && block < known) {
            throw new IllegalArgumentException("short block");
        }
        List<ByteBuffer> members = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            members.add(part(in, block));
        }
        return members;
    }

    private static ByteBuffer part(ByteBuffer in, int length) {
        if (in.remaining() < length) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return part;
    }
}
