package io.ticklane.bench.duel;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where peers are fetched and made ready to run, by the tools that users of theirs have: Maven, javac and npm, into
 * {@code bench/target/peers}. Each is fetched once; a changed list of versions has it fetched anew. One thread.
 */
final class Workshop {
    private static final long PATIENCE_MINUTES = 10;
    private static final int MOST_WORDS = 200;
    private static final Pattern PACKAGE_VERSION = Pattern.compile("\"version\": *\"([^\"]+)\"");

    private final Path sources;
    private final Path target;
    private final PrintStream progress;

    Workshop(Path sources, Path target, PrintStream progress) {
        this.sources = sources;
        this.target = target;
        this.progress = progress;
    }

    /** Of this copy of Ticklane. */
    static Workshop here(PrintStream progress) {
        Path bench = Path.of(System.getProperty("ticklane.home", ".")).resolve("bench");
        return new Workshop(bench.resolve("peers").toAbsolutePath(),
                bench.resolve("target/peers").toAbsolutePath(), progress);
    }

    /** A tool of this Java. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    static String classPath(Path classes, Path jars) {
        return classes + File.pathSeparator + jars + File.separator + "*";
    }

    Path jars(String peer) {
        return target.resolve(peer);
    }

    Path classes(String peer) {
        return target.resolve(peer + "-classes");
    }

    /** The jars of a profile of that name; empty, or why they are not there. */
    String fetchJars(String peer) throws InterruptedException {
        Path pom = sources.resolve("java/pom.xml");
        return fetched(jars(peer), pom, () -> List.of("mvn", "-B", "-q", "-f", pom.toString(), "-P", peer,
                "dependency:copy-dependencies", "-DoutputDirectory=" + jars(peer)), target);
    }

    /** Compiles a main class with what it shares with the others; empty, or what is wrong. */
    String compile(String peer, String main) throws InterruptedException {
        Path source = sources.resolve("java/src");
        return run(List.of(tool("javac"), "-nowarn", "-d", classes(peer).toString(), "-cp",
                jars(peer) + File.separator + "*", "-sourcepath", source.toString(),
                source.resolve(main + ".java").toString()), target);
    }

    Path packages() {
        return target.resolve("node");
    }

    /** The packages of Node by its lock file, beside the scripts; empty, or why they are not there. */
    String fetchPackages() throws InterruptedException {
        Path source = sources.resolve("node");
        String problem = fetched(packages(), source.resolve("package-lock.json"), () -> {
            copy(source, packages());
            return List.of("npm", "ci", "--no-progress");
        }, packages());
        try {
            copy(source, packages());
        } catch (IOException e) {
            return "cannot be prepared: " + e.getMessage();
        }
        return problem;
    }

    /** By its own description, or empty. */
    String packageVersion(String name) {
        try {
            String text = Files.readString(packages().resolve("node_modules").resolve(name)
                    .resolve("package.json"));
            Matcher version = PACKAGE_VERSION.matcher(text);
            return version.find() ? version.group(1) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Runs a step that makes a folder, unless it is there and newer than what it is made from. */
    private String fetched(Path folder, Path from, Step step, Path in) throws InterruptedException {
        try {
            if (Files.isDirectory(folder)
                    && Files.getLastModifiedTime(folder).compareTo(Files.getLastModifiedTime(from)) >= 0) {
                return "";
            }
            delete(folder);
            progress.println("fetching " + folder.getFileName() + ", once ...");
            String problem = run(step.command(), in);
            if (!problem.isEmpty()) {
                delete(folder);
            }
            return problem;
        } catch (IOException e) {
            return "cannot be prepared: " + e.getMessage();
        }
    }

    /** A command that may need files copied first. */
    private interface Step {
        List<String> command() throws IOException;
    }

    private String run(List<String> command, Path in) throws InterruptedException {
        String name = Path.of(command.get(0)).getFileName().toString();
        try {
            Files.createDirectories(in);
            Path log = in.resolve(name + ".log");
            Process process = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return name + " was not done within " + PATIENCE_MINUTES + " minutes";
            }
            return process.exitValue() == 0 ? "" : name + " failed: " + firstProblem(log);
        } catch (IOException e) {
            return name + " is not installed, or cannot be run here";
        }
    }

    private static String firstProblem(Path log) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.removeIf(String::isBlank);
        String line = lines.stream().filter(each -> each.toLowerCase(Locale.ROOT).contains("error"))
                .findFirst().orElse(lines.isEmpty() ? "it does not say why" : lines.get(0)).strip();
        return line.substring(0, Math.min(line.length(), MOST_WORDS));
    }

    /** The part of a jar's name after {@code prefix}, or empty where there is none. */
    static String version(Path jars, String prefix) {
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".jar"))
                    .map(name -> name.substring(prefix.length(), name.length() - ".jar".length()))
                    .filter(version -> Character.isDigit(version.charAt(0)))
                    .findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(folder + " cannot be emptied", e);
        }
    }
}
