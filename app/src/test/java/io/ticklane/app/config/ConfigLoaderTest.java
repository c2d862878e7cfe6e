package io.ticklane.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.Refusal;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.connector.EventTimeUnit;
import io.ticklane.connector.spot.StreamFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
    private static final List<String> NONE = List.of();

    private final List<String> warnings = new ArrayList<>();

    private AppConfig load(String text, Map<String, String> environment, String... overrides) {
        return new ConfigLoader(environment, warnings::add).load(new Profile("my.conf", text),
                List.of(overrides));
    }

    private String refusal(String text, String... overrides) {
        return String
                .valueOf(assertThrows(Refusal.class, () -> load(text, Map.of(), overrides)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulator", "binance-testnet", "binance-demo", "binance"})
    void shippedProfilesHoldEveryKeyAndNoOther(String name) {
        Map<String, Setting> settings = ConfigLoader.read(Profile.find(name));

        assertEquals(new TreeSet<>(Keys.BY_NAME.keySet()), new TreeSet<>(settings.keySet()));
        assertEquals(name, new ConfigLoader(Map.of(), warnings::add).load(name, NONE).venue().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulator", "binance-testnet", "binance-demo", "binance"})
    void shippedProfilesCommentEveryKeyWithItsDefault(String name) {
        List<String> lines = Profile.find(name).text().lines().toList();
        ConfigLoader.read(Profile.find(name)).forEach((key, setting) -> {
            int line = Integer.parseInt(setting.where().replaceAll(".*:", "")) - 1;
            StringBuilder comment = new StringBuilder();
            for (int i = line - 1; lines.get(i).strip().startsWith("#"); i--) {
                comment.insert(0, lines.get(i).strip().substring(1));
            }
            String fallback = Keys.BY_NAME.get(key).fallback();
            String said = comment.toString().replaceAll("[\\[\\] \"]", "");
            assertTrue(said.contains("default" + fallback.replace(" ", "")), key + ": " + comment);
        });
    }

    @Test
    void shippedProfilesNameTheHostsOfTheirVenues() {
        ConfigLoader loader = new ConfigLoader(Map.of(), warnings::add);

        assertEquals(io.ticklane.connector.VenueProfile.binance(), loader.load("binance", NONE).venue());
        assertEquals(io.ticklane.connector.VenueProfile.binanceTestnet(),
                loader.load("binance-testnet", NONE).venue());
        assertEquals(io.ticklane.connector.VenueProfile.binanceDemo(),
                loader.load("binance-demo", NONE).venue());
        assertTrue(loader.load("simulator", NONE).embedded());
        assertFalse(loader.load("binance", NONE).embedded());
    }

    @Test
    void ordersOverTheWebSocketApiNeedItsAddress() {
        String venue = "venue { rest = \"http://h:1\", stream = \"ws://h:1\" }\norders.route = websocket\n";
        Refusal refusal = assertThrows(Refusal.class, () -> load(venue, Map.of()));
        assertTrue(refusal.getMessage().contains("venue.orders"), refusal.getMessage());
        assertEquals(io.ticklane.connector.spot.OrderRoute.WEBSOCKET,
                load(venue + "venue.orders = \"ws://h:1/ws-api/v3\"", Map.of()).route());
    }

    @Test
    void sbeStreamsNeedTheirAddress() {
        String venue = "venue { rest = \"http://h:1\", stream = \"ws://h:1\" }\nstream.format = sbe\n";
        String message = refusal(venue);
        assertTrue(message.startsWith("my.conf:2: stream.format = sbe: "), message);
        assertTrue(message.contains("venue.sbe"), message);
        assertEquals(StreamFormat.SBE, load(venue + "venue.sbe = \"ws://h:2\"", Map.of()).format());
        assertEquals(StreamFormat.SBE, load("", Map.of(), "stream.format=sbe").format());
        assertEquals(StreamFormat.JSON, load("", Map.of()).format());
    }

    @Test
    void sbeHasFewerStreams() {
        String message = refusal("stream { format = sbe, types = [bookTicker, aggTrade] }");
        assertTrue(
                message.contains(
                        "expected some of bookTicker, trade, depth, depth20, as stream.format is sbe"),
                message);
    }

    @Test
    void eventTimesAreMillisecondsUnlessAsked() {
        assertEquals(EventTimeUnit.MILLISECOND, load("", Map.of()).timeUnit());
        assertEquals(EventTimeUnit.MICROSECOND, load("stream.time-unit = us", Map.of()).timeUnit());
    }

    @Test
    void threadsAreLeftToTheSystemUnlessAsked() {
        assertEquals(new AppConfig.Threads("", false), load("", Map.of()).threads());
        assertEquals(new AppConfig.Threads("core=1", true),
                load("threads { pin = \"core=1\", awake = true }", Map.of()).threads());
    }

    @Test
    void aProfileThatNamesNoVenueMeansTheSimulator() {
        assertTrue(load("symbols = [BTCUSDT]", Map.of()).embedded());
        AppConfig own = load("venue { rest = \"http://h:1\", stream = \"ws://h:1\" }", Map.of());
        assertFalse(own.embedded());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"venue.embedded = false | venue.rest", "venue.rest = \"http://h:1\" | venue.stream",
                "venue.stream = \"ws://h:1\" | venue.rest"})
    void namesTheAddressThatIsNotGiven(String text, String missing) {
        String message = refusal(text);

        assertTrue(message.startsWith(missing + ": no address is given"), message);
        assertTrue(message.contains("venue.embedded"), message);
    }

    @Test
    void laterSourcesOverrideEarlierOnes() {
        assertEquals(Duration.ofMillis(500), load("", Map.of()).cache().ttl());
        assertEquals(Duration.ofSeconds(1), load("cache.ttl = 1s", Map.of()).cache().ttl());
        Map<String, String> environment = Map.of("TICKLANE_CACHE_TTL", "2s");
        assertEquals(Duration.ofSeconds(2), load("cache.ttl = 1s", environment).cache().ttl());
        assertEquals(Duration.ofSeconds(3),
                load("cache.ttl = 1s", environment, "cache.ttl=3s").cache().ttl());
    }

    @Test
    void takesDashesAsUnderscoresInVariables() {
        Map<String, String> environment = Map.of("TICKLANE_STREAM_STREAMS_PER_CONNECTION", "7");

        assertEquals(7, load("", environment).stream().streamsPerConnection());
    }

    @Test
    void warnsOfVariablesThatAreNoKeys() {
        load("", Map.of("TICKLANE_CACHE_TLL", "1s", "TICKLANE_API_KEY", "k", "PATH", "/bin"));

        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("did you mean TICKLANE_CACHE_TTL?"), warnings.get(0));
    }

    @Test
    void namesFileLineAndNearestKeyOfAnUnknownKey() {
        assertEquals("my.conf:3: unknown key cache.capcity; did you mean cache.capacity?",
                refusal("# one\ncache {\n  capcity = 5\n}"));
    }

    @Test
    void namesUnknownKeysOfOptions() {
        assertEquals("--set: unknown key layuot; did you mean layout?", refusal("", "layuot=inline"));
        assertTrue(refusal("", "cache.ttl").contains("expected key=value"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"cache.capacity = many | a whole number",
        "cache.capacity = 131073 | from 1 to 131072",
        "cache.ttl = 5 | a duration",
        "cache.ttl = [1s] | a duration", "layout = round | one of auto, inline",
        "venue.rest = nowhere | an address",
        "venue.embedded = perhaps | true or false", "limits.max-notional = -1 | a number",
        "ring.inbound-size = 1000 | power of two", "stream.types = [trade] | bookTicker must be among them",
        "stream.types = [bookTicker, kline] | expected some of", "rest.per-host = 500 | rest.pool-size",
        "symbols = [] | no symbol", "symbols = [BTCUSDT, btcusdt] | named twice",
        "symbols = [\"a b!\"] | no symbol",
        "paper.maker-fee-bps = 0.001 | steps of 0.01", "rest.recv-window = 61s | recvWindow",
        "stream.backoff-max = 1ms | backoff", "cache = 5 | unknown key cache",
        "threads.pin = \"core\" | is no pin of a thread",
        "failover.minimum = 11 | minimum", "cache.file = /no/such/folder/prices | folder that exists",
        "cache.warm-up = soon | one of off, rest"})
    void namesThePlaceOfAWrongValue(String text, String expected) {
        String message = refusal("\n" + text);

        assertTrue(message.startsWith("my.conf:2: "), message);
        assertTrue(message.contains(expected), message);
    }

    @Test
    void takesTheLargestCacheThereIs() {
        assertEquals(PriceCacheConfig.ENTRY_LIMIT,
                load("cache.capacity = " + PriceCacheConfig.ENTRY_LIMIT, Map.of()).cache().capacity());
    }

    @Test
    void namesTheLineOfBrokenSyntax() {
        String message = refusal("cache {\n  ttl = 1s\n");

        assertTrue(message.startsWith("my.conf:"), message);
        assertFalse(message.contains("\n"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentials.api-secret=s3cr3t", "api_key=s3cr3t", "TICKLANE_API_SECRET=s3cr3t",
        "credentials.key=s3cr3t", "strategy.settings.password=s3cr3t"})
    void refusesSecretsInArgumentsWithoutShowingThem(String override) {
        String message = refusal("", override);

        assertFalse(message.contains("s3cr3t"), message);
        assertTrue(message.contains(Secrets.SECRET_VARIABLE), message);
    }

    @Test
    void refusesSecretsInProfilesWithoutShowingThem() {
        String message = refusal("credentials.api-secret = s3cr3t");

        assertTrue(message.startsWith("my.conf:1: credentials.api-secret: no secrets here"), message);
        assertFalse(message.contains("s3cr3t"), message);
    }

    @Test
    void keepsTheCacheInMemoryUnlessAFileIsNamed(@TempDir Path folder) {
        assertEquals(new AppConfig.Cache(1_000, Duration.ofMillis(500), null, false),
                load("", Map.of()).cache());
        Path file = folder.resolve("prices");
        assertEquals(new AppConfig.Cache(1_000, Duration.ofMillis(500), file, true),
                load("cache { file = \"" + file + "\", warm-up = rest }", Map.of()).cache());
    }

    @Test
    void handsSettingsToStrategies() {
        AppConfig config = load("strategy { name = my.Own, settings { depth = 3 } }", Map.of());

        assertEquals(Map.of("depth", "3"), config.strategy().own());
        assertEquals("20", load("", Map.of()).strategy().own().get("orders-per-second"));
    }

    @Test
    void readsAProfileFromAnyFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.conf"), "cache.capacity = 5");

        ConfigLoader loader = new ConfigLoader(Map.of(), warnings::add);
        assertEquals(5, loader.load(file.toString(), NONE).cache().capacity());
        assertThrows(Refusal.class, () -> loader.load(folder.resolve("other.conf").toString(), NONE));
        String message = assertThrows(Refusal.class, () -> loader.load("binanse", NONE)).getMessage();
        assertTrue(message.contains("did you mean binance?"), message);
    }
}
