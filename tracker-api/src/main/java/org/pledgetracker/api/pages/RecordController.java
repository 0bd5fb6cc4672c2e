package org.pledgetracker.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.record.CommandForms;
import org.pledgetracker.api.record.Submission;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.eventstore.OutcomeUnknownException;
import org.pledgetracker.core.eventstore.StoreUnavailableException;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.core.recording.BusyException;
import org.pledgetracker.core.recording.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms to record deliveries. They take what the API takes, and refuse what it refuses, at the fields. */
@Controller
final class RecordController {

    private static final String DISBURSEMENT = "record-disbursement";
    private static final String TRAINING = "record-training";

    private final CommandForms forms;
    private final Submission submission;
    private final RecordChoices choices;

    RecordController(CommandForms forms, Submission submission, RecordChoices choices) {
        this.forms = forms;
        this.submission = submission;
        this.choices = choices;
    }

    @GetMapping("/record")
    String what(@RequestParam(required = false) @Nullable String commitment, Model model) {
        model.addAttribute("commitment", Blank.toAbsent(commitment));
        return "record";
    }

    @GetMapping("/record/disbursements")
    String disbursement(@RequestParam(required = false) @Nullable String commitment, Model model) {
        return form(DISBURSEMENT, MeasureKind.MONEY, empty(commitment, MeasureKind.MONEY, "currency"), model);
    }

    @GetMapping("/record/trainings")
    String training(@RequestParam(required = false) @Nullable String commitment, Model model) {
        return form(TRAINING, MeasureKind.HEADCOUNT, empty(commitment, MeasureKind.HEADCOUNT, "unit"), model);
    }

    @PostMapping("/record/disbursements")
    String recordDisbursement(
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = RecordForm.filled(filled(sent));
        var tried = attempt(form, forms::disbursement, request, response, next);
        return tried == null
                ? "redirect:/commitments/" + form.value("commitment") + "#deliveries"
                : form(DISBURSEMENT, MeasureKind.MONEY, tried, model);
    }

    @PostMapping("/record/trainings")
    String recordTraining(
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = RecordForm.filled(filled(sent));
        var tried = attempt(form, forms::training, request, response, next);
        return tried == null
                ? "redirect:/commitments/" + form.value("commitment") + "#deliveries"
                : form(TRAINING, MeasureKind.HEADCOUNT, tried, model);
    }

    private interface Reading {
        TrackerCommand of(String commitment, Map<String, ?> fields);
    }

    /** @return the form with what is wrong; absent where it was recorded */
    private @Nullable RecordForm attempt(
            RecordForm form,
            Reading reading,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var fields = form.nested();
            var commitment = form.value("commitment");
            fields.remove("commitment");
            if (commitment.isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return form.with("commitment", "This field is required.");
            }
            var command = reading.of(commitment, fields);
            var receipt = submission.record(command, request);
            next.addFlashAttribute("recorded", command.aggregateId());
            next.addFlashAttribute("position", receipt.position());
            return null;
        } catch (RefusedException refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return refused(form, refused.refusal());
        } catch (BusyException | StoreUnavailableException busy) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return form.with("", "The tracker is busy and nothing was recorded. Send the form again.");
        } catch (OutcomeUnknownException unknown) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return form.with(
                    "",
                    "The connection was lost, so it is not known whether this was recorded. Send the form again:"
                            + " the same content under the same reference is recorded once.");
        }
    }

    private static RecordForm refused(RecordForm form, Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidInput(var errors) -> form.with(errors);
            case Refusal.UnknownCommitment _, Refusal.CommitmentClosed _ -> form.with("commitment", refusal.detail());
            case Refusal.UnknownPledge _, Refusal.PledgeWithdrawn _ -> form.with("pledge", refusal.detail());
            case Refusal.AlreadyRecorded _, Refusal.AlreadyReversed _ -> form.with("reference", refusal.detail());
            default -> form.with("", refusal.detail());
        };
    }

    private String form(String view, MeasureKind kind, RecordForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("choices", choices.of(form.values().get("commitment"), kind));
        return view;
    }

    /** A form that begins with what is most often meant. */
    private RecordForm empty(@Nullable String commitment, MeasureKind kind, String unitField) {
        var values = new HashMap<>(Map.of("precision", "EXACT"));
        var chosen = Blank.toAbsent(commitment);
        if (chosen != null) {
            values.put("commitment", chosen);
        }
        var unit = choices.of(chosen, kind).unit();
        if (unit != null) {
            values.put(unitField, unit);
        }
        return RecordForm.filled(values);
    }

    private static Map<String, String> filled(Map<String, String> sent) {
        var values = new HashMap<String, String>();
        sent.forEach((name, value) -> {
            if (!name.equals("_csrf") && !value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        return values;
    }
}
