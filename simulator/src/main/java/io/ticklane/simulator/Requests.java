package io.ticklane.simulator;

import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.account.AccountRequests;
import io.ticklane.simulator.api.account.HistoryQueries;
import io.ticklane.simulator.api.account.OrderQueries;
import io.ticklane.simulator.api.account.WalletRequests;
import io.ticklane.simulator.api.access.Dispatcher;
import io.ticklane.simulator.api.access.Gate;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.api.access.Usage;
import io.ticklane.simulator.api.market.BookRequests;
import io.ticklane.simulator.api.market.GeneralRequests;
import io.ticklane.simulator.api.market.InfoRequest;
import io.ticklane.simulator.api.market.KlineRequests;
import io.ticklane.simulator.api.market.PriceRequests;
import io.ticklane.simulator.api.market.RuleRequests;
import io.ticklane.simulator.api.market.TickerRequests;
import io.ticklane.simulator.api.market.TradeRequests;
import io.ticklane.simulator.api.rest.RestApi;
import io.ticklane.simulator.api.trading.AmendRequest;
import io.ticklane.simulator.api.trading.CancelRequests;
import io.ticklane.simulator.api.trading.ListText;
import io.ticklane.simulator.api.trading.OrderRequests;
import io.ticklane.simulator.api.trading.OrderText;
import io.ticklane.simulator.api.trading.ReplaceRequest;
import io.ticklane.simulator.api.ws.UserDataConfig;
import io.ticklane.simulator.api.ws.WsApi;
import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.tape.Tape;
import java.util.function.IntFunction;

/** Everything that answers requests, put together over one exchange. Simulator thread only. */
public final class Requests {
    private final RestApi rest;
    private final WsApi ws;

    /** As the other one, with the venue's usual limits and no listen keys. */
    public Requests(Exchange exchange, VenueClock clock, Tape tape) {
        this(exchange, clock, tape, RateLimits.STANDARD, UserDataConfig.USUAL, exchange::book);
    }

    /**
     * Opens the counter over an exchange.
     *
     * @param tape hears of every trade of it
     * @param depths book of a symbol that answers to depth requests show
     * @throws IllegalArgumentException with one line for people if an account's key cannot be read
     */
    public Requests(Exchange exchange, VenueClock clock, Tape tape, RateLimits limits,
            UserDataConfig userData, IntFunction<BookView> depths) {
        Usage usage = new Usage(limits, clock);
        exchange.listen(usage.fillCredit());
        exchange.references(new TapeReferences(exchange, clock, tape));
        Routes routes = new Routes();
        OrderText text = new OrderText(exchange);
        marketData(exchange, clock, tape, depths, routes);
        new InfoRequest(exchange, clock, usage).addTo(routes);
        ListText lists = new ListText(exchange, text);
        new OrderRequests(exchange, text, lists).addTo(routes);
        new CancelRequests(exchange, text, lists).addTo(routes);
        new ReplaceRequest(exchange, usage, text, lists).addTo(routes);
        new AmendRequest(exchange, text).addTo(routes);
        new AccountRequests(exchange, usage).addTo(routes);
        new OrderQueries(exchange, clock, text, lists).addTo(routes);
        new HistoryQueries(exchange, clock).addTo(routes);
        new WalletRequests(exchange).addTo(routes);
        Gate gate = new Gate(exchange, clock);
        Dispatcher dispatcher = new Dispatcher(exchange, gate, usage);
        rest = new RestApi(routes, dispatcher, usage, clock);
        ws = new WsApi(exchange, routes, dispatcher, gate, usage, clock, userData);
    }

    /** Requests and events by WebSocket. */
    public WsApi ws() {
        return ws;
    }

    private static void marketData(Exchange exchange, VenueClock clock, Tape tape,
            IntFunction<BookView> depths, Routes routes) {
        new GeneralRequests(clock).addTo(routes);
        new BookRequests(exchange, depths).addTo(routes);
        new TradeRequests(exchange, clock, tape).addTo(routes);
        new KlineRequests(exchange, clock, tape).addTo(routes);
        new TickerRequests(exchange, clock, tape).addTo(routes);
        new PriceRequests(exchange, clock, tape).addTo(routes);
        new RuleRequests(exchange).addTo(routes);
    }

    /** Requests by HTTP. */
    public RestApi rest() {
        return rest;
    }
}
