package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with input or surroundings: one line that says what, where and what to do, and status 2. */
@Timeout(300)
class BadInputIT {
    private static final Map<String, String> SOME_KEYS = Map.of("TICKLANE_API_KEY", "some-key",
            "TICKLANE_API_SECRET", "hush-hush");

    private static Lab lab;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws Exception {
        lab = Lab.open();
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    private void assertRefused(List<String> parts, String... arguments) throws Exception {
        assertRefused(Map.of(), parts, arguments);
    }

    private void assertRefused(Map<String, String> environment, List<String> parts, String... arguments)
            throws Exception {
        // With its input closed, so that nothing waits for a person.
        try (Child child = Child.of(arguments).in(folder).environment(environment).go().ended()) {
            assertEquals(2, child.status(), child.toString());
            assertEquals(1, child.err().lines().count(), child.toString());
            assertTrue(child.err().startsWith("ticklane: "), child.toString());
            assertEquals("", child.out(), child.toString());
            for (String part : parts) {
                assertTrue(child.err().contains(part), () -> part + "\n" + child);
            }
            assertFalse(child.err().contains("hush-hush"), child.toString());
        }
    }

    private String capture(String... more) throws Exception {
        Path file = folder.resolve("capture.txt");
        Files.write(file, PlaybackIT.frames());
        Files.write(file, Arrays.asList(more), StandardOpenOption.APPEND);
        return file.toString();
    }

    @Test
    void symbolThatACaptureDoesNotHold() throws Exception {
        assertRefused(List.of("NOSUCHUSDT", "ABCUSDT"), "dry-run", "--market", capture(), "--symbols",
                "NOSUCHUSDT");
    }

    @Test
    void symbolThatAVenueDoesNotList() throws Exception {
        assertRefused(List.of("NOSUCHUSDT"), "dry-run", "--venue", lab.profile(folder).toString(),
                "--symbols", "BTCUSDT,NOSUCHUSDT", "--duration", "2s");
    }

    @Test
    void captureThatIsNotThere() throws Exception {
        assertRefused(List.of("--market missing.gz", "no such file"), "dry-run", "--market", "missing.gz");
        assertRefused(List.of("--market missing.gz", "no such file"), "simulate", "--market", "missing.gz");
    }

    @Test
    void captureThatMayNotBeRead() throws Exception {
        Path file = Path.of(capture());
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"),
                "skipped: no permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx------"));
        assumeTrue(!Files.isReadable(file), "skipped: this user may read everything");
        assertRefused(List.of("--market " + file, "not readable"), "dry-run", "--market", file.toString());
    }

    @Test
    void captureThatIsCutOffWithinItsArchive() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(String.join("\n", PlaybackIT.frames()).getBytes(StandardCharsets.US_ASCII));
        }
        Path file = folder.resolve("cut.gz");
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertRefused(List.of(file + ":", "breaks off"), "dry-run", "--market", file.toString());
    }

    @Test
    void malformedCaptureLine() throws Exception {
        String file = capture("1700000000999999 {\"stream\":\"abcusdt@trade\",\"data\":{\"e\":\"trade\",");
        int line = PlaybackIT.frames().size() + 1;
        assertRefused(List.of(file + ":" + line + ": ", "mend that line"), "dry-run", "--market", file,
                "--speed", "max", "--orders", "paper");
        assertRefused(List.of(file + ":" + line + ": ", "mend that line"), "simulate",
                "--until-stdin-closes", "--market", file);
    }

    @Test
    void wrongKeyInAProfile() throws Exception {
        Path profile = lab.profile(folder, "", "cache.tll = 1s");
        assertRefused(List.of(profile + ":7: ", "cache.tll", "did you mean cache.ttl?"), "dry-run", "--venue",
                profile.toString());
    }

    @Test
    void wrongValueInAProfile() throws Exception {
        Path profile = lab.profile(folder, "cache.ttl = soon");
        assertRefused(List.of(profile + ":6: ", "cache.ttl", "500ms"), "dry-run", "--venue",
                profile.toString());
    }

    @Test
    void wrongValueInTheEnvironment() throws Exception {
        assertRefused(Map.of("TICKLANE_RING_INBOUND_SIZE", "1001"),
                List.of("TICKLANE_RING_INBOUND_SIZE", "power of two"), "dry-run");
    }

    @Test
    void portInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1,
                InetAddress.getByAddress(new byte[]{127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            assertRefused(List.of("port " + port, "--port"), "simulate", "--until-stdin-closes", "--port",
                    port);
            assertRefused(List.of("port " + port, "--admin-port"), "simulate", "--until-stdin-closes",
                    "--admin-port", port);
        }
    }

    @Test
    void venueOrdersWithoutKeys() throws Exception {
        assertRefused(List.of("API key", "TICKLANE_API_KEY", "--orders paper"), "dry-run", "--venue",
                lab.profile(folder).toString(), "--orders", "venue");
    }

    @Test
    void keysThatTheVenueDoesNotKnow() throws Exception {
        assertRefused(SOME_KEYS, List.of("key"), "dry-run", "--venue", lab.profile(folder).toString(),
                "--orders", "venue", "--duration", "2s");
    }

    @Test
    void credentialsThatOthersCanRead() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "api-key = a\napi-secret = b\n");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"),
                "skipped: no permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Path profile = lab.profile(folder, "credentials.file = \"" + file + "\"");
        assertRefused(List.of(file.toString(), "chmod 600"), "dry-run", "--venue", profile.toString(),
                "--orders", "venue");
    }

    @Test
    void clockFarOff() throws Exception {
        long hourAgo = System.currentTimeMillis() - 3_600_000;
        try (Lab past = Lab.open("--now", Long.toString(hourAgo))) {
            Path profile = past.profile(folder);
            assertRefused(past.keys(), List.of("clock", "ahead", "NTP"), "dry-run", "--venue",
                    profile.toString(), "--orders", "venue", "--duration", "2s");
        }
    }

    @Test
    void realMoneyWithoutArming() throws Exception {
        assertRefused(SOME_KEYS, List.of("real money", "--arm-real-money"), "dry-run", "--venue", "binance",
                "--orders", "venue");
        assertRefused(SOME_KEYS, List.of("--arm-real-money", "terminal"), "dry-run", "--venue", "binance",
                "--orders", "venue", "--arm-real-money");
    }

    @Test
    void secretAmongTheArguments() throws Exception {
        assertRefused(List.of("--set", "TICKLANE_API_SECRET"), "dry-run", "--set", "api-secret=hush-hush");
    }

    @Test
    void reportThatCannotBeWritten() throws Exception {
        assertRefused(List.of("--json no/such/out.json", "no such folder"), "dry-run", "--json",
                "no/such/out.json");
        assertRefused(List.of("--json " + folder, "another file"), "dry-run", "--json", folder.toString());
    }

    @Test
    void reportWhereTheSystemTakesNoFiles() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: no /proc here");
        assertRefused(List.of("--json /proc/out.json"), "dry-run", "--json", "/proc/out.json", "--duration",
                "1s");
    }

    @Test
    void commandThatDoesNotExist() throws Exception {
        assertRefused(List.of("dry-rum", "did you mean dry-run?"), "dry-rum");
    }
}
