package org.rimborso.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * What billers are told of an account: one finding for its state, and those about days that draw
 * near or are over. The ids are those of the rule catalogue, {@code account-*}.
 */
public final class Alerts {
  private static final int SOON = 30;
  private static final int NEAR = 7;

  private Alerts() {}

  /** The findings about {@code account} on the day {@code asOf}, its state first. */
  public static List<Finding> of(Account account, LocalDate asOf) {
    List<Finding> found = new ArrayList<>(1);
    ofState(account, asOf).ifPresent(found::add);
    appeal(account, asOf).ifPresent(found::add);
    followUp(account, asOf).ifPresent(found::add);
    unexplained(account).ifPresent(found::add);
    return List.copyOf(found);
  }

  private static Optional<Finding> ofState(Account account, LocalDate asOf) {
    return switch (account.state()) {
      case NO_RESPONSE ->
          told(
              account,
              "account-no-response",
              Severity.WARNING,
              Source.of("Social Security Act", "1842(c)(2)"));
      case REJECTED ->
          told(
              account,
              "account-rejected",
              Severity.ERROR,
              Source.of("FHIR R4 ClaimResponse", "outcome"));
      case PENDED ->
          told(
              account,
              "account-pended",
              isNear(account, Deadlines.RECORDS, asOf) ? Severity.ERROR : Severity.WARNING,
              Source.of("FHIR R4 ClaimResponse", "outcome"));
      case DENIED -> told(account, "account-denied", Severity.ERROR, reasonCodes());
      case PARTLY_DENIED -> told(account, "account-partly-denied", Severity.ERROR, reasonCodes());
      case UNDERPAID ->
          told(
              account,
              "account-underpaid",
              Severity.WARNING,
              Source.of("FHIR R4 ClaimResponse", "item.adjudication"));
      case SECONDARY_DUE ->
          told(
              account,
              "account-secondary-due",
              Severity.WARNING,
              Source.of("Medicare Secondary Payer Manual (CMS Pub. 100-05)", "chapter 3"));
      case PATIENT_DUE ->
          told(
              account,
              "account-patient-due",
              Severity.INFO,
              Source.of("X12 external code list 974", "PR"));
      case OVERPAID ->
          told(account, "account-overpaid", Severity.WARNING, Source.of("42 CFR 401.305", "(b)"));
      case CANCELLED, DRAFT, WRITTEN_OFF, UNKNOWN, AWAITING, PAID -> Optional.empty();
    };
  }

  private static Source reasonCodes() {
    return Source.of("X12 external code lists 139 and 411", "CARC, RARC");
  }

  private static Optional<Finding> told(
      Account account, String id, Severity severity, Source source) {
    return Optional.of(
        finding(account, id, severity, source, "", account.stateReason()).advising(next(account)));
  }

  /** The next step; where no appeal is open, and the step alone would not say so, why. */
  private static Message next(Account account) {
    boolean said = account.next().action().equals("stop");
    return account
        .breakdown()
        .appeal()
        .filter(appeal -> !appeal.isOpen() && !said)
        .map(appeal -> Verdict.message("next.no-appeal", account.next().text(), appeal.why()))
        .orElse(account.next().text());
  }

  private static boolean isNear(Account account, String kind, LocalDate asOf) {
    return account.deadlines().stream()
        .anyMatch(
            one -> one.kind().equals(kind) && ChronoUnit.DAYS.between(asOf, one.on()) <= NEAR);
  }

  private static Optional<Finding> appeal(Account account, LocalDate asOf) {
    for (Deadline deadline : account.deadlines()) {
      long left = ChronoUnit.DAYS.between(asOf, deadline.on());
      if (deadline.kind().equals(Deadlines.APPEAL) && left <= SOON) {
        String key = left < 0 ? "past" : "message";
        return Optional.of(
            finding(
                    account,
                    "account-appeal-deadline",
                    left <= NEAR ? Severity.ERROR : Severity.WARNING,
                    new Source(deadline.source(), "", deadline.from(), Optional.empty()),
                    deadline.on().toString(),
                    words("account-appeal-deadline", key, deadline.on(), Math.abs(left)))
                .advising(
                    left < 0
                        ? words("account-appeal-deadline", "next-past")
                        : words("account-appeal-deadline", "next", account.next().text())));
      }
    }
    return Optional.empty();
  }

  /** The follow-up date of the notes, and the promise of the latest note that has one. */
  private static Optional<Finding> followUp(Account account, LocalDate asOf) {
    if (!account.state().isOpen() || account.notes().isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> promised =
        account.notes().stream()
            .filter(note -> note.status() == Note.Status.ACTIVE)
            .flatMap(note -> note.promisedOn().stream())
            .reduce((earlier, later) -> later);
    return Stream.of(account.followUpOn(), promised)
        .flatMap(Optional::stream)
        .filter(day -> !day.isAfter(asOf))
        .min(Comparator.naturalOrder())
        .map(
            day ->
                finding(
                        account,
                        "account-follow-up-due",
                        Severity.WARNING,
                        Source.of("Rimborso", "notes"),
                        day.toString(),
                        words("account-follow-up-due", "message", day))
                    .advising(words("account-follow-up-due", "next", account.next().text())));
  }

  /** Amounts that do not add up, and codes that nobody knows where money hangs on them. */
  private static Optional<Finding> unexplained(Account account) {
    boolean unknownReason =
        account.denial().stream()
            .flatMap(denial -> denial.codes().stream())
            .anyMatch(code -> !Carc.isKnown(code));
    boolean owed = account.balance().payer().map(Money::signum).filter(s -> s != 0).isPresent();
    List<String> codes = account.breakdown().unknownCodes();
    if (account.state() != State.UNKNOWN && !unknownReason && (codes.isEmpty() || !owed)) {
      return Optional.empty();
    }
    Message why =
        account.state() == State.UNKNOWN || codes.isEmpty()
            ? account.stateReason()
            : Verdict.coded(account.stateReason(), codes);
    return Optional.of(
        finding(
                account,
                "account-unexplained",
                Severity.WARNING,
                Source.of("FHIR R4 ClaimResponse", "item.adjudication, total, payment"),
                "",
                words("account-unexplained", "message", why))
            .advising(words("account-unexplained", "next")));
  }

  private static Finding finding(
      Account account, String id, Severity severity, Source source, String fact, Message message) {
    String type = account.reference().type();
    return new Fault(id, severity, Set.of(Audience.BILLING), source, Alerts.class)
        .finding(account.reference(), fact, type)
        .saying(message)
        .risking(account.breakdown().shortfall().or(() -> account.balance().payer()))
        .provenBy(
            account.answers().stream().map(answer -> new Evidence(answer, answer.type())).toList());
  }

  private static Message words(String id, String key, Object... arguments) {
    return Verdict.message(id + "." + key, arguments);
  }
}
