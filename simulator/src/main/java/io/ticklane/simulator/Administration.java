package io.ticklane.simulator;

import io.ticklane.simulator.admin.AccountControl;
import io.ticklane.simulator.admin.AdminApi;
import io.ticklane.simulator.admin.FaultRequests;
import io.ticklane.simulator.admin.TruthRequests;
import io.ticklane.simulator.engine.BookCopy;
import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Faults;
import io.ticklane.simulator.fault.FrameIds;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.net.ConnectionView;
import io.ticklane.simulator.net.VenueServer;
import io.ticklane.simulator.stream.StreamHub;
import io.ticklane.simulator.truth.AccountTruth;
import io.ticklane.simulator.truth.StreamTruth;
import org.jspecify.annotations.Nullable;

/**
 * What the one who runs the venue sees of it and does to it: faults that reach deeper than sockets, truth, accounts,
 * connections. Simulator thread only.
 */
final class Administration implements Faults.Listener {
    private final Exchange exchange;
    private final Faults faults;
    private final VenueClock time;
    private final StreamTruth streams;
    private final AccountTruth accounts;
    private BookView @Nullable [] stale;
    private long staleFault;
    private long skewFault;
    private long skewMicros;

    /** @param market whether the exchange's own market is what streams show */
    Administration(Exchange exchange, Faults faults, VenueClock time, boolean market) {
        this.exchange = exchange;
        this.faults = faults;
        this.time = time;
        streams = new StreamTruth(exchange.symbols(), market);
        accounts = new AccountTruth(exchange);
        if (market) {
            exchange.listen((MarketListener) streams);
        }
        exchange.listen(accounts);
        faults.listen(this);
    }

    /** Watches what goes out. */
    void watch(StreamHub hub) {
        hub.witness((stream, bytes, start, end) -> {
            FrameIds ids = FrameIds.in(stream, bytes, start, end);
            streams.sent(stream, ids.first(), ids.last());
        });
    }

    /** The clock of those who check, answer and stamp requests: the venue's, unless it is made to be off. */
    VenueClock clock() {
        return () -> time.epochMicros() + skewMicros;
    }

    /** The book that answers to depth requests show. */
    BookView depth(int symbol) {
        return stale == null ? exchange.book(symbol) : stale[symbol];
    }

    /** Everything that the admin port answers about faults, truth, accounts and connections. */
    AdminApi api(VenueServer server) {
        AdminApi api = new AdminApi();
        new FaultRequests(faults, System::nanoTime).addTo(api);
        new TruthRequests(exchange, streams, accounts, on -> server.deliveries(on ? this::delivered : null))
                .addTo(api);
        new AccountControl(exchange).addTo(api);
        api.add("GET", "/connections", request -> connections(server));
        return api;
    }

    private void delivered(long connection, String stream, byte[] frame, int offset, int length) {
        FrameIds ids = FrameIds.of(stream, frame, offset, length);
        streams.delivered(connection, stream, ids.first(), ids.last());
    }

    private static JsonWriter connections(VenueServer server) {
        JsonWriter json = new JsonWriter().array();
        for (ConnectionView connection : server.connections()) {
            json.object().put("id", connection.id()).put("scope", connection.scope().label())
                    .put("address", connection.address())
                    .put("ageMillis", connection.ageNanos() / 1_000_000)
                    .put("account", connection.account()).put("backlog", connection.backlog())
                    .array("streams");
            connection.streams().forEach(json::add);
            json.end().end();
        }
        return json.end();
    }

    @Override
    public void begins(long id, Fault fault) {
        if (fault.kind() == FaultKind.STALE_DEPTH) {
            BookView[] copies = new BookView[exchange.symbols().size()];
            for (int i = 0; i < copies.length; i++) {
                copies[i] = new BookCopy(exchange.book(i));
            }
            stale = copies;
            staleFault = id;
        } else if (fault.kind() == FaultKind.CLOCK_SKEW) {
            skewMicros = fault.offset().toNanos() / 1000;
            skewFault = id;
        }
    }

    @Override
    public void ends(long id, Fault fault) {
        if (id == staleFault) {
            stale = null;
        } else if (id == skewFault) {
            skewMicros = 0;
        }
    }
}
