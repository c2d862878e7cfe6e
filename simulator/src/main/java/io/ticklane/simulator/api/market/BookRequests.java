package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.function.IntFunction;

/** The books as they stand: {@code depth}, {@code ticker/bookTicker} and {@code ticker/price}. One thread. */
public final class BookRequests {
    private static final int MOST_LEVELS = 5_000;
    private static final int USUAL_LEVELS = 100;

    private final Exchange exchange;
    private final IntFunction<BookView> depths;

    /** @param depths which book of a symbol such answers show; usually the present one */
    public BookRequests(Exchange exchange, IntFunction<BookView> depths) {
        this.depths = depths;
        this.exchange = exchange;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET depth", "depth", Security.NONE, this::depth);
        routes.add("GET ticker/bookTicker", "ticker.book", Security.NONE, this::bookTicker);
        routes.add("GET ticker/price", "ticker.price", Security.NONE, this::price);
    }

    private Plan depth(Parameters parameters) throws ApiException {
        int limit = parameters.limit(USUAL_LEVELS, MOST_LEVELS);
        parameters.required("symbol");
        int symbol = SymbolSelection.of(parameters, exchange).indices().get(0);
        int weight = limit <= 100 ? 5 : limit <= 500 ? 25 : limit <= 1_000 ? 50 : 250;
        return new Plan(weight, (out, caller) -> {
            BookView book = depths.apply(symbol);
            out.object().put("lastUpdateId", book.updateId());
            levels(out, book, exchange.symbols().get(symbol), true, limit);
            levels(out, book, exchange.symbols().get(symbol), false, limit);
            out.end();
        });
    }

    private static void levels(JsonWriter out, BookView book, SymbolSpec spec, boolean bid, int limit) {
        out.array(bid ? "bids" : "asks");
        int levels = Math.min(limit, book.levels(bid));
        for (int i = 0; i < levels; i++) {
            out.array().add(book.price(bid, i), spec.priceScale())
                    .add(book.quantity(bid, i), spec.quantityScale()).end();
        }
        out.end();
    }

    private Plan bookTicker(Parameters parameters) throws ApiException {
        SymbolSelection selection = SymbolSelection.of(parameters, exchange);
        return Rows.plan(weight(selection), selection, this::bookTicker);
    }

    private void bookTicker(JsonWriter out, Caller caller, int symbol) {
        SymbolSpec spec = exchange.symbols().get(symbol);
        BookView book = exchange.book(symbol);
        out.object().put("symbol", spec.symbol());
        best(out, book, spec, true);
        best(out, book, spec, false);
        out.end();
    }

    /** Best price and quantity of a side; zeros if it is empty. */
    static void best(JsonWriter out, BookView book, SymbolSpec spec, boolean bid) {
        boolean empty = book.levels(bid) == 0;
        out.put(bid ? "bidPrice" : "askPrice", empty ? 0 : book.price(bid, 0), spec.priceScale());
        out.put(bid ? "bidQty" : "askQty", empty ? 0 : book.quantity(bid, 0), spec.quantityScale());
    }

    private Plan price(Parameters parameters) throws ApiException {
        SymbolSelection selection = SymbolSelection.of(parameters, exchange);
        return Rows.plan(weight(selection), selection, this::price);
    }

    private void price(JsonWriter out, Caller caller, int symbol) {
        SymbolSpec spec = exchange.symbols().get(symbol);
        out.object().put("symbol", spec.symbol())
                .put("price", exchange.book(symbol).lastPrice(), spec.priceScale()).end();
    }

    private static int weight(SymbolSelection selection) {
        return selection.single() ? 2 : 4;
    }
}
