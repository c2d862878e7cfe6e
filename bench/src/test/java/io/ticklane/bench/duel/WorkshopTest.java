package io.ticklane.bench.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("peers/java/src"));
        workshop = new Workshop(folder.resolve("peers"), folder.resolve("target"),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private void source(String name, String text) throws IOException {
        Files.writeString(folder.resolve("peers/java/src").resolve(name), text);
    }

    @Test
    void aVersionIsReadFromTheNameOfAJar() throws IOException {
        Path jars = Files.createDirectories(workshop.jars("a"));
        Files.createFile(jars.resolve("a-b-extra-9.jar"));
        Files.createFile(jars.resolve("a-b-1.2.3.jar"));
        assertEquals("1.2.3", Workshop.version(jars, "a-b-"));
        assertEquals("", Workshop.version(jars, "c-"));
        assertEquals("", Workshop.version(folder.resolve("absent"), "a-b-"));
    }

    @Test
    void aVersionIsReadFromAPackage() throws IOException {
        Path packaged = Files.createDirectories(workshop.packages().resolve("node_modules/@a/b"));
        Files.writeString(packaged.resolve("package.json"),
                "{\n  \"name\": \"@a/b\",\n  \"version\": \"4.5\"\n}");
        assertEquals("4.5", workshop.packageVersion("@a/b"));
        assertEquals("", workshop.packageVersion("c"));
    }

    @Test
    void sourcesThatNeedEachOtherAreCompiled() throws IOException, InterruptedException {
        source("A.java", "final class A { static final B B = new B(); }");
        source("B.java", "final class B {}");
        assertEquals("", workshop.compile("peer", "A"));
        assertTrue(Files.exists(workshop.classes("peer").resolve("B.class")));
    }

    @Test
    void aSourceThatDoesNotFitItsLibraryIsToldInOneLine() throws IOException, InterruptedException {
        source("A.java", "final class A { absent.Library library; }");
        String problem = workshop.compile("peer", "A");
        assertTrue(problem.startsWith("javac failed: "), problem);
        assertTrue(problem.contains("package absent does not exist"), problem);
        assertTrue(problem.lines().count() == 1, problem);
    }
}
