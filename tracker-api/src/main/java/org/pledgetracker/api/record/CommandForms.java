package org.pledgetracker.api.record;

import java.util.Map;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.rate.ExchangeRateCommand;
import org.pledgetracker.projections.read.PathNames;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands from fields, wherever these come from: the same form, the same checks and the same errors as over HTTP.
 *
 * <p>Each throws {@link org.pledgetracker.core.recording.RefusedException} with everything that is wrong.
 */
@Component
public final class CommandForms {

    private final JsonMapper json;
    private final Today today;

    CommandForms(JsonMapper json, Today today) {
        this.json = json;
        this.today = today;
    }

    public TrackerCommand source(Map<String, ?> fields) {
        return form(fields, SourceBody.class).command();
    }

    public TrackerCommand commitment(Map<String, ?> fields) {
        return form(fields, CommitmentBody.class).registration();
    }

    public TrackerCommand pledge(String commitment, Map<String, ?> fields) {
        return form(fields, PledgeBody.class).command(PathNames.commitment(commitment));
    }

    public TrackerCommand disbursement(String commitment, Map<String, ?> fields) {
        return form(fields, DisbursementBody.class).recording(PathNames.commitment(commitment), today.date());
    }

    public TrackerCommand training(String commitment, Map<String, ?> fields) {
        return form(fields, TrainingBody.class).recording(PathNames.commitment(commitment), today.date());
    }

    public TrackerCommand reportedTotal(String commitment, Map<String, ?> fields) {
        return form(fields, ReportedTotalBody.class).command(PathNames.commitment(commitment), today.date());
    }

    public ExchangeRateCommand exchangeRates(Map<String, ?> fields) {
        return form(fields, ExchangeRateBody.class).command(today.date());
    }

    private <T> T form(Map<String, ?> fields, Class<T> type) {
        return json.convertValue(fields, type);
    }
}
