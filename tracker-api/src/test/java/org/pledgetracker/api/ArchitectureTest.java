package org.pledgetracker.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beRecords;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.decision.TrackerEvent;

/** The rules that the shape of the code keeps. */
class ArchitectureTest {

    private static final String ROOT = "org.pledgetracker";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages(ROOT);

    private static final String[] PURE = {
        ROOT + ".core.figure..", ROOT + ".core.time..", ROOT + ".core.measure..", ROOT + ".core.decision.."
    };

    @Test
    void modules_depend_downwards_only() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".projections..", ROOT + ".api..")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".projections..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".api..")
                .check(CODE);
    }

    @Test
    void features_form_no_cycle() {
        for (var module : new String[] {"core", "projections", "api"}) {
            slices().matching(ROOT + "." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(CODE);
        }
    }

    @Test
    void rules_are_pure() {
        var rules = resideInAnyPackage(PURE)
                .or(nameMatching(
                        ".*\\.(\\w+Decider|\\w+Decisions|ProgressCalculator|Contribution|Judgement|PledgeFit|PledgeAccount"
                                + "|CommitmentFindings|Counting|Groups|Obligations|NetAmounts|Tallying|Converter"
                                + "|Timeline|Growth|Reconciler|Comparison|ClaimFindings|RateBook|Rate)"));
        noClasses()
                .that(rules)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..",
                                "org.axonframework..",
                                "java.sql..",
                                "javax.sql..",
                                "tools.jackson..",
                                "com.fasterxml.jackson..",
                                "java.io..",
                                "java.net..",
                                "java.nio..")
                        .or(assignableTo(Clock.class))
                        .or(assignableTo(Random.class)))
                .check(CODE);
    }

    @Test
    void the_domain_and_its_views_never_ask_for_the_time_or_for_chance() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".core.figure..",
                        ROOT + ".core.time..",
                        ROOT + ".core.measure..",
                        ROOT + ".core.decision..",
                        ROOT + ".core.citation..",
                        ROOT + ".core.commitment..",
                        ROOT + ".core.disbursement..",
                        ROOT + ".core.training..",
                        ROOT + ".core.rate..",
                        ROOT + ".projections.register..",
                        ROOT + ".projections.entries..",
                        ROOT + ".projections.progress..",
                        ROOT + ".projections.reconciliation..",
                        ROOT + ".projections.rates..",
                        ROOT + ".projections.history..")
                .should()
                .callMethodWhere(target(nameMatching("now|randomUUID|nanoTime|currentTimeMillis|random")))
                .check(CODE);
    }

    @Test
    void events_and_commands_are_records_without_floating_point() {
        classes()
                .that(assignableTo(TrackerEvent.class).or(assignableTo(TrackerCommand.class)))
                .and()
                .areNotInterfaces()
                .should(beRecords())
                .check(CODE);
        assertThat(CODE.stream()
                        .filter(type -> type.isInterface() && type.isAssignableTo(TrackerEvent.class))
                        .filter(type -> !type.isEquivalentTo(TrackerEvent.class))
                        .map(type -> type.reflect()))
                .isNotEmpty()
                .allMatch(Class::isSealed);
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(ROOT + "..")
                .should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(float.class)
                .andShould()
                .notHaveRawType(Double.class)
                .andShould()
                .notHaveRawType(Float.class)
                .check(CODE);
    }

    @Test
    void handlers_have_their_places() {
        methods()
                .that()
                .areAnnotatedWith(CommandHandler.class)
                .or()
                .areAnnotatedWith(EventSourcingHandler.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Aggregate")
                .check(CODE);
        methods()
                .that()
                .areAnnotatedWith(EventHandler.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage(ROOT + ".projections..")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void sql_and_kafka_have_their_places() {
        noClasses()
                .that(not(resideInAnyPackage(
                        ROOT + ".core.eventstore..", ROOT + ".core.database..", ROOT + ".projections..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.springframework.jdbc..")
                .check(CODE);
        noClasses()
                .that(not(resideInAPackage(ROOT + ".projections.kafka..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.cloudevents..")
                .check(CODE);
    }

    @Test
    void every_package_says_where_null_may_be() {
        var packages =
                CODE.stream().map(type -> type.getPackageName()).distinct().toList();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                                .as(name)
                                .isTrue());
    }
}
