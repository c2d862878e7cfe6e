package io.ticklane.simulator.api;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.SymbolStatus;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The symbols that a request is about: {@code symbol}, {@code symbols}, or neither for all.
 *
 * @param single whether the answer is one object and no array
 * @param all whether the request named none
 */
public record SymbolSelection(List<Integer> indices, boolean single, boolean all) {

    private static final int MOST = 100;
    private static final String RANGE = "^[A-Z0-9-_.]{1,20}$";
    private static final String LIST_RANGE = "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$";
    private static final Pattern SYMBOL = Pattern.compile("^[A-Z0-9\\-_.]{1,20}$");

    public static SymbolSelection of(Parameters parameters, Exchange exchange) throws ApiException {
        String several = parameters.text("symbols");
        String one = parameters.text("symbol");
        if (several != null && one != null) {
            throw ApiException.badCombination();
        }
        SymbolStatus status = status(parameters);
        if (one != null) {
            int index = index(one, exchange);
            if (status != null && exchange.rules(index).status() != status) {
                throw new ApiException(-1220,
                        "The symbol's status does not match the requested symbolStatus.");
            }
            return new SymbolSelection(List.of(index), true, false);
        }
        List<Integer> wanted = several != null
                ? list(several, exchange)
                : IntStream.range(0, exchange.symbols().size()).boxed().toList();
        List<Integer> found = status == null
                ? wanted
                : wanted.stream().filter(index -> exchange.rules(index).status() == status).toList();
        return new SymbolSelection(found, false, several == null);
    }

    private static @Nullable SymbolStatus status(Parameters parameters) throws ApiException {
        return parameters.choice("symbolStatus", SymbolStatus.class,
                new ApiException(-1122, "Invalid symbolStatus."));
    }

    /** The index of the symbol that a request must name. */
    public static int required(Parameters parameters, Exchange exchange) throws ApiException {
        return index(parameters.required("symbol"), exchange);
    }

    /** The index of the symbol that a request may name, or null. */
    public static @Nullable Integer optional(Parameters parameters, Exchange exchange) throws ApiException {
        String symbol = parameters.text("symbol");
        return symbol == null ? null : (Integer) index(symbol, exchange);
    }

    private static int index(String symbol, Exchange exchange) throws ApiException {
        int index = exchange.symbol(symbol);
        if (index < 0) {
            throw SYMBOL.matcher(symbol).matches()
                    ? ApiException.badSymbol()
                    : ApiException.illegal("symbol", RANGE);
        }
        return index;
    }

    private static List<Integer> list(String text, Exchange exchange) throws ApiException {
        List<String> names = names("symbols", text);
        if (names.size() > MOST) {
            throw new ApiException(-1101,
                    "Too many values sent for parameter 'symbols', maximum allowed up to " + MOST + ".");
        }
        List<Integer> indices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (exchange.symbol(name) < 0 && !SYMBOL.matcher(name).matches()) {
                throw ApiException.illegal("symbols", LIST_RANGE);
            }
            if (!seen.add(name)) {
                throw new ApiException(-1151, "Symbol is present multiple times in the list.");
            }
            indices.add(index(name, exchange));
        }
        return List.copyOf(indices);
    }

    /** The strings of a JSON array. */
    public static List<String> names(String parameter, String text) throws ApiException {
        List<String> names = new ArrayList<>();
        try {
            if (!(Json.parse(text) instanceof List<?> elements)) {
                throw ApiException.illegal(parameter, LIST_RANGE);
            }
            for (Object element : elements) {
                if (!(element instanceof String name)) {
                    throw ApiException.illegal(parameter, LIST_RANGE);
                }
                names.add(name);
            }
            return names;
        } catch (JsonException e) {
            throw ApiException.illegal(parameter, LIST_RANGE);
        }
    }
}
