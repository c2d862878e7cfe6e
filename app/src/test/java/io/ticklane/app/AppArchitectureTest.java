package io.ticklane.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may import whom, in this module. */
class AppArchitectureTest {
    private static final String ROOT = "io.ticklane.app";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static void only(String packageName, String... imports) {
        noClasses().that().resideOutsideOfPackage(ROOT + "." + packageName + "..")
                .should().dependOnClassesThat().resideInAnyPackage(imports).check(CLASSES);
    }

    @Test
    void picocliIsNamedInCliOnly() {
        only("cli", "picocli..");
    }

    @Test
    void typesafeConfigIsNamedInConfigOnly() {
        only("config", "com.typesafe..");
    }

    @Test
    void onlySessionSeesTheSimulator() {
        only("session", "io.ticklane.simulator..");
    }

    @Test
    void rootImportsNothingOfOurs() {
        noClasses().that().resideInAPackage(ROOT).should().dependOnClassesThat()
                .resideInAPackage(ROOT + ".*..").check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
