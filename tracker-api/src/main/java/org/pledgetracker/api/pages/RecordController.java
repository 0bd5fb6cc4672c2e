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
import org.pledgetracker.core.recording.BusyException;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.problem.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms to record deliveries. They take what the API takes, and refuse what it refuses, at the fields. */
@Controller
final class RecordController {

    private static final String FORM = "/record/{kind:disbursements|trainings}";

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

    @GetMapping(FORM)
    String form(
            @PathVariable("kind") String name,
            @RequestParam(required = false) @Nullable String commitment,
            Model model) {
        var kind = RecordKind.named(name);
        var values = new HashMap<>(Map.of("precision", "EXACT"));
        var chosen = Blank.toAbsent(commitment);
        var suggested = choices.of(chosen, kind.measure());
        if (chosen != null) {
            values.put("commitment", chosen);
        }
        if (suggested.unit() != null) {
            values.put(kind.unitField(), suggested.unit());
        }
        return shown(RecordForm.begun(kind, values), suggested, model);
    }

    @PostMapping(FORM)
    String record(
            @PathVariable("kind") String name,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = RecordForm.sent(RecordKind.named(name), sent);
        try {
            var command = command(form);
            var receipt = submission.record(command, request);
            next.addFlashAttribute("recorded", command.aggregateId());
            next.addFlashAttribute("position", receipt.position());
            return "redirect:/commitments/" + form.value("commitment");
        } catch (RefusedException | BusyException | StoreUnavailableException | OutcomeUnknownException failure) {
            response.setStatus(Problems.of(failure).getStatus());
            var refused = refused(form, failure);
            return shown(
                    refused,
                    choices.of(form.values().get("commitment"), form.kind().measure()),
                    model);
        }
    }

    private TrackerCommand command(RecordForm form) {
        var commitment = form.value("commitment");
        return switch (form.kind().measure()) {
            case MONEY -> forms.disbursement(commitment, form.body());
            case HEADCOUNT -> forms.training(commitment, form.body());
        };
    }

    /** The form with what is wrong, at the field that it is about. */
    private static RecordForm refused(RecordForm form, RuntimeException failure) {
        return switch (failure) {
            case RefusedException refused -> refused(form, refused.refusal());
            case OutcomeUnknownException _ ->
                form.with(
                        "",
                        "The connection was lost, so it is not known whether this was recorded. Send the form again:"
                                + " the same content under the same reference is recorded once.");
            default -> form.with("", "The tracker is busy and nothing was recorded. Send the form again.");
        };
    }

    private static RecordForm refused(RecordForm form, Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidInput(var errors) -> form.with(errors);
            case Refusal.UnknownCommitment(var code)
            when code.isEmpty() -> form.with("commitment", "This field is required.");
            case Refusal.UnknownCommitment _, Refusal.CommitmentClosed _ -> form.with("commitment", refusal.detail());
            case Refusal.UnknownPledge _, Refusal.PledgeWithdrawn _ -> form.with("pledge", refusal.detail());
            case Refusal.AlreadyRecorded _, Refusal.AlreadyReversed _ -> form.with("reference", refusal.detail());
            default -> form.with("", refusal.detail());
        };
    }

    private static String shown(RecordForm form, RecordChoices.Choices suggested, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("choices", suggested);
        return form.kind().view();
    }
}
