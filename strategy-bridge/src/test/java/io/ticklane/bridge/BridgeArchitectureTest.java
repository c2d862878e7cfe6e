package io.ticklane.bridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may import whom, in this module. */
final class BridgeArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ticklane.bridge");

    @Test
    void flightRecorderOfTheJvmIsNamedInLatencyOnly() {
        noClasses().that().resideOutsideOfPackage("io.ticklane.bridge.latency").should().dependOnClassesThat()
                .resideInAPackage("jdk.jfr..").check(CLASSES);
    }

    @Test
    void latencyImportsNothingOfOurs() {
        noClasses().that().resideInAPackage("io.ticklane.bridge.latency").should().dependOnClassesThat(
                resideInAPackage("io.ticklane..")
                        .and(resideOutsideOfPackage("io.ticklane.bridge.latency")))
                .check(CLASSES);
    }

    @Test
    void strategiesUseThePortAndTheVocabularyOnly() {
        classes().that().resideInAPackage("io.ticklane.bridge.strategy").should().onlyDependOnClassesThat()
                .resideInAnyPackage("io.ticklane.bridge", "io.ticklane.bridge.strategy", "io.ticklane.cache",
                        "io.ticklane.connector", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyTheEmbeddingEntrySeesBehindTheConnectorsRoot() {
        noClasses().that().haveSimpleNameNotStartingWith("Ticklane").should().dependOnClassesThat()
                .resideInAPackage("io.ticklane.connector.*..").check(CLASSES);
    }

    @Test
    void coreNamesNoLibraryButTheLog() {
        classes().that().resideInAPackage("io.ticklane.bridge").should().onlyDependOnClassesThat()
                .resideInAnyPackage("io.ticklane..", "java..", "javax.net.ssl", "org.jspecify..", "org.slf4j")
                .check(CLASSES);
    }

    @Test
    void nothingKnowsTheSimulator() {
        noClasses().should().dependOnClassesThat().resideInAPackage("io.ticklane.simulator..").check(CLASSES);
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching("io.ticklane.bridge.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
