package io.ticklane.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {
    private static final String ROOT = "io.ticklane.simulator";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private void mayNotKnow(String who, String... whom) {
        noClasses().that().resideInAPackage(who).should().dependOnClassesThat().resideInAnyPackage(whom)
                .check(CLASSES);
    }

    @Test
    void importsNothingOfTheOtherModules() {
        mayNotKnow(ROOT + "..", "io.ticklane.connector..", "io.ticklane.cache..", "io.ticklane.bridge..",
                "io.ticklane.app..");
    }

    @Test
    void namesNettyInOnePackage() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".net").should().dependOnClassesThat()
                .resideInAPackage("io.netty..").check(CLASSES);
    }

    @Test
    void namesJacksonInOnePackage() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".json").should().dependOnClassesThat()
                .resideInAPackage("com.fasterxml..").check(CLASSES);
    }

    @Test
    void namesSbeCodecsInOnePackage() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".sbe..").should().dependOnClassesThat()
                .resideInAPackage(ROOT + ".sbe.codec..").check(CLASSES);
        noClasses().that().resideInAPackage(ROOT + ".sbe..").should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(ROOT + ".sbe..", ROOT + ".market", ROOT + ".json"))))
                .check(CLASSES);
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void requestsStandOnTheirVocabulary() {
        String api = ROOT + ".api";
        mayNotKnow(api, api + ".access", api + ".market", api + ".trading", api + ".account", api + ".rest",
                api + ".ws");
        mayNotKnow(api + ".access", api + ".market", api + ".trading", api + ".account", api + ".rest",
                api + ".ws");
        for (String subject : new String[]{".market", ".trading", ".account"}) {
            mayNotKnow(api + subject, api + ".rest", api + ".ws", ROOT + ".net", ROOT + ".stream");
        }
        mayNotKnow(ROOT + ".fault", ROOT + ".net", ROOT + ".engine", api + "..", ROOT + ".stream");
    }

    @Test
    void nobodyBelowKnowsTheAssembly() {
        mayNotKnow(ROOT + ".*", ROOT);
        mayNotKnow(ROOT + ".stream", ROOT + ".net", ROOT + ".engine", ROOT + ".api..");
        mayNotKnow(ROOT + ".market", ROOT + ".engine", ROOT + ".stream", ROOT + ".net", ROOT + ".api..");
    }
}
