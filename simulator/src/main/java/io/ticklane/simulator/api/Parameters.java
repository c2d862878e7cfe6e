package io.ticklane.simulator.api;

import io.ticklane.simulator.market.Decimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request: query and form together, the query winning, or the members of a JSON object, with the
 * rules that hold for all of them. What was read is remembered, so that {@link #done} can find what nobody asked for.
 * One thread.
 */
public final class Parameters {
    private static final String SIGNATURE = "signature";
    private static final String NUMBER_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final String INTEGER_RANGE = "^[0-9]{1,20}$";
    private static final String CLIENT_ID_RANGE = "^[a-zA-Z0-9-_]{1,36}$";
    private static final Pattern NUMBER = Pattern.compile(NUMBER_RANGE);
    private static final Pattern INTEGER = Pattern.compile(INTEGER_RANGE);
    private static final Pattern CLIENT_ID = Pattern.compile("^[a-zA-Z0-9\\-_]{1,36}$");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final String payload;
    private final boolean json;

    private Parameters(String payload, boolean json) {
        this.payload = payload;
        this.json = json;
    }

    /**
     * The members of a JSON object, each value as it is written there but for the quotes of strings. What is signed
     * then are all but the signature, sorted by name, as {@code name=value} with {@code &} between them, not
     * percent-encoded.
     */
    public static Parameters ofJson(Map<String, String> members) {
        StringBuilder payload = new StringBuilder();
        for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
            if (!member.getKey().equals(SIGNATURE)) {
                payload.append(payload.length() == 0 ? "" : "&").append(member.getKey()).append('=')
                        .append(member.getValue());
            }
        }
        Parameters parameters = new Parameters(payload.toString(), true);
        parameters.values.putAll(members);
        return parameters;
    }

    /**
     * Reads both parts; a body counts for anything but GET.
     *
     * @throws ApiException for a name twice in one part or a broken percent-encoding
     */
    public static Parameters of(String method, String query, String body) throws ApiException {
        String form = method.equals("GET") ? "" : body;
        Parameters parameters = new Parameters(unsigned(query) + unsigned(form), false);
        Map<String, String> fromForm = new HashMap<>();
        parse(query, parameters.values);
        parse(form, fromForm);
        fromForm.forEach(parameters.values::putIfAbsent);
        return parameters;
    }

    private static void parse(String part, Map<String, String> into) throws ApiException {
        if (part.isEmpty()) {
            return;
        }
        for (String pair : part.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (into.put(name, value) != null) {
                throw new ApiException(-1101, "Duplicate values for a parameter detected.");
            }
        }
    }

    private static String decoded(String text) throws ApiException {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(-1100, "Illegal characters found in a parameter.");
        }
    }

    /** The part as sent, without its signature pair wherever that stands. */
    private static String unsigned(String part) {
        int at = part.startsWith(SIGNATURE + "=") ? 0 : part.indexOf("&" + SIGNATURE + "=");
        if (at < 0) {
            return part;
        }
        int end = part.indexOf('&', at + 1);
        if (at == 0) {
            return end < 0 ? "" : part.substring(end + 1);
        }
        return end < 0 ? part.substring(0, at) : part.substring(0, at) + part.substring(end);
    }

    /** What was signed: query, then body, as sent, without the signature. */
    public String payload() {
        return payload;
    }

    /** The bytes that were signed, or null if what was sent cannot have been signed: it is not percent-encoded. */
    public byte @Nullable [] signedBytes() {
        if (json) {
            return payload.getBytes(StandardCharsets.UTF_8);
        }
        return payload.chars().allMatch(c -> c < 0x7f)
                ? payload.getBytes(StandardCharsets.US_ASCII)
                : null;
    }

    /** A value without any check; does not count as read. */
    @Nullable
    public String peek(String name) {
        return values.get(name);
    }

    /** A value, or null if the parameter was not sent; empty ones are refused. */
    @Nullable
    public String text(String name) throws ApiException {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        read.add(name);
        if (value.isEmpty()) {
            throw new ApiException(-1105, "Parameter '" + name + "' was empty.");
        }
        return value;
    }

    /** A value that must be there. */
    public String required(String name) throws ApiException {
        String value = text(name);
        if (value == null) {
            throw ApiException.missing(name);
        }
        return value;
    }

    /** Refuses a parameter that has no place in this request. */
    public void refuse(String name) throws ApiException {
        if (values.containsKey(name)) {
            throw ApiException.notRequired(name);
        }
    }

    /** A whole number, or null. */
    @Nullable
    public Long integer(String name) throws ApiException {
        String value = text(name);
        if (value == null) {
            return null;
        }
        if (!INTEGER.matcher(value).matches()) {
            throw ApiException.illegal(name, INTEGER_RANGE);
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw new ApiException(-1108, "Parameter '" + name + "' overflowed.");
        }
    }

    /** A number of results: {@code usual} if none is named, never more than {@code most}. */
    public int limit(int usual, int most) throws ApiException {
        Long limit = integer("limit");
        return limit == null || limit == 0 ? usual : (int) Math.min(most, limit);
    }

    /** A decimal at scale 8, or -1 if the parameter was not sent. */
    public long amount(String name) throws ApiException {
        String value = text(name);
        if (value == null) {
            return -1;
        }
        if (!NUMBER.matcher(value).matches()) {
            throw ApiException.illegal(name, NUMBER_RANGE);
        }
        if (Decimal.decimals(value) > Decimal.WIRE_SCALE) {
            throw new ApiException(-1111, "Parameter '" + name + "' has too much precision.");
        }
        try {
            return Decimal.parse(value, Decimal.WIRE_SCALE);
        } catch (NumberFormatException e) {
            throw new ApiException(-1108, "Parameter '" + name + "' overflowed.");
        }
    }

    /** A client order id, or empty if none was sent. */
    public String clientId(String name) throws ApiException {
        String value = text(name);
        if (value == null) {
            return "";
        }
        if (!CLIENT_ID.matcher(value).matches()) {
            throw ApiException.illegal(name, CLIENT_ID_RANGE);
        }
        return value;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean usual) throws ApiException {
        String value = text(name);
        if (value == null) {
            return usual;
        }
        return switch (value) {
            case "true", "TRUE" -> true;
            case "false", "FALSE" -> false;
            default -> throw ApiException.invalid(name);
        };
    }

    /** One of an enum's names, or null if none was sent; anything else is {@code refusal}. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> kind, ApiException refusal)
            throws ApiException {
        String value = text(name);
        if (value == null) {
            return null;
        }
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw refusal;
    }

    /** Refuses the request if it holds anything that was not read. */
    public void done() throws ApiException {
        if (read.size() == values.size()) {
            return;
        }
        if (read.isEmpty() && !json) {
            throw new ApiException(-1101,
                    "Too many parameters; expected '0' and received '" + values.size() + "'.");
        }
        throw new ApiException(-1104, "Not all sent parameters were read; read '" + read.size()
                + "' parameter(s) but was sent '" + values.size() + "'.");
    }
}
