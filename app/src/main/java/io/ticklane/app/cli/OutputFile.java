package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file that a report will go to, checked before the run begins so that no result is lost. One thread. */
final class OutputFile {
    static final String STANDARD_OUTPUT = "-";

    private final String option;
    private final String name;

    private OutputFile(String option, String name) {
        this.option = option;
        this.name = name;
    }

    /** Null where {@code name} is; otherwise it can be written, or is refused. */
    static @Nullable OutputFile checked(String option, @Nullable String name) {
        if (name == null) {
            return null;
        }
        OutputFile file = new OutputFile(option, name);
        if (!file.standard()) {
            file.check();
        }
        return file;
    }

    /** Writes the text to the file, checked now; does nothing where there is no name. */
    static Consumer<String> taker(String option, @Nullable String name, Surroundings surroundings) {
        OutputFile file = checked(option, name);
        return file == null ? text -> {} : text -> file.write(text, surroundings.out());
    }

    /** Whether it is standard output. */
    boolean standard() {
        return name.equals(STANDARD_OUTPUT);
    }

    /** Whether two names are of one file, or both of standard output. */
    static boolean same(String one, String other) {
        boolean standard = one.equals(STANDARD_OUTPUT) || other.equals(STANDARD_OUTPUT);
        try {
            return standard ? one.equals(other) : real(one).equals(real(other));
        } catch (IOException e) {
            // No such folder, which is said where the file is checked.
            return one.equals(other);
        }
    }

    private static Path real(String name) throws IOException {
        Path file = Path.of(name).toAbsolutePath().normalize();
        Path folder = file.getParent();
        return Files.exists(file) || folder == null
                ? file.toRealPath()
                : folder.toRealPath().resolve(file.getFileName());
    }

    /** Writes the text as UTF-8, over what was there. Whether standard output took it, its stream tells. */
    void write(String text, PrintStream out) {
        write(text.getBytes(StandardCharsets.UTF_8), out);
    }

    /** Writes the bytes, likewise. */
    void write(byte[] bytes, PrintStream out) {
        if (standard()) {
            out.write(bytes, 0, bytes.length);
            out.flush();
            return;
        }
        try {
            Files.write(Path.of(name), bytes);
        } catch (IOException e) {
            throw new Refusal(option + " " + name + ": could not be written (" + e.getMessage()
                    + "); name another file", e);
        }
    }

    private void check() {
        Path file = Path.of(name).toAbsolutePath();
        if (Files.exists(file)) {
            if (!Files.isRegularFile(file)) {
                throw new Refusal(option + " " + name + ": not a regular file; name another file");
            }
            if (!Files.isWritable(file)) {
                throw new Refusal(option + " " + name + ": may not be overwritten; name another file");
            }
            return;
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Refusal(option + " " + name + ": no such folder; make it first or name another file");
        }
        if (!Files.isWritable(folder)) {
            throw new Refusal(option + " " + name + ": its folder may not be written to; name another file");
        }
        try {
            // Permissions do not tell everything: some file systems take no files.
            Files.delete(Files.createFile(file));
        } catch (IOException e) {
            throw new Refusal(option + " " + name + ": cannot be made there; name another file", e);
        }
    }
}
