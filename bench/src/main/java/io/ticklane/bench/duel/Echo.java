package io.ticklane.bench.duel;

import io.ticklane.bench.floor.EchoSignal;
import io.ticklane.bench.floor.FloorLine;
import io.ticklane.bench.floor.FloorOrders;
import io.ticklane.bench.floor.FloorReader;
import io.ticklane.bench.floor.FloorSymbols;
import io.ticklane.bridge.ThreadPins;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.wire.FrameDecoder;
import io.ticklane.connector.wire.MarketDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Nobody's connector as a participant: a loop by hand that answers each tick with a frame that was ready before. What
 * it takes is the machine's and the venue's, and nobody can take much less. Speaks as the others do.
 */
final class Echo {
    private static final String THREAD = "echo";

    private Echo() {}

    /** Argument: the processor of the thread that spins, or nothing. */
    public static void main(String[] arguments) throws IOException, VenueException {
        BufferedReader input = new BufferedReader(
                new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        Greeting venue = Greeting.of(String.valueOf(input.readLine()));
        FloorSymbols symbols = FloorSymbols.first(1);
        try (FloorOrders orders = new FloorOrders(venue.orders(), null, venue.credentials(),
                symbols.instruments())) {
            FrameDecoder decoder = new MarketDecoder(symbols.instruments(), new EchoSignal(orders));
            try (FloorReader reader = new FloorReader(
                    new FloorLine(venue.stream(), symbols.path(StreamFormat.JSON), Map.of(), null, true),
                    decoder)) {
                Thread thread = new Thread(() -> answer(reader), THREAD);
                thread.setDaemon(true);
                thread.start();
                ThreadPins.parse(arguments[0].isEmpty() ? "" : THREAD + "=" + arguments[0]).apply();
                Marks.tell(input, decoder.counters()::bookTickers, thread::getId);
            }
        }
    }

    private static void answer(FloorReader reader) {
        reader.run();
        IOException failure = reader.failure();
        if (failure != null) {
            System.err.println(failure);
            System.exit(1);
        }
    }
}
