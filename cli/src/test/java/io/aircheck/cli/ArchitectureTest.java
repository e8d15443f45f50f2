package io.aircheck.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between modules, and what keeps the lower ones simple. */
class ArchitectureTest {

    /** What each module may use of the others. */
    private static final Map<String, List<String>> ARROWS = Map.of(
            "media", List.of(),
            "net", List.of(),
            "testkit", List.of("media"),
            "platforms", List.of("media", "net"),
            "recorder", List.of("media", "net", "platforms"),
            "music", List.of("media", "net"),
            "server", List.of("media", "net", "platforms", "recorder", "music"),
            "cli", List.of("media", "net", "platforms", "recorder", "music", "server", "testkit"));

    private static JavaClasses aircheck;

    @BeforeAll
    static void readClasses() {
        aircheck = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.aircheck");
    }

    @TestFactory
    Stream<DynamicTest> arrowsPointDown() {
        return ARROWS.entrySet().stream()
                .map(module -> DynamicTest.dynamicTest(module.getKey(), () -> {
                    String[] forbidden = ARROWS.keySet().stream()
                            .filter(other -> !other.equals(module.getKey()))
                            .filter(other -> !module.getValue().contains(other))
                            .map(other -> "io.aircheck." + other + "..")
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage("io.aircheck." + module.getKey() + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .check(aircheck);
                }));
    }

    @Test
    void springStaysInTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.aircheck.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .check(aircheck);
    }

    @Test
    void onlyVerbsThatWorkOnAHomeLoadTheService() {
        noClasses()
                .that()
                .resideInAPackage("io.aircheck.cli..")
                .and()
                .haveNameNotMatching(".*\\.(ServeCommand|DemoCommand|MigrateDlrCommand|DoctorCommand).*")
                .should()
                .dependOnClassesThat(resideInAPackage("io.aircheck.server..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("io.aircheck.server.settings..", "io.aircheck.server.listening.."))))
                .check(aircheck);
    }

    /** Commands that need no service read its settings too; only what is set on the page is kept in the database. */
    @Test
    void settingsAndListeningDoWithoutSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("io.aircheck.server.settings..", "io.aircheck.server.listening..")
                .and()
                .haveNameNotMatching(".*\\.Settings(Store|Editor)(\\$.*)?")
                .should()
                .transitivelyDependOnClassesThat(resideInAPackage("org.springframework.."))
                .check(aircheck);
    }

    @Test
    void formatsAreValuesWithoutNetworkFilesOrClocks() {
        noClasses()
                .that()
                .resideInAPackage("io.aircheck.media..")
                .and()
                .resideOutsideOfPackage("io.aircheck.media.ffmpeg..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net.http..", "java.nio.channels..")
                        .or(named("java.io.File", "java.io.FileInputStream", "java.io.FileOutputStream"))
                        .or(named("java.net.Socket", "java.net.URLConnection", "java.time.Clock")))
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(aircheck);
    }

    @Test
    void mediaAndNetUseNoMoreThanTheyMay() {
        classes()
                .that()
                .resideInAPackage("io.aircheck.media..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.aircheck.media..", "org.jspecify..")
                .check(aircheck);
        classes()
                .that()
                .resideInAPackage("io.aircheck.net..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax..",
                        "io.aircheck.net..",
                        "okhttp3..",
                        "okio..",
                        "kotlin..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(aircheck);
    }

    @Test
    void sitesKnowNothingOfEachOtherAndNothingOfRecording() {
        SlicesRuleDefinition.slices()
                .matching("io.aircheck.platforms.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage("io.aircheck.platforms.faceit.."), DescribedPredicate.alwaysTrue())
                .ignoreDependency(
                        resideInAnyPackage("io.aircheck.platforms.direct..", "io.aircheck.platforms.radio.."),
                        resideInAPackage("io.aircheck.platforms.probe.."))
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("io.aircheck.platforms.script.."))
                .check(aircheck);
    }

    @Test
    void scriptsRunInTheirOwnProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.aircheck.platforms.script.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.graalvm..", "com.oracle..")
                .check(aircheck);
    }

    @Test
    void packagesAreNamedAfterThings() {
        noClasses()
                .should()
                .resideInAnyPackage("..utils..", "..util..", "..helpers..", "..impl..", "..manager..", "..common..")
                .check(aircheck);
    }

    @Test
    void typesAreNamedAfterThings() {
        classes().that().areTopLevelClasses().should(haveATellingName()).check(aircheck);
    }

    private static ArchCondition<JavaClass> haveATellingName() {
        return new ArchCondition<>("have a telling name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean vague = type.getSimpleName().matches(".*(Utils?|Helper|Manager|Impl|Misc|Common)$");
                events.add(new SimpleConditionEvent(type, !vague, type.getName() + " is named after nothing"));
            }
        };
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "one of " + List.of(names), type -> List.of(names).contains(type.getName()));
    }
}
