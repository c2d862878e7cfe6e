package io.ticklane.connector.wire;

import io.ticklane.connector.Instruments;
import io.ticklane.connector.wire.sbe.GroupSize16EncodingDecoder;
import io.ticklane.connector.wire.sbe.GroupSizeEncodingDecoder;
import io.ticklane.connector.wire.sbe.MessageHeaderDecoder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One binary frame and where its parts stand. Reused; belongs to one decoder. */
final class SbeFrame {
    /** Goes on; apart from the results of {@link FrameDecoder}. */
    static final int OPEN = -1;
    /** No place: the part is not all there. */
    static final int TRUNCATED = -1;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);

    /** What the wire writes for an exponent that is not there. */
    private static final int NO_EXPONENT = Byte.MIN_VALUE;

    int template;
    /** Where the root block begins. */
    int block;
    int instrument;
    int groupAt;
    int groupBlock;
    int groupCount;

    final SymbolTable symbols;
    private byte[] bytes = {};
    private int end;
    private int blockLength;
    private int version;
    private int priceShift;
    private int quantityShift;

    SbeFrame(Instruments instruments) {
        symbols = new SymbolTable(instruments);
    }

    /** Reads the header; {@link #OPEN}, or what is wrong with it. */
    int begin(byte[] buffer, int offset, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return FrameDecoder.MALFORMED;
        }
        bytes = buffer;
        end = offset + length;
        if (shortAt(
                offset + MessageHeaderDecoder.schemaIdEncodingOffset()) != MessageHeaderDecoder.SCHEMA_ID) {
            return FrameDecoder.IGNORED;
        }
        template = shortAt(offset + MessageHeaderDecoder.templateIdEncodingOffset());
        blockLength = shortAt(offset + MessageHeaderDecoder.blockLengthEncodingOffset());
        version = shortAt(offset + MessageHeaderDecoder.versionEncodingOffset());
        block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        return OPEN;
    }

    /** Whether the root block is all there and no shorter than what is known of it. */
    boolean block(int known) {
        return blockLength >= known && end - block >= blockLength;
    }

    int afterBlock() {
        return block + blockLength;
    }

    /** Steps over a group whose count has 32 bits; where it ends, or {@link #TRUNCATED}. */
    int wideGroup(int at, int known) {
        if (end - at < GroupSizeEncodingDecoder.ENCODED_LENGTH) {
            return TRUNCATED;
        }
        long count = Integer
                .toUnsignedLong(
                        (int) INT.get(bytes, at + GroupSizeEncodingDecoder.numInGroupEncodingOffset()));
        return group(at, GroupSizeEncodingDecoder.ENCODED_LENGTH, count, known);
    }

    /** Steps over a group whose count has 16 bits; where it ends, or {@link #TRUNCATED}. */
    int group(int at, int known) {
        if (end - at < GroupSize16EncodingDecoder.ENCODED_LENGTH) {
            return TRUNCATED;
        }
        int count = shortAt(at + GroupSize16EncodingDecoder.numInGroupEncodingOffset());
        return group(at, GroupSize16EncodingDecoder.ENCODED_LENGTH, count, known);
    }

    /**
     * Reads the symbol, with which the message ends, and how its numbers are scaled; {@link #OPEN}, or what is
     * wrong. Behind it only a newer version may have more.
     */
    int symbol(int at, int priceExponentOffset, int quantityExponentOffset) {
        if (at >= end) {
            return FrameDecoder.MALFORMED;
        }
        int length = byteAt(at);
        int rest = end - at - 1 - length;
        if (rest < 0 || (rest > 0 && version == MessageHeaderDecoder.SCHEMA_VERSION)) {
            return FrameDecoder.MALFORMED;
        }
        instrument = symbols.find(bytes, at + 1, length);
        if (instrument == Instruments.UNKNOWN) {
            return FrameDecoder.IGNORED;
        }
        int priceExponent = bytes[block + priceExponentOffset];
        int quantityExponent = bytes[block + quantityExponentOffset];
        if (priceExponent == NO_EXPONENT || quantityExponent == NO_EXPONENT) {
            return FrameDecoder.MALFORMED;
        }
        priceShift = priceExponent + symbols.priceScale();
        quantityShift = quantityExponent + symbols.quantityScale();
        return OPEN;
    }

    /** At the instrument's price scale, or {@link Mantissas#REFUSED}. */
    long price(int at) {
        return Mantissas.scaled(longAt(at), priceShift);
    }

    /** At the instrument's quantity scale, or {@link Mantissas#REFUSED}. */
    long quantity(int at) {
        return Mantissas.scaled(longAt(at), quantityShift);
    }

    /** The number at that offset of the root block. */
    long number(int offset) {
        return longAt(block + offset);
    }

    long longAt(int at) {
        return (long) LONG.get(bytes, at);
    }

    int byteAt(int at) {
        return bytes[at] & 0xff;
    }

    private int group(int at, int header, long count, int known) {
        groupBlock = shortAt(at);
        if (count > 0 && (groupBlock < known || count > (end - at - header) / groupBlock)) {
            return TRUNCATED;
        }
        groupAt = at + header;
        groupCount = (int) count;
        return groupAt + groupCount * groupBlock;
    }

    private int shortAt(int at) {
        return (short) SHORT.get(bytes, at) & 0xffff;
    }
}
