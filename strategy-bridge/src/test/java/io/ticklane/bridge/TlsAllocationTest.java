package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.CountedSession.Round;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.spot.Layout;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.spot.StreamKind;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.StartWhen;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A whole session over TLS, beside the JDK's TLS alone, which allocates with each record. What a read, an order and its
 * answer allocate is that, and one buffer around the bytes: the WebSocket library's where they are read, ours where a
 * record is written.
 */
@Timeout(120)
final class TlsAllocationTest {
    private static final int RATE = 10_000;
    private static final int SLOTS = 256;
    /** The compiler does not remove the same of the JDK's own small objects each time. */
    private static final int COMPILERS_WHIM = 64;

    @Test
    void aReadAnOrderAndItsAnswer() throws Exception {
        CountedSession.assumeCounted();
        try (Simulator simulator = Simulator
                .start(SimulatorConfig.builder().symbols(List.of("BTCUSDT")).tls(true)
                        .metronome(RATE, Duration.ZERO).startWhen(StartWhen.TOLD)
                        .limits(CountedSession.noLimits()).build());
                CountedSession session = new CountedSession(simulator,
                        CountedSession
                                .builder(simulator, Credentials.Type.HMAC, Layout.SHARED, StreamFormat.JSON,
                                        SLOTS, false)
                                .orders(OrderMode.VENUE).strategy(new EventTrader(StreamKind.BOOK_TICKER))
                                .start())) {
            session.count(enough -> FrameToOrderAllocationTest.tick(simulator, RATE, enough));
            BareTls bare = BareTls.measure();
            atMost(bare.read(), session, CountedSession.STREAM, Round::reads);
            atMost(bare.read(), session, CountedSession.ORDERS, Round::orders);
            atMost(bare.written(), session, CountedSession.CORE, Round::orders);
        }
    }

    private static void atMost(long bare, CountedSession session, String thread,
            ToLongFunction<Round> records) {
        assertTrue(session.has(thread), thread);
        long each = bare + CountedSession.bytesOfAWrap() + COMPILERS_WHIM;
        long more = session.least(round -> round.bytes(thread) - records.applyAsLong(round) * each);
        assertTrue(more <= 0, () -> thread + ": more than " + each + " bytes a record: " + session.rounds());
    }
}
