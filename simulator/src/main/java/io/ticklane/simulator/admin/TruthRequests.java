package io.ticklane.simulator.admin;

import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.truth.AccountTruth;
import io.ticklane.simulator.truth.StreamTruth;
import java.util.function.Consumer;

/** Tells what really happened, so that a client's account of it can be audited. Simulator thread only. */
public final class TruthRequests {
    private static final long MOST_EVENTS = 1_000_000;

    private final Exchange exchange;
    private final StreamTruth streams;
    private final AccountTruth accounts;
    private final Consumer<Boolean> deliveries;

    /** @param deliveries switches on or off that deliveries to each connection are noted */
    public TruthRequests(Exchange exchange, StreamTruth streams, AccountTruth accounts,
            Consumer<Boolean> deliveries) {
        this.exchange = exchange;
        this.streams = streams;
        this.accounts = accounts;
        this.deliveries = deliveries;
    }

    /** Adds these requests. */
    public void addTo(AdminApi api) {
        api.add("GET", "/truth/streams/*", this::stream);
        api.add("POST", "/truth/deliveries", this::noteDeliveries);
        api.add("GET", "/truth/accounts", request -> names());
        api.add("GET", "/truth/accounts/*", this::account);
        api.add("GET", "/truth/books/*", this::book);
    }

    /** Every id: a number, or first and last id of a depth event. */
    private JsonWriter stream(AdminRequest request) {
        long connection = request.number("connection", 0);
        long most = Math.min(MOST_EVENTS, request.number("limit", MOST_EVENTS));
        boolean ranges = request.argument().contains("@depth");
        JsonWriter json = new JsonWriter().object().put("stream", request.argument()).array("ids");
        long[] written = new long[1];
        long forgotten = streams.visit(request.argument(), connection, request.number("from", 0),
                (first, last) -> {
                    if (written[0]++ >= most) {
                        return;
                    }
                    if (ranges) {
                        json.array().add(first).add(last).end();
                    } else {
                        json.add(last);
                    }
                });
        json.end().put("forgotten", Math.max(0, forgotten)).put("more", written[0] > most);
        return json.end();
    }

    private JsonWriter noteDeliveries(AdminRequest request) throws JsonException {
        boolean on = !Boolean.FALSE.equals(request.object("on").get("on"));
        deliveries.accept(on);
        return new JsonWriter().object().put("on", on).end();
    }

    private JsonWriter names() {
        JsonWriter json = new JsonWriter().array();
        for (Wallet wallet : exchange.wallets()) {
            if (wallet.account() != null) {
                json.add(wallet.name());
            }
        }
        return json.end();
    }

    private JsonWriter account(AdminRequest request) {
        JsonWriter json = new JsonWriter().object();
        accounts.write(json, wallet(exchange, request.argument()), request.number("from", 1),
                request.number("limit", Integer.MAX_VALUE), "open".equals(request.query().get("orders")));
        return json.end();
    }

    static Wallet wallet(Exchange exchange, String name) {
        for (Wallet wallet : exchange.wallets()) {
            if (wallet.account() != null && wallet.name().equals(name)) {
                return wallet;
            }
        }
        throw AdminException.unknown("account " + name);
    }

    static SymbolSpec symbol(Exchange exchange, String name) {
        int symbol = exchange.symbol(name);
        if (symbol < 0) {
            throw AdminException.unknown("symbol " + name);
        }
        return exchange.symbols().get(symbol);
    }

    private JsonWriter book(AdminRequest request) {
        SymbolSpec spec = symbol(exchange, request.argument());
        BookView book = exchange.book(spec.index());
        JsonWriter json = new JsonWriter().object().put("symbol", spec.symbol())
                .put("updateId", book.updateId())
                .put("lastPrice", book.lastPrice(), spec.priceScale())
                .put("lastTradeId", book.lastTradeId())
                .put("lastAggregateId", book.lastAggregateId());
        side(json.array("bids"), spec, book, true);
        side(json.array("asks"), spec, book, false);
        return json.end();
    }

    private static void side(JsonWriter json, SymbolSpec spec, BookView book, boolean bid) {
        for (int i = 0; i < book.levels(bid); i++) {
            json.array().add(book.price(bid, i), spec.priceScale())
                    .add(book.quantity(bid, i), spec.quantityScale()).end();
        }
        json.end();
    }
}
