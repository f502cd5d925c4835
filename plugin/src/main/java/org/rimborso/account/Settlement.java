package org.rimborso.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.account.Account.Balance;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Message;

/**
 * What all payers of an account did together. Each takes off what the earlier ones left; the
 * patient's share is that of the last who decided, once nobody else is asked.
 *
 * @param judgements one for each payer, in coordination order, never empty
 * @param mixed whether amounts are in several currencies
 */
record Settlement(List<Judgement> judgements, boolean mixed) {
  Settlement {
    judgements = List.copyOf(judgements);
  }

  Judgement first() {
    return judgements.get(0);
  }

  Judgement last() {
    return judgements.get(judgements.size() - 1);
  }

  /** The payer whose turn it is: the first that has not decided, else the last. */
  Judgement current() {
    return judgements.get(turn());
  }

  private int turn() {
    for (int i = 0; i + 1 < judgements.size(); i++) {
      if (!judgements.get(i).isDecided()) {
        return i;
      }
    }
    return judgements.size() - 1;
  }

  /**
   * The payer whose decision says what the account is about: the current one, unless it explains
   * nothing and an earlier one has denied what is open.
   */
  Judgement speaking() {
    Judgement current = current();
    if (current.verdict().state() != State.UNKNOWN || !current.isDecided()) {
      return current;
    }
    return judgements.stream().filter(Judgement::isContested).findFirst().orElse(current);
  }

  Optional<Money> billed() {
    return first().figures().billed();
  }

  Optional<Money> contractual() {
    return sum(true);
  }

  Optional<Money> paid() {
    return sum(false);
  }

  private Optional<Money> sum(boolean contractual) {
    Optional<Money> sum = Optional.empty();
    for (int i = 0; i < judgements.size(); i++) {
      Judgement judgement = judgements.get(i);
      if (i == 0 || judgement.isDecided()) {
        Figures figures = judgement.figures();
        sum = Money.plus(sum, contractual ? figures.contractual() : figures.paid());
      }
    }
    return sum;
  }

  /** The patient's share; none while a further payer is asked, or is to be asked, for it. */
  Optional<Money> patientShare(boolean fallsToAnother) {
    return fallsToAnother || turn() < judgements.size() - 1
        ? Optional.empty()
        : last().figures().patientShare();
  }

  /** What is still owed, less what was written off; empty where it cannot be told. */
  Balance balance(State state, boolean fallsToAnother, Optional<Money> writtenOff) {
    boolean untold =
        state == State.CANCELLED
            || mixed && judgements.size() > 1
            || judgements.stream().anyMatch(one -> one.figures().conflict().isPresent())
            || current().isDecided() && state == State.UNKNOWN && paid().isEmpty();
    if (untold) {
      return new Balance(Optional.empty(), Optional.empty());
    }
    Optional<Money> share = patientShare(fallsToAnother);
    return new Balance(
        payerBalance(fallsToAnother, writtenOff),
        share.map(money -> Figures.less(money, last().figures().fromPatient())));
  }

  /** Billed less everything that is known to be settled. */
  Optional<Money> payerBalance(boolean fallsToAnother, Optional<Money> writtenOff) {
    return billed()
        .map(
            money ->
                Figures.withoutDust(
                    Figures.less(
                        Figures.less(
                            Figures.less(Figures.less(money, contractual()), paid()),
                            patientShare(fallsToAnother)),
                        writtenOff)));
  }

  /**
   * What of {@code given} is still given up: only what is owed can be, so what a payer paid since,
   * or gave to the patient, takes its place.
   */
  Optional<Money> givenUp(Optional<Money> given) {
    if (given.isEmpty()) {
      return given;
    }
    return payerBalance(false, Optional.empty())
        .filter(owed -> owed.sameCurrency(given.get()))
        .map(owed -> owed.minus(given.get()).signum() < 0 ? owed : given.get())
        .filter(Figures::isOwed);
  }

  /** What cannot be judged about any bill that was sent, or its answer. */
  Optional<Message> oddity(LocalDate asOf) {
    if (mixed) {
      return Optional.of(Verdict.message("reason.unknown.currencies"));
    }
    return judgements.stream()
        .filter(one -> !one.turn().inForce().isCancelled() && !one.turn().inForce().isDraft())
        .flatMap(one -> Unexplained.of(one, asOf).stream())
        .findFirst();
  }

  /** Whether the coverage was billed, or answered, in this account. */
  boolean includes(Reference coverage) {
    return judgements.stream()
        .anyMatch(
            one ->
                one.turn()
                    .payee()
                    .coverage()
                    .filter(known -> known.reference().equals(coverage))
                    .isPresent());
  }
}
