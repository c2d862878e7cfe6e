package io.ticklane.bench.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.rest.TrustAnchors;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.wire.FrameDecoder;
import io.ticklane.connector.wire.MarketDecoder;
import io.ticklane.connector.wire.SbeDecoder;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The floor at a venue that checks what it says. */
@Timeout(60)
class FloorAtTheSimulatorTest {
    private static final String KEY = "k".repeat(64);
    private static final int ENOUGH = 200;

    private final SymbolSpec spec = Symbols.generated(1).get(0);
    private final FloorSymbols symbols = FloorSymbols.first(1);
    private final Instruments instruments = symbols.instruments();

    @ParameterizedTest
    @CsvSource({"false, false, true", "false, true, false", "true, false, false", "true, true, true"})
    void decodesTicksAndTheVenueTakesItsOrders(boolean secure, boolean sbe, boolean spin) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        try (Simulator venue = Simulator.start(config(secure, pair))) {
            X509Certificate certificate = venue.certificate();
            SSLContext tls = certificate == null
                    ? null
                    : TrustAnchors.context(TrustAnchors.only(certificate));
            try (FloorOrders orders = new FloorOrders(venue.wsApi(), tls, credentials(pair), instruments)) {
                EchoSignal echo = new EchoSignal(orders);
                FrameDecoder decoder = sbe
                        ? new SbeDecoder(instruments, echo)
                        : new MarketDecoder(instruments, echo);
                URI base = sbe ? venue.sbe() : venue.stream();
                String path = symbols.path(sbe ? StreamFormat.SBE : StreamFormat.JSON);
                try (FloorLine line = new FloorLine(base, path, Map.of("X-MBX-APIKEY", KEY), tls, spin)) {
                    FloorReader reader = new FloorReader(line, decoder);
                    while (decoder.counters().bookTickers() < ENOUGH || venue.stats().orders() < ENOUGH) {
                        reader.poll();
                    }
                }
                assertEquals(0, decoder.counters().malformed());
                assertEquals(0, orders.refused());
                assertEquals(0, venue.stats().rejects());
                assertTrue(venue.stats().wireToWire().count() >= ENOUGH);
                assertTrue(venue.stats().fills() >= ENOUGH);
                assertTrue(orders.frameLength() > 250, "frame of " + orders.frameLength());
            }
        }
    }

    private SimulatorConfig config(boolean secure, KeyPair pair) {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return SimulatorConfig.builder().symbolCount(1).metronome(1_000, Duration.ZERO).tls(secure)
                .accounts(List.of(new Account("floor", KEY, Account.KeyType.ED25519, pem,
                        Map.of(spec.baseAsset(), "1000000", spec.quoteAsset(), "1000000000"),
                        List.of("SPOT"))))
                .build();
    }

    private static Credentials credentials(KeyPair pair) {
        return new Credentials(Credentials.Type.ED25519, KEY, "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
    }
}
