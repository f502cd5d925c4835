package org.rimborso.web;

import static org.rimborso.web.Spelling.day;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.rimborso.account.Account;
import org.rimborso.account.Bucket;
import org.rimborso.account.Chances;
import org.rimborso.account.Course;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.account.Worth;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/** What a review of the sample found: findings, what was not checked, two accounts. */
final class SampleReview {
  private final Spelling spelling;

  SampleReview(Spelling spelling) {
    this.spelling = spelling;
  }

  Review review() {
    return new Review(
        Optional.of(SampleChart.PATIENT),
        SampleChart.TODAY,
        findings(),
        notChecked(),
        List.of(denied(), draft()));
  }

  private List<Finding> findings() {
    return List.of(
        new Finding(
            "diagnosis-not-billable",
            Severity.ERROR,
            Set.of(Audience.CLINICIAN, Audience.BILLING),
            SampleChart.CLAIM,
            "E11",
            "Claim.diagnosis[0].diagnosis",
            spelling.say("sample.header", "E11"),
            spelling.say("sample.fix"),
            Optional.of(Money.of("31337.42", "USD")),
            List.of(new Evidence(SampleChart.CONDITION, "Condition.code")),
            Source.from(SampleChart.TODAY, spelling.of("ICD-10-CM 2027"), "E11")),
        new Finding(
            "sample-amount",
            Severity.WARNING,
            Set.of(Audience.CLINICIAN),
            SampleChart.VISIT,
            "",
            "Encounter",
            spelling.say("sample.amount", Money.of("31337.42", "USD")),
            spelling.say("sample.fix"),
            Optional.empty(),
            List.of(),
            Source.of("Sample", "")),
        new Finding(
            "encounter-not-billed",
            Severity.WARNING,
            Set.of(Audience.CLINICIAN, Audience.BILLING),
            SampleChart.VISIT,
            "",
            "Encounter",
            spelling.say("sample.unbilled"),
            spelling.say("sample.fix"),
            Optional.empty(),
            List.of(),
            Source.of("Sample", "1")));
  }

  private List<NotChecked> notChecked() {
    return List.of(
        new NotChecked(
            "chart", Optional.empty(), Cause.RESOURCE_NOT_OFFERED, "ExplanationOfBenefit"),
        new NotChecked("chart", Optional.empty(), Cause.NOT_REACHED, "Procedure"),
        new NotChecked(
            "diagnosis-unknown-code",
            Optional.of(SampleChart.CONDITION),
            Cause.CODE_SET_NOT_LOADED,
            spelling.of("ICD-10-CM 2027")));
  }

  private Account denied() {
    return account(
        SampleChart.CLAIM,
        State.PARTLY_DENIED,
        spelling.say("sample.denied"),
        Optional.of(Money.of("898.00", "USD")),
        75,
        Optional.of(new Account.Denial(DenialCategory.CODING, List.of("CO-146"))),
        List.of(new Account.Deadline("appeal", LocalDate.of(2026, 12, 30), spelling.of("Manual"))),
        List.of(SampleChart.ANSWER),
        List.of(note()),
        broken(),
        Optional.of(
            new Worth(
                Money.of("898.00", "USD"),
                new Chances.Chance(new BigDecimal("0.75"), 0),
                BigDecimal.ONE)));
  }

  private Account draft() {
    return account(
        SampleChart.SECOND,
        State.DRAFT,
        spelling.say("sample.draft"),
        Optional.empty(),
        11,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Account.Breakdown.NONE,
        Optional.empty());
  }

  private Account.Breakdown broken() {
    Account.Denial denial =
        new Account.Denial(DenialCategory.CODING, List.of("CO-146", spelling.of("Z41")));
    return new Account.Breakdown(
        List.of(
            new Account.Share(
                spelling.named("Northfield Health PPO"),
                List.of(SampleChart.CLAIM),
                State.PARTLY_DENIED,
                spelling.say("sample.denied"),
                Optional.of(Money.of("1210.00", "USD")),
                Optional.of(Money.of("214.60", "USD")),
                Optional.of(Money.of("97.40", "USD")),
                Optional.of(Money.of("171.68", "USD")),
                Optional.of(Money.of("42.92", "USD")),
                Optional.of(denial),
                List.of(
                    new Account.LineDenial(
                        2,
                        Optional.of(Money.of("898.00", "USD")),
                        denial,
                        spelling.say("sample.denied"),
                        new Account.NextStep("correct", spelling.say("sample.fix")))),
                Optional.of(SampleChart.ANSWER))),
        Optional.of(Money.of("42.42", "USD")),
        Optional.empty(),
        Optional.of(new Reference("Coverage", "k1")),
        Optional.of(new Account.Appeal(false, 1, spelling.say("sample.fix"))),
        false,
        List.of(spelling.of("Z41")),
        Course.NONE);
  }

  private Account account(
      Reference reference,
      State state,
      Message reason,
      Optional<Money> balance,
      long age,
      Optional<Account.Denial> denial,
      List<Account.Deadline> deadlines,
      List<Reference> answers,
      List<Note> notes,
      Account.Breakdown breakdown,
      Optional<Worth> worth) {
    return new Account(
        reference,
        List.of(reference),
        state,
        reason,
        spelling.named("Northfield Health PPO"),
        Period.on(LocalDate.parse("2026-09-02")),
        Optional.of(Money.of("1210.00", "USD")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Account.Balance(balance, Optional.of(Money.of("42.92", "USD"))),
        Optional.of(day("2026-09-09")),
        OptionalLong.of(age),
        Optional.of(Bucket.of(age)),
        denial,
        new Account.NextStep("correct-and-resubmit", spelling.say("sample.fix")),
        deadlines,
        answers,
        notes.isEmpty() ? Optional.empty() : Optional.of(SampleChart.TODAY),
        notes,
        breakdown,
        worth);
  }

  Note note() {
    return new Note(
        "3f0c",
        new Note.Author("Practitioner/demo-biller", spelling.of("Jonas Whitlock")),
        Instant.parse("2026-11-19T15:26:00Z"),
        Note.Kind.CALL,
        spelling.of("A corrected claim is enough."),
        Optional.of(spelling.of("Dana K.")),
        Optional.of(spelling.of("NF-88213")),
        Optional.of(Money.of("898.00", "USD")),
        Optional.of(SampleChart.TODAY),
        Optional.of(SampleChart.TODAY),
        Note.Status.ACTIVE);
  }
}
