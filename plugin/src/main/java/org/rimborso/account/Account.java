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
 * @param breakdown what stands behind the sums, payer by payer and line by line
 * @param worth how much it is worth doing now; empty where nothing is to be won
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
    List<Note> notes,
    Breakdown breakdown,
    Optional<Worth> worth) {
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
   * A day by which something must have been done, of which kind ({@code filing}, {@code appeal},
   * {@code records}, {@code refund}), and who says so.
   *
   * @param from since when that rule is in force, where it is told
   */
  public record Deadline(String kind, LocalDate on, String source, Optional<LocalDate> from) {
    /** One whose rule was always in force, as far as is told. */
    public Deadline(String kind, LocalDate on, String source) {
      this(kind, on, source, Optional.empty());
    }
  }

  /**
   * Whether there is a way to appeal.
   *
   * @param level of the next appeal, from 1
   * @param why why there is none; where there is one, which
   */
  public record Appeal(boolean isOpen, int level, Message why) {}

  /**
   * What one payer did, in coordination order. A later payer's contractual amount is what it took
   * off beyond the earlier ones; all other figures are as it tells them.
   *
   * @param claims the claims that went to it, oldest first
   * @param lines those that it denied
   */
  public record Share(
      Party payer,
      List<Reference> claims,
      State state,
      Message reason,
      Optional<Money> billed,
      Optional<Money> allowed,
      Optional<Money> contractual,
      Optional<Money> paid,
      Optional<Money> patientShare,
      Optional<Denial> denial,
      List<LineDenial> lines,
      Optional<Reference> answer) {
    public Share {
      claims = List.copyOf(claims);
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line that is denied, whole or in part.
   *
   * @param sequence of the line; 0 where the claim is denied as a whole
   * @param open what the denial holds back
   */
  public record LineDenial(
      int sequence, Optional<Money> open, Denial denial, Message meaning, NextStep next) {}

  /**
   * What stands behind an account's sums.
   *
   * @param payers one for each payer that was billed or answered
   * @param shortfall what the payer whose decision counts stayed below the allowed or contracted
   *     amount
   * @param fromPatient what the patient paid; empty where that is not known
   * @param nextCoverage the coverage that the balance falls to
   * @param appeal the way against the denial
   * @param selfPay whether the patient pays, and no insurance is billed
   * @param unknownCodes codes with money behind them, or in place of a reason, that nobody knows
   * @param course how the account came to where it is
   */
  public record Breakdown(
      List<Share> payers,
      Optional<Money> shortfall,
      Optional<Money> fromPatient,
      Optional<Reference> nextCoverage,
      Optional<Appeal> appeal,
      boolean selfPay,
      List<String> unknownCodes,
      Course course) {
    /** Nothing is known. */
    public static final Breakdown NONE =
        new Breakdown(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(),
            Course.NONE);

    public Breakdown {
      payers = List.copyOf(payers);
      unknownCodes = List.copyOf(unknownCodes);
    }
  }

  /** The account with what follows from all the rest of it. */
  Account worth(Optional<Worth> value) {
    return new Account(
        reference,
        claims,
        state,
        stateReason,
        payer,
        serviced,
        billed,
        allowed,
        contractual,
        paid,
        patientShare,
        writtenOff,
        balance,
        openedOn,
        ageDays,
        bucket,
        denial,
        next,
        deadlines,
        answers,
        followUpOn,
        notes,
        breakdown,
        value);
  }
}
