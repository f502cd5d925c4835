package org.rimborso.account;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.rimborso.account.Account.Appeal;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Money;
import org.rimborso.rule.Message;

/**
 * The state of an account as a whole, from what its payers did: beside their decisions, what was
 * written off, what cannot be judged, and to whom the patient's share falls next.
 *
 * @param next the coverage that the balance falls to, not billed yet
 */
record Conclusion(Verdict verdict, Optional<Coverage> next) {
  private static final Set<State> NOT_SENT = Set.of(State.CANCELLED, State.DRAFT);
  private static final Set<String> APPEALS = Set.of("appeal", "appeal-next-level");

  static Conclusion of(
      Settlement settlement,
      Optional<Money> writtenOff,
      Optional<Coverage> next,
      Optional<String> nextName,
      LocalDate asOf) {
    State current = settlement.current().verdict().state();
    if (NOT_SENT.contains(current)) {
      return new Conclusion(settlement.current().verdict(), Optional.empty());
    }
    Optional<Message> oddity = settlement.oddity(asOf);
    if (oddity.isEmpty() && covers(settlement, writtenOff)) {
      return new Conclusion(
          Verdict.of(
              State.WRITTEN_OFF,
              Verdict.message("reason.written-off", writtenOff.orElseThrow()),
              Verdict.next("none")),
          Optional.empty());
    }
    if (oddity.isPresent()) {
      return new Conclusion(
          Verdict.of(State.UNKNOWN, oddity.get(), Unexplained.readAnswer()), Optional.empty());
    }
    Verdict verdict = settlement.speaking().verdict();
    return verdict.state() == State.PATIENT_DUE && next.isPresent()
        ? new Conclusion(secondaryDue(settlement, nextName), next)
        : new Conclusion(verdict, Optional.empty());
  }

  /** Whether what was given up is all that some payer still owes, or more. */
  private static boolean covers(Settlement settlement, Optional<Money> writtenOff) {
    return writtenOff.filter(Figures::isOwed).isPresent()
        && settlement
            .payerBalance(false, Optional.empty())
            .filter(money -> money.sameCurrency(writtenOff.get()))
            .map(money -> !Figures.isOwed(money.minus(writtenOff.get())))
            .orElse(false);
  }

  private static Verdict secondaryDue(Settlement settlement, Optional<String> nextName) {
    Money share = settlement.patientShare(false).orElseThrow();
    return Verdict.of(
        State.SECONDARY_DUE,
        nextName
            .map(name -> Verdict.message("reason.secondary-due", share, name))
            .orElseGet(() -> Verdict.message("reason.secondary-due.unnamed", share)),
        Verdict.next("bill-secondary"));
  }

  /** The same, where the time to appeal is over: then no appeal is advised. */
  Conclusion before(Iterable<Deadline> deadlines, LocalDate asOf) {
    for (Deadline deadline : deadlines) {
      boolean over = deadline.kind().equals(Deadlines.APPEAL) && deadline.on().isBefore(asOf);
      if (over && verdict.appeal().isPresent()) {
        Appeal late =
            new Appeal(
                false,
                verdict.appeal().get().level(),
                Verdict.message("appeal.none.over", deadline.on()));
        return new Conclusion(
            new Verdict(
                verdict.state(),
                verdict.reason(),
                APPEALS.contains(verdict.next().action())
                    ? Verdict.next("stop", late.why())
                    : verdict.next(),
                verdict.denial(),
                Optional.of(late)),
            next);
      }
    }
    return this;
  }
}
