package org.pledgetracker.api.recount;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.figure.Percent;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.core.time.Days;

/** A recount that used the code it checks would agree with its mistakes. */
class IndependenceTest {

    private static final JavaClasses RECOUNT = new ClassFileImporter()
            .importClasses(Recount.class, KnownFacts.class, KnownRates.class, Amount.class, Ratio.class);

    @Test
    void the_recount_uses_nothing_that_answers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.pledgetracker.projections..")
                .check(RECOUNT);
    }

    @Test
    void the_recount_reads_figures_and_dates_by_itself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Interval.class, Percent.class, Days.class, Dates.class)
                .orShould()
                .callMethod(Figure.class, "interval")
                .orShould()
                .callMethod(Figure.class, "asTarget")
                .check(RECOUNT);
    }
}
