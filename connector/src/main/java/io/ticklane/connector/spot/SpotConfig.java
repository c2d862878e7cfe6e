package io.ticklane.connector.spot;

import io.ticklane.connector.EventTimeUnit;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.failover.FailoverConfig;
import io.ticklane.connector.order.OrderGatewayConfig;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.order.PaperConfig;
import io.ticklane.connector.rest.RestConfig;
import io.ticklane.connector.ring.RingConfig;
import io.ticklane.connector.stream.StreamConfig;
import io.ticklane.connector.stream.StreamManager;
import io.ticklane.connector.wire.PercentEncoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a connector is put together: one record per component.
 *
 * @param symbols the instruments of the session, upper case; ids follow this order
 * @param streams what is subscribed for each of them
 * @param format of the market data
 * @param timeUnit of the event times of trades, books and summaries
 * @param route of orders that go to the venue
 * @param pollPeriod how often prices are asked for by REST while the stream is down
 * @param maxClockOffset a venue's clock further away than this is refused at the start
 */
public record SpotConfig(VenueProfile venue, List<String> symbols, Set<StreamKind> streams, Layout layout,
        StreamConfig stream, RingConfig inbound, RingConfig outbound, RestConfig rest,
        FailoverConfig failover,
        Duration pollPeriod, Duration maxClockOffset, OrderMode orders, OrderGatewayConfig gateway,
        PaperConfig paper, StreamFormat format, EventTimeUnit timeUnit, OrderRoute route) {

    private static final int NAMED_SYMBOLS = 100;

    /** Checks that there is something to subscribe, and copies. */
    public SpotConfig {
        LinkedHashSet<String> upper = new LinkedHashSet<>();
        symbols.forEach(symbol -> upper.add(symbol.strip().toUpperCase(Locale.ROOT)));
        symbols = List.copyOf(upper);
        if (symbols.isEmpty() || streams.isEmpty()) {
            throw new IllegalArgumentException("name at least one symbol and one kind of stream");
        }
        streams = Set.copyOf(streams);
        if (pollPeriod.toMillis() < 1) {
            throw new IllegalArgumentException("poll period must be at least 1 ms, is " + pollPeriod);
        }
    }

    /** Top of book for these symbols with every component's defaults and orders on paper. */
    public static SpotConfig of(VenueProfile venue, List<String> symbols) {
        return new SpotConfig(venue, symbols, EnumSet.of(StreamKind.BOOK_TICKER), Layout.AUTO,
                StreamConfig.DEFAULT, RingConfig.DEFAULT, new RingConfig(1_024, "blocking"),
                RestConfig.defaults(), FailoverConfig.DEFAULT, Duration.ofMillis(250), Duration.ofSeconds(5),
                OrderMode.PAPER, OrderGatewayConfig.defaults(), PaperConfig.defaults(), StreamFormat.JSON,
                EventTimeUnit.MILLISECOND, OrderRoute.REST);
    }

    /** The same with orders going there. */
    public SpotConfig withOrders(OrderMode mode) {
        return new SpotConfig(venue, symbols, streams, layout, stream, inbound, outbound, rest, failover,
                pollPeriod, maxClockOffset, mode, gateway, paper, format, timeUnit, route);
    }

    /** The same with these streams. */
    public SpotConfig withStreams(Set<StreamKind> kinds) {
        return new SpotConfig(venue, symbols, kinds, layout, stream, inbound, outbound, rest, failover,
                pollPeriod, maxClockOffset, orders, gateway, paper, format, timeUnit, route);
    }

    /** The same in that layout. */
    public SpotConfig withLayout(Layout wanted) {
        return new SpotConfig(venue, symbols, streams, wanted, stream, inbound, outbound, rest, failover,
                pollPeriod, maxClockOffset, orders, gateway, paper, format, timeUnit, route);
    }

    /** The same with streams kept up in this way. */
    public SpotConfig withStream(StreamConfig wanted) {
        return new SpotConfig(venue, symbols, streams, layout, wanted, inbound, outbound, rest, failover,
                pollPeriod, maxClockOffset, orders, gateway, paper, format, timeUnit, route);
    }

    /** The same with an inbound ring like that. */
    public SpotConfig withInbound(RingConfig wanted) {
        return new SpotConfig(venue, symbols, streams, layout, stream, wanted, outbound, rest, failover,
                pollPeriod, maxClockOffset, orders, gateway, paper, format, timeUnit, route);
    }

    /**
     * The same with reading threads that spin, or do not, as that many processors allow: each that spins needs one
     * of its own, as does the core of layout {@link Layout#RING}, and two are left for everything else. On one or two
     * processors nobody spins, nor in layout {@link Layout#SHARED}.
     *
     * @throws IllegalArgumentException as {@link Layout#resolve}
     */
    public SpotConfig withSpinFor(int processors) {
        int connections = StreamManager.connections(streamNames(), stream);
        return withStream(stream
                .withSpin(layout.resolve(connections, processors).streamsMaySpin(connections, processors)));
    }

    /** The same with market data in that format. */
    public SpotConfig withFormat(StreamFormat wanted) {
        return new SpotConfig(venue, symbols, streams, layout, stream, inbound, outbound, rest, failover,
                pollPeriod, maxClockOffset, orders, gateway, paper, wanted, timeUnit, route);
    }

    /** The same with event times in that unit. */
    public SpotConfig withTimeUnit(EventTimeUnit wanted) {
        return new SpotConfig(venue, symbols, streams, layout, stream, inbound, outbound, rest, failover,
                pollPeriod, maxClockOffset, orders, gateway, paper, format, wanted, route);
    }

    /** The same with orders taking that way. */
    public SpotConfig withRoute(OrderRoute wanted) {
        return new SpotConfig(venue, symbols, streams, layout, stream, inbound, outbound, rest, failover,
                pollPeriod, maxClockOffset, orders, gateway, paper, format, timeUnit, wanted);
    }

    /** The same with a gateway that works like that. */
    public SpotConfig withGateway(OrderGatewayConfig wanted) {
        return new SpotConfig(venue, symbols, streams, layout, stream, inbound, outbound, rest, failover,
                pollPeriod, maxClockOffset, orders, wanted, paper, format, timeUnit, route);
    }

    /** The streams of all symbols, as on the wire; those of a symbol stand together. */
    List<String> streamNames() {
        List<String> names = new ArrayList<>();
        for (String symbol : symbols) {
            for (StreamKind kind : StreamKind.values()) {
                if (streams.contains(kind) && !kind.venueWide()) {
                    names.add(kind.of(symbol, format));
                }
            }
        }
        for (StreamKind kind : StreamKind.values()) {
            if (streams.contains(kind) && kind.venueWide()) {
                names.add(kind.of("", format));
            }
        }
        return names;
    }

    /** What to ask {@code exchangeInfo} for: the symbols by name, or everything where that list would be long. */
    String symbolQuery() {
        if (symbols.size() > NAMED_SYMBOLS) {
            return "";
        }
        return symbols.stream()
                .map(symbol -> '"' + symbol + '"')
                .collect(Collectors.collectingAndThen(Collectors.joining(",", "[", "]"),
                        list -> "symbols=" + PercentEncoding.encode(list)));
    }
}
