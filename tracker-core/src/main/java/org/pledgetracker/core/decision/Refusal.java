package org.pledgetracker.core.decision;

import java.util.List;

/** Why a command was refused. Nothing was recorded. Each has a stable code; clients never parse the detail. */
public sealed interface Refusal {

    /** One sentence for a person. */
    String detail();

    record UnknownCommitment(String commitment) implements Refusal {
        @Override
        public String detail() {
            return "There is no commitment " + commitment + ".";
        }
    }

    record UnknownPledge(String commitment, String pledge) implements Refusal {
        @Override
        public String detail() {
            return "Commitment " + commitment + " has no pledge " + pledge + ".";
        }
    }

    record UnknownEntry(String entry) implements Refusal {
        @Override
        public String detail() {
            return "There is no entry " + entry + ".";
        }
    }

    record AlreadyRecorded(String what) implements Refusal {
        @Override
        public String detail() {
            return what + " is recorded with other content. Correct or revise it, or take another reference.";
        }
    }

    /** @param currencies those of which another number is published, as a person reads them */
    record RatesDiffer(String source, String date, String base, String currencies) implements Refusal {
        @Override
        public String detail() {
            return source + " is recorded with other rates of " + base + " for " + date + ": " + currencies
                    + ". To put them right, send them with a reason.";
        }
    }

    record CommitmentClosed(String commitment) implements Refusal {
        @Override
        public String detail() {
            return "Commitment " + commitment + " is closed. Reopen it to record more.";
        }
    }

    record AlreadyOpen(String commitment) implements Refusal {
        @Override
        public String detail() {
            return "Commitment " + commitment + " is open.";
        }
    }

    record AlreadyReversed(String entry) implements Refusal {
        @Override
        public String detail() {
            return entry + " was reversed: it never happened, and its reference is not used again.";
        }
    }

    record PledgeWithdrawn(String commitment, String pledge) implements Refusal {
        @Override
        public String detail() {
            return "Pledge " + pledge + " of " + commitment + " was withdrawn.";
        }
    }

    record RefundExceedsPayment(String refundable) implements Refusal {
        @Override
        public String detail() {
            return "Refunds may not exceed the payment; " + refundable + " of it can still be refunded.";
        }
    }

    record CorrectionBelowRefunds(String refunded) implements Refusal {
        @Override
        public String detail() {
            return "The payment may not be corrected below its refunds of " + refunded + ".";
        }
    }

    record CurrencyHasRefunds(String currency) implements Refusal {
        @Override
        public String detail() {
            return "The payment has refunds in " + currency + ", so its currency stays.";
        }
    }

    /** @param detail which rule of overlaps forbids it */
    record OverlapNotPossible(String detail) implements Refusal {}

    record StaleVersion(long expected, long actual) implements Refusal {
        @Override
        public String detail() {
            return "The record is at version " + actual + ", not " + expected + ". Read it again.";
        }
    }

    /** The input is wrong in these fields; never empty. */
    record InvalidInput(List<FieldError> errors) implements Refusal {
        public InvalidInput {
            errors = List.copyOf(errors);
        }

        @Override
        public String detail() {
            return errors.size() == 1 ? errors.getFirst().detail() : errors.size() + " fields are wrong.";
        }
    }
}
