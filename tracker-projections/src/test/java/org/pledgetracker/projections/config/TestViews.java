package org.pledgetracker.projections.config;

import java.util.List;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.progress.ConverterQueries;
import org.pledgetracker.projections.progress.FactsQueries;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.TalliesView;
import org.pledgetracker.projections.rates.RateQueries;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.register.RegisterTables;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;

/** Views and queries without the application around them. */
public record TestViews(JdbcTemplate jdbc) {

    public static List<View> views(JdbcTemplate jdbc) {
        return Views.on(jdbc, TalliesView.SPACING);
    }

    public ProgressQueries progress() {
        var register = new RegisterQueries(RegisterTables.of(jdbc));
        var facts = new FactsQueries(
                register, new EntryQueries(Views.entries(jdbc)), new OverlapQueries(Views.overlaps(jdbc)), jdbc);
        return new ProgressQueries(register, facts, new ConverterQueries(new RateQueries(jdbc), null));
    }
}
