package io.ticklane.bench.duel;

import io.ticklane.bench.endtoend.SenderProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One connector and how its process is started.
 *
 * @param how what its figures are to be read with
 * @param command without the addresses
 * @param missing empty, or why it cannot be run here
 */
record Participant(String name, String how, List<String> command, String missing) {
    private static final long PATIENCE_MINUTES = 5;

    static Participant ours() {
        List<String> command = SenderProcess.javaCommand();
        command.add(Ours.class.getName());
        return new Participant("ticklane", "orders by REST", command, "");
    }

    /** A Java peer: its class path by Maven into {@code bench/target}, once; its source compiled at its start. */
    static Participant java(String name, String source, String how) throws InterruptedException {
        Path home = Path.of(System.getProperty("ticklane.home", "."));
        Path peers = home.resolve("bench/peers/java");
        Path jars = home.resolve("bench/target/peers").resolve(name).toAbsolutePath();
        String missing = Files.isDirectory(jars) ? "" : fetch(peers, name, jars);
        // With the JVM's own defaults: our flags, a heap of 64 MiB among them, would be a handicap.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                jars + File.separator + "*"));
        command.add(peers.resolve("src").resolve(source).toString());
        return new Participant(name, how, command, missing);
    }

    private static String fetch(Path peers, String name, Path jars) throws InterruptedException {
        try {
            Process maven = new ProcessBuilder("mvn", "-B", "-q", "-f", peers.resolve("pom.xml").toString(),
                    "-P", name, "dependency:copy-dependencies", "-DoutputDirectory=" + jars)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!maven.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                maven.destroyForcibly();
                return "Maven did not get it within " + PATIENCE_MINUTES + " minutes";
            }
            return maven.exitValue() == 0 ? "" : "Maven could not get it";
        } catch (IOException e) {
            return "Maven is not installed";
        }
    }
}
