package io.ticklane.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of {@link CacheProbe} in a JVM of its own, with the class path of this one. */
record ForkedJvm(int exit, String out, String err) {

    /** The same Java with the class path of this JVM, for what is over soon. */
    static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** @param scratch an existing empty folder; the run gets three more in it: home, tmp and work */
    static ForkedJvm run(Path scratch, List<String> options, String mode)
            throws IOException, InterruptedException {
        Path home = Files.createDirectory(scratch.resolve("home"));
        Path tmp = Files.createDirectory(scratch.resolve("tmp"));
        Path work = Files.createDirectory(scratch.resolve("work"));
        File out = scratch.resolve("out.txt").toFile();
        File err = scratch.resolve("err.txt").toFile();
        List<String> all = new ArrayList<>(List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + tmp,
                "-XX:-UsePerfData", "-Xmx128m", "-ea"));
        all.addAll(options);
        List<String> command = command(all, CacheProbe.class, mode);
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectOutput(out)
                .redirectError(err);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("still running after two minutes: " + command);
        }
        return new ForkedJvm(process.exitValue(), Files.readString(out.toPath()),
                Files.readString(err.toPath()));
    }
}
