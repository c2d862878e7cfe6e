package io.ticklane.connector.spot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.VenueProfile;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.engine.Account;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SbeStreamsTest {
    private static final String API_KEY = "ed25519"
            + "0".repeat(57);
    private static final VenueProfile NOWHERE = VenueProfile.of("nowhere", "http://127.0.0.1:1",
            "ws://127.0.0.1:1", false);
    private static final VenueProfile SBE_NOWHERE = NOWHERE.withSbe(NOWHERE.stream());

    @Test
    void everySbeStreamReachesTheCoreInEveryLayout() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Account account = new Account("sbe", API_KEY, Account.KeyType.ED25519,
                pem("PUBLIC KEY", pair.getPublic()), Map.of("USDT", "1000"), List.of("SPOT"));
        Credentials credentials = new Credentials(Credentials.Type.ED25519, API_KEY,
                pem("PRIVATE KEY", pair.getPrivate()));
        for (Layout layout : List.of(Layout.INLINE, Layout.RING, Layout.SHARED)) {
            try (Simulator simulator = Simulator.start(
                    SimulatorConfig.builder().synthetic(7).accounts(List.of(account)).build())) {
                VenueProfile venue = new VenueProfile("simulator", simulator.rest(), simulator.stream(),
                        simulator.sbe(), null, false);
                SpotConfig config = sbe(venue, EnumSet.of(StreamKind.BOOK_TICKER, StreamKind.TRADE,
                        StreamKind.DEPTH, StreamKind.DEPTH_20)).withLayout(layout);
                Core core = new Core();
                try (SpotConnector connector = SpotConnector.open(config, credentials, null)) {
                    connector.start(core, now -> {}, (what, cause) -> {});
                    assertTrue(connector.awaitLive(Duration.ofSeconds(20)),
                            () -> connector.status().toString());
                    core.await();
                    assertEquals(0, connector.status().decoded().malformed());
                }
            }
        }
    }

    @Test
    void kindThatSbeHasNotIsRefusedByName() {
        Credentials key = new Credentials(Credentials.Type.ED25519, API_KEY, "secret");
        refused("there is no SBE stream aggTrade", sbe(SBE_NOWHERE, EnumSet.of(StreamKind.AGG_TRADE)), key);
    }

    @Test
    void keyOfAnotherTypeAndNoKeyAreRefused() {
        SpotConfig config = sbe(SBE_NOWHERE, EnumSet.of(StreamKind.BOOK_TICKER));
        Credentials key = new Credentials(Credentials.Type.HMAC, API_KEY, "secret-of-the-test");
        refused("need an Ed25519 API key", config, key);
        refused("need an Ed25519 API key", config, null);
    }

    @Test
    void venueWithoutSbeIsRefused() {
        refused("no SBE streams are known of nowhere", sbe(NOWHERE, EnumSet.of(StreamKind.BOOK_TICKER)),
                null);
    }

    private static void refused(String why, SpotConfig config, Credentials key) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> SpotConnector.open(config, key, null).close()).getMessage());
        assertTrue(message.contains(why), message);
        assertFalse(message.contains("\n") || message.contains(API_KEY), message);
    }

    private static SpotConfig sbe(VenueProfile venue, Set<StreamKind> kinds) {
        return SpotConfig.of(venue, List.of("BTCUSDT")).withStreams(kinds).withFormat(StreamFormat.SBE);
    }

    private static String pem(String what, Key key) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + what + "-----\n";
    }

    private static final class Core implements InboundHandler {
        private final CountDownLatch ticks = new CountDownLatch(1);
        private final CountDownLatch trades = new CountDownLatch(1);
        private final CountDownLatch changes = new CountDownLatch(1);
        private final CountDownLatch books = new CountDownLatch(1);

        void await() throws InterruptedException {
            assertTrue(ticks.await(20, TimeUnit.SECONDS), "no tick");
            assertTrue(trades.await(20, TimeUnit.SECONDS), "no trade");
            assertTrue(changes.await(20, TimeUnit.SECONDS), "no book change");
            assertTrue(books.await(20, TimeUnit.SECONDS), "no partial book");
        }

        @Override
        public void onTick(Tick tick) {
            ticks.countDown();
        }

        @Override
        public void onTrade(Trade trade) {
            trades.countDown();
        }

        @Override
        public void onDepth(DepthDiff diff) {
            changes.countDown();
        }

        @Override
        public void onPartialDepth(PartialDepth depth) {
            books.countDown();
        }

        @Override
        public void onExecution(ExecutionReport report) {}

        @Override
        public void onFeed(FeedEvent event) {}
    }
}
