package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.BoolEnum;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as the codecs want it: whole numbers, mantissas at {@link #EXPONENT}, times in microseconds. What
 * an optional field lacks is that field's null. A value of another kind than asked for throws
 * {@link UnrepresentableException}.
 */
final class Value {
    /** Of every decimal number of the answers and events: JSON has eight decimals. */
    static final byte EXPONENT = -8;

    static final long NULL_LONG = Long.MIN_VALUE;

    private static final int WIDE_BYTES = 16;
    private static final long MICROS_A_MILLISECOND = 1000;
    private static final long LATEST_MILLISECOND = Long.MAX_VALUE / MICROS_A_MILLISECOND;

    private final @Nullable Object json;
    private final boolean micros;

    /**
     * @param json as {@link io.ticklane.simulator.json.Json} gives it
     * @param micros whether its times are in microseconds, not milliseconds
     */
    Value(@Nullable Object json, boolean micros) {
        this.json = json;
        this.micros = micros;
    }

    boolean absent() {
        return json == null;
    }

    boolean isList() {
        return json instanceof List;
    }

    boolean has(String member) {
        return json instanceof Map<?, ?> members && members.get(member) != null;
    }

    /** A member of an object; absent if there is none of the name, or no object. */
    Value get(String member) {
        return new Value(json instanceof Map<?, ?> members ? members.get(member) : null, micros);
    }

    /** An element of an array. */
    Value at(int index) {
        if (json instanceof List<?> elements && index < elements.size()) {
            return new Value(elements.get(index), micros);
        }
        throw unrepresentable("an element " + index);
    }

    /** Elements of the array; an absent one has none. */
    int size() {
        return absent() ? 0 : list().size();
    }

    /** Shows every element of the array in turn. */
    void each(Consumer<Value> element) {
        if (!absent()) {
            list().forEach(e -> element.accept(new Value(e, micros)));
        }
    }

    long number() {
        if (json instanceof Long number) {
            return number;
        }
        return exact(text());
    }

    long time() {
        return micros
                ? number()
                : within(number(), -LATEST_MILLISECOND, LATEST_MILLISECOND) * MICROS_A_MILLISECOND;
    }

    String text() {
        if (json == null || json instanceof Map || json instanceof List) {
            throw unrepresentable("text");
        }
        return json.toString();
    }

    /** The mantissa. */
    long decimal() {
        BigInteger mantissa = scaled();
        if (mantissa.bitLength() >= Long.SIZE) {
            throw unrepresentable("a decimal of 64 bits");
        }
        return mantissa.longValueExact();
    }

    /** The mantissa as 16 bytes, lowest first. */
    byte[] wideDecimal() {
        byte[] big = scaled().toByteArray();
        if (big.length > WIDE_BYTES) {
            throw unrepresentable("a decimal of 128 bits");
        }
        byte[] little = new byte[WIDE_BYTES];
        for (int i = 0; i < WIDE_BYTES; i++) {
            little[i] = i < big.length ? big[big.length - 1 - i] : (byte) (big[0] >> 7);
        }
        return little;
    }

    boolean truth() {
        return Boolean.TRUE.equals(json);
    }

    long number(String member) {
        return get(member).number();
    }

    /** As a number that may be absent. */
    long numberOrNull(String member) {
        return has(member) ? number(member) : NULL_LONG;
    }

    short uint8(String member) {
        return (short) within(number(member), 0, 0xfe);
    }

    short uint8OrNull(String member) {
        return has(member) ? uint8(member) : 0xff;
    }

    int uint16(String member) {
        return (int) within(number(member), 0, 0xfffe);
    }

    int uint16OrNull(String member) {
        return has(member) ? uint16(member) : 0xffff;
    }

    long uint32OrNull(String member) {
        return has(member) ? within(number(member), 0, 0xffff_fffeL) : 0xffff_ffffL;
    }

    long uint64OrNull(String member) {
        return has(member) ? within(number(member), 0, Long.MAX_VALUE) : -1;
    }

    short int16(String member) {
        return (short) within(number(member), -Short.MAX_VALUE, Short.MAX_VALUE);
    }

    int int32(String member) {
        return (int) within(number(member), -Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    int int32OrNull(String member) {
        return has(member) ? int32(member) : Integer.MIN_VALUE;
    }

    /** As a number of which JSON writes -1 for none. */
    long idOrNull(String member) {
        long id = numberOrNull(member);
        return id == -1 ? NULL_LONG : id;
    }

    long time(String member) {
        return get(member).time();
    }

    /** As a time that may be absent or, for the same, -1. */
    long timeOrNull(String member) {
        return idOrNull(member) == NULL_LONG ? NULL_LONG : time(member);
    }

    long decimal(String member) {
        return get(member).decimal();
    }

    /** As a decimal that JSON leaves out where it is zero. */
    long decimalOrZero(String member) {
        return has(member) ? decimal(member) : 0;
    }

    long decimalOrNull(String member) {
        return has(member) ? decimal(member) : NULL_LONG;
    }

    /** As a decimal of which JSON writes zero for none. */
    long priceOrNull(String member) {
        long price = decimalOrZero(member);
        return price == 0 ? NULL_LONG : price;
    }

    byte[] wideDecimal(String member) {
        return get(member).wideDecimal();
    }

    String text(String member) {
        return get(member).text();
    }

    String textOrEmpty(String member) {
        return has(member) ? text(member) : "";
    }

    /** Empty if absent or {@code none}, which is how JSON says that there is none. */
    String textUnless(String member, String none) {
        String text = textOrEmpty(member);
        return text.equals(none) ? "" : text;
    }

    boolean truth(String member) {
        return get(member).truth();
    }

    /** False if absent. */
    BoolEnum flag(String member) {
        return truth(member) ? BoolEnum.True : BoolEnum.False;
    }

    BoolEnum flagOrNull(String member) {
        return has(member) ? flag(member) : BoolEnum.NULL_VAL;
    }

    private long within(long number, long least, long most) {
        if (number < least || number > most) {
            throw unrepresentable("a number from " + least + " to " + most);
        }
        return number;
    }

    private List<?> list() {
        if (json instanceof List<?> elements) {
            return elements;
        }
        throw unrepresentable("an array");
    }

    private BigInteger scaled() {
        try {
            return new BigDecimal(text()).movePointRight(-EXPONENT).toBigIntegerExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw unrepresentable("a decimal");
        }
    }

    private long exact(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw unrepresentable("a number");
        }
    }

    private UnrepresentableException unrepresentable(String as) {
        return new UnrepresentableException("not " + as + ": " + json);
    }
}
