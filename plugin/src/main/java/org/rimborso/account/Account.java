package org.rimborso.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Message;

/**
 * A claim with all that payers answered. Amounts that are not known are empty, never zero.
 *
 * @param reference its key: the Claim, or the ExplanationOfBenefit where there is no Claim
 * @param claims the claims of the chain, oldest first
 * @param stateReason why it is in this state, in plain words
 * @param serviced when the services were rendered
 * @param openedOn the day ageing runs from
 * @param ageDays days from {@code openedOn} to the review date
 * @param answers the ClaimResponses and EOBs that were taken into account, oldest first
 * @param followUpOn the next follow-up date that its notes name
 */
public record Account(
    Reference reference,
    List<Reference> claims,
    State state,
    Message stateReason,
    Party payer,
    Period serviced,
    Optional<Money> billed,
    Optional<Money> allowed,
    Optional<Money> contractual,
    Optional<Money> paid,
    Optional<Money> patientShare,
    Optional<Money> writtenOff,
    Balance balance,
    Optional<PartialDate> openedOn,
    OptionalLong ageDays,
    Optional<Bucket> bucket,
    Optional<Denial> denial,
    NextStep next,
    List<Deadline> deadlines,
    List<Reference> answers,
    Optional<LocalDate> followUpOn,
    List<Note> notes) {
  public Account {
    claims = List.copyOf(claims);
    deadlines = List.copyOf(deadlines);
    answers = List.copyOf(answers);
    notes = List.copyOf(notes);
  }

  /** What is still owed: by some payer, and by the patient. Empty where it cannot be told. */
  public record Balance(Optional<Money> payer, Optional<Money> patient) {}

  /**
   * What a denial means: category of the next step (see {@link DenialCategory}), codes as sent,
   * such as {@code CO-16}, {@code N56}.
   */
  public record Denial(DenialCategory category, List<String> codes) {
    public Denial {
      codes = List.copyOf(codes);
    }
  }

  /** The next step: a stable action code and a sentence. */
  public record NextStep(String action, Message text) {}

  /**
   * A day by which something must have been done, of which kind ({@code filing}, {@code appeal}),
   * and who says so.
   */
  public record Deadline(String kind, LocalDate on, String source) {}
}
