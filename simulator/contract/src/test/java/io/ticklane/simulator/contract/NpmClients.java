package io.ticklane.simulator.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.json.JSONObject;

/**
 * The clients of the npm registry: installs them as the lock file says, in the build's folder, and runs the script of
 * each. One thread.
 */
final class NpmClients {
    private static final String INSTALLED = "installed-lock.json";
    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 600;

    private final Path source;
    private final Path folder;

    /**
     * @param source scripts, manifest and lock file; left as they are
     * @param folder where they are copied and the clients installed
     */
    NpmClients(Path source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /** Why the scripts cannot run here. */
    static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }
    }

    /** The pinned version of a client. */
    String version(String name) throws IOException {
        return new JSONObject(Files.readString(source.resolve("package.json"))).getJSONObject("dependencies")
                .getString(name);
    }

    /** Copies the scripts and installs the clients, unless those of this lock file are there. */
    void install() throws IOException, InterruptedException, UnavailableException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path installed = folder.resolve(INSTALLED);
        if (Files.exists(installed) && Files.mismatch(installed, source.resolve("package-lock.json")) < 0) {
            return;
        }
        Path log = folder.resolve("install.log");
        int status = run(List.of("npm", "ci"), Map.of(), log, log, INSTALL_SECONDS);
        if (status != 0) {
            throw new UnavailableException(
                    "npm ci ended with " + status + ": " + Files.readString(log).strip());
        }
        Files.copy(source.resolve("package-lock.json"), installed, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs the script of a client against a venue. */
    List<Result> run(String script, Venue venue, Path secrets)
            throws IOException, InterruptedException, UnavailableException {
        Path out = folder.resolve(script + ".out");
        Path err = folder.resolve(script + ".err");
        String certificate = venue.certificate();
        int status = run(List.of("node", script + ".mjs", venue.rest(), venue.stream(), venue.socket(),
                secrets.toAbsolutePath().toString()),
                certificate == null ? Map.of() : Map.of("NODE_EXTRA_CA_CERTS", certificate), out, err,
                RUN_SECONDS);
        List<Result> results = new ArrayList<>();
        // Clients write to standard output as they please.
        for (String line : Files.readAllLines(out)) {
            if (line.startsWith("{\"call\":")) {
                results.add(result(new JSONObject(line)));
            }
        }
        if (status != 0) {
            throw new IllegalStateException(script + " ended with " + status + " after " + results.size()
                    + " calls:\n" + Files.readString(err, StandardCharsets.UTF_8));
        }
        return results;
    }

    private static Result result(JSONObject line) {
        Call call = Call.of(line.getString("call"));
        if (line.has("why")) {
            return Result.absent(call, line.getString("why"));
        }
        String how = line.getString("how");
        return line.has("failure")
                ? Result.failed(call, how, new AssertionError(line.getString("failure")))
                : Result.passed(call, how);
    }

    private int run(List<String> command, Map<String, String> environment, Path out, Path err, int seconds)
            throws IOException, InterruptedException, UnavailableException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        if (out.equals(err)) {
            builder.redirectErrorStream(true);
        }
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UnavailableException(command.get(0) + " cannot be started: " + e.getMessage());
        }
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + ": still runs after " + seconds
                    + " s:\n" + Files.readString(err));
        }
        return process.exitValue();
    }
}
