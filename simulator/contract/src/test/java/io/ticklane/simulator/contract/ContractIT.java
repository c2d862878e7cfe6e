package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import io.ticklane.simulator.contract.NpmClients.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Clients of the npm and Maven registries do against the simulator all that they can. Where Node is missing those of
 * npm are skipped, unless {@code TICKLANE_NODE=required} stands in the environment.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractIT {
    private static final String BEGIN = "<!-- The table below is what ContractIT finds; target/contract.md has it after a run. -->";
    private static final String END = "<!-- End of the table. -->";

    private final Path target = Path.of(System.getProperty("ticklane.contract.target", "target"));
    private final CallTable table = new CallTable();
    private final NpmClients npm = new NpmClients(Path.of("npm"), target.resolve("npm"));
    private Keys keys;
    private Path accounts;
    private Path secrets;

    /** A client in this JVM. */
    private interface JvmClient {
        List<Result> run(Venue venue);
    }

    @BeforeAll
    void makeKeys() throws Exception {
        Files.createDirectories(target);
        keys = Keys.make();
        accounts = keys.writeAccounts(target);
        secrets = keys.writeSecrets(target);
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> ccxt() throws Exception {
        return npm("ccxt", "ccxt", List.of());
    }

    /** Over TLS, as its vendor wants it. */
    @TestFactory
    @Order(2)
    Stream<DynamicTest> binanceSpot() throws Exception {
        return npm("@binance/spot", "binance-spot", List.of("--tls"));
    }

    @TestFactory
    @Order(3)
    Stream<DynamicTest> binance() throws Exception {
        return npm("binance", "binance", List.of());
    }

    @TestFactory
    @Order(4)
    Stream<DynamicTest> xchange() throws Exception {
        return jvm("xchange-stream-binance", "ticklane.contract.xchange",
                venue -> new XChangeClient(venue, keys).run());
    }

    @TestFactory
    @Order(5)
    Stream<DynamicTest> binanceConnectorJava() throws Exception {
        return jvm("binance-connector-java", "ticklane.contract.connector",
                venue -> new ConnectorClient(venue, keys, target).run());
    }

    @Test
    @Order(6)
    void readmeShowsWhatRan() throws IOException {
        List<String> ran = table.markdown();
        Files.write(target.resolve("contract.md"), ran);
        List<String> readme = Files.readAllLines(Path.of("../README.md"));
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        assertFalse(begin < 0 || end < begin, "the README has no table between its two marks");
        List<String> shown = readme.subList(begin + 1, end);
        assertEquals(String.join("\n", CallTable.about(ran, table.clients())),
                String.join("\n", CallTable.about(shown, table.clients())),
                "put target/contract.md between the README's marks");
    }

    private Stream<DynamicTest> npm(String name, String script, List<String> options)
            throws IOException, InterruptedException {
        List<Result> results;
        try {
            npm.install();
            try (Venue venue = Venue.open(accounts, target, options)) {
                results = npm.run(script, venue, secrets);
            }
        } catch (UnavailableException e) {
            if ("required".equals(System.getenv("TICKLANE_NODE"))) {
                return fail("Node and npm are required here: " + e.getMessage());
            }
            return Assumptions.abort("skipped for want of Node and npm: " + e.getMessage());
        }
        table.add(name + " " + npm.version(name), results);
        return results.stream().map(Result::test);
    }

    private Stream<DynamicTest> jvm(String name, String version, JvmClient client) throws IOException {
        List<Result> results;
        // These two know of account events by listen key alone.
        try (Venue venue = Venue.open(accounts, target, List.of("--set", "simulator.listen-keys=true"))) {
            results = client.run(venue);
        }
        table.add(name + " " + System.getProperty(version), results);
        return results.stream().map(Result::test);
    }
}
