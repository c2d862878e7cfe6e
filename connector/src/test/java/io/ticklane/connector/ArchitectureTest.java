package io.ticklane.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the table of who may import whom (README, architecture). */
class ArchitectureTest {
    private static final String ROOT = "io.ticklane.connector";
    private static final Map<String, List<String>> MAY_IMPORT = Map.of("wire", List.of(), "ring", List.of(),
            "failover", List.of(), "stream", List.of("wire"), "rest", List.of("wire"), "order",
            // Orders over the WebSocket API go over a session of the streams' machinery.
            List.of("wire", "rest", "stream"));
    private static final Map<String, String> OWNER_OF_LIBRARY = Map.of("com.lmax..", "ring",
            "org.java_websocket..", "stream", "com.fasterxml.jackson..", "wire", "okhttp3..", "rest",
            "io.github.resilience4j..", "failover");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void rootImportsNothingOfOurs() {
        noClasses().that().resideInAPackage(ROOT)
                .should().dependOnClassesThat().resideInAPackage(ROOT + ".*..")
                .check(CLASSES);
    }

    @Test
    void leavesImportWhatTheTableAllows() {
        MAY_IMPORT.forEach((leaf, allowed) -> {
            Set<String> forbidden = new LinkedHashSet<>(MAY_IMPORT.keySet());
            forbidden.add("spot");
            forbidden.remove(leaf);
            forbidden.removeAll(allowed);
            noClasses().that().resideInAPackage(ROOT + "." + leaf + "..")
                    .should().dependOnClassesThat()
                    .resideInAnyPackage(
                            forbidden.stream().map(p -> ROOT + "." + p + "..").toArray(String[]::new))
                    .check(CLASSES);
        });
    }

    @Test
    void aLibraryIsImportedInOnePackageOnly() {
        OWNER_OF_LIBRARY.forEach((library, owner) -> noClasses()
                .that().resideOutsideOfPackage(ROOT + "." + owner + "..")
                .should().dependOnClassesThat().resideInAPackage(library)
                .check(CLASSES));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
