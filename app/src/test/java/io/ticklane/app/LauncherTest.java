package io.ticklane.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher over a copy of the project's shape, with a {@code mvn} that only leaves traces. */
@Timeout(60)
class LauncherTest {
    private static final Path SCRIPT = Path.of("..", "ticklane").toAbsolutePath().normalize();

    @TempDir
    Path home;

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.exists(SCRIPT),
                "no bash or no launcher here");
        for (String folder : List.of("app/src", "config", ".mvn", "bin")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.copy(SCRIPT, home.resolve("ticklane"));
        Files.writeString(home.resolve("config/jvm.options"), "# none\n");
        for (String file : List.of("pom.xml", "app/pom.xml", "app/src/A.java", "config/simulator.conf")) {
            Files.writeString(home.resolve(file), "");
            Files.setLastModifiedTime(home.resolve(file),
                    FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        }
        Path mvn = home.resolve("bin/mvn");
        Files.writeString(mvn, """
                #!/bin/bash
                echo built "$@" >>built
                [ -e broken ] && exit 1
                mkdir -p app/target bench/target
                touch app/target/ticklane.jar bench/target/ticklane-bench.jar
                """);
        assertTrue(mvn.toFile().setExecutable(true));
        Files.setLastModifiedTime(home.resolve(".mvn"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }

    private int launch(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", home.resolve("ticklane").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TICKLANE_BUILD_ONLY", "yes");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().compute("PATH", (name, path) -> home.resolve("bin") + ":" + path);
        Process process = builder.directory(home.resolve("bin").toFile())
                .redirectError(home.resolve("err").toFile()).redirectOutput(home.resolve("out").toFile())
                .start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return process.exitValue();
    }

    private long builds() throws IOException {
        Path built = home.resolve("built");
        return Files.exists(built) ? Files.readAllLines(built).size() : 0;
    }

    @Test
    void givesTheJvmTheClassPathOfTheUser() throws Exception {
        Path java = home.resolve("jdk/bin/java");
        Files.createDirectories(home.resolve("jdk/bin"));
        Files.writeString(java, """
                #!/bin/bash
                if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; else echo "$@"; fi
                """);
        assertTrue(java.toFile().setExecutable(true));
        for (String own : List.of("", "out:my.jar")) {
            ProcessBuilder builder = new ProcessBuilder("bash", home.resolve("ticklane").toString(),
                    "doctor");
            builder.environment().putAll(Map.of("JAVA_HOME", home.resolve("jdk").toString(),
                    "TICKLANE_CLASSPATH", own));
            builder.environment().compute("PATH", (name, path) -> home.resolve("bin") + ":" + path);
            Process process = builder.redirectError(home.resolve("err").toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(0, process.waitFor(), Files.readString(home.resolve("err")));
            assertTrue(out.endsWith("/app/target/ticklane.jar" + (own.isEmpty() ? "" : ":" + own)
                    + " io.ticklane.app.cli.Main doctor\n"), out);
        }
    }

    @Test
    void measurementsAreInTheirOwnJarWhateverStandsBeforeThem() throws Exception {
        assertEquals(0, launch("--debug", "bench", "hiccups"));
        assertTrue(Files.readString(home.resolve("built")).contains("-pl bench "), "built the bench");
        Files.delete(home.resolve("built"));
        Files.delete(home.resolve("app/target/ticklane.jar"));
        assertEquals(0, launch("doctor", "bench"));
        assertTrue(Files.readString(home.resolve("built")).contains("-pl app "), "built the app");
    }

    @Test
    void isValidBash() throws Exception {
        assertEquals(0, new ProcessBuilder("bash", "-n", SCRIPT.toString()).start().waitFor());
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        assertEquals(0, launch(), Files.readString(home.resolve("err")));
        assertEquals(1, builds());
        assertEquals(0, launch());
        assertEquals(1, builds());
        Files.setLastModifiedTime(home.resolve("app/src/A.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        assertEquals(0, launch());
        assertEquals(2, builds());
    }

    @Test
    void tellsWhereTheLogOfAFailedBuildIs() throws Exception {
        Files.writeString(home.resolve("broken"), "");

        assertEquals(2, launch());
        String err = Files.readString(home.resolve("err"));
        assertTrue(err.contains("ticklane: build: failed, see "), err);
        assertFalse(Files.exists(home.resolve("app/target/ticklane.jar")));
    }

    @Test
    void jvmOptionsStandInManifestAndTestsToo() throws Exception {
        String options = Files.readString(Path.of("..", "config", "jvm.options"));
        String manifest = Files.readString(Path.of("pom.xml"));
        String tests = Files.readString(Path.of("..", "pom.xml"));
        for (String line : options.lines().filter(option -> option.startsWith("--add-")).toList()) {
            String module = line.replaceAll(".*-(opens|exports)=|=ALL-UNNAMED", "");
            assertTrue(manifest.contains(module), line);
            assertTrue(tests.contains(line), line);
        }
    }
}
