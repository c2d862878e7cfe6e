package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache in a JVM of its own: which options it needs, and what it leaves behind. */
final class ChronicleRuntimeTest {
    static final List<String> OPTIONS = List.of("--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED");

    @TempDir
    Path scratch;

    @Test
    void worksWithTheOptionsThatItAsksFor() throws Exception {
        ForkedJvm jvm = ForkedJvm.run(scratch, OPTIONS, "use");
        assertEquals(0, jvm.exit(), jvm::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void namesTheOneOptionThatIsMissing(int missing) throws Exception {
        List<String> options = new ArrayList<>(OPTIONS);
        String option = options.remove(missing);
        ForkedJvm jvm = ForkedJvm.run(scratch, options, "use");
        assertEquals(2, jvm.exit(), jvm::toString);
        assertTrue(jvm.out().endsWith(": " + option + System.lineSeparator()), jvm.out());
    }

    @Test
    void namesAllOptionsInOneLine() throws Exception {
        ForkedJvm jvm = ForkedJvm.run(scratch, List.of(), "use");
        assertEquals(2, jvm.exit(), jvm::toString);
        assertEquals(1, jvm.out().lines().count(), jvm.out());
        for (String option : OPTIONS) {
            assertTrue(jvm.out().contains(option), jvm.out());
        }
    }

    @Test
    void asksForAJdkWhereThereIsNoCompiler() throws Exception {
        List<String> options = List.of("--limit-modules=java.base,java.logging,java.naming,jdk.unsupported");
        ForkedJvm jvm = ForkedJvm.run(scratch, options, "use");
        assertEquals(2, jvm.exit(), jvm::toString);
        assertTrue(jvm.out().startsWith("The price cache needs a JDK"), jvm.out());
    }

    @Test
    void leavesNoFile() throws Exception {
        assertEquals(0, ForkedJvm.run(scratch, OPTIONS, "use").exit());
        assertEquals(List.of(), filesIn("home"));
        assertEquals(List.of(), filesIn("tmp"));
        assertEquals(List.of(), filesIn("work"));
    }

    @Test
    void leavesNoThreadThatKeepsTheJvmAlive() throws Exception {
        ForkedJvm jvm = ForkedJvm.run(scratch, OPTIONS, "use");
        List<String> user = jvm.out().lines().filter(line -> line.startsWith("user ")).toList();
        assertEquals(List.of("user main"), user);
    }

    @Test
    void saysNothing() throws Exception {
        ForkedJvm jvm = ForkedJvm.run(scratch, OPTIONS, "use");
        // Later Java versions announce the end of Unsafe; there is an option for that, see the README.
        String said = jvm.err().lines().filter(line -> !line.contains("Unsafe") && !line.startsWith("SLF4J"))
                .collect(Collectors.joining("\n"));
        assertEquals("", said);
    }

    @Test
    void exitsUnderRunningThreads() throws Exception {
        ForkedJvm jvm = ForkedJvm.run(scratch, OPTIONS, "exit");
        assertEquals(3, jvm.exit(), jvm::toString);
        assertEquals(List.of(), filesIn("work"), "a core or an error file");
    }

    private List<String> filesIn(String folder) throws IOException {
        try (Stream<Path> paths = Files.walk(scratch.resolve(folder))) {
            return paths.skip(1).map(Path::toString).toList();
        }
    }
}
