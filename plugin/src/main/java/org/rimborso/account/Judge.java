package org.rimborso.account;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.account.Account.Appeal;
import org.rimborso.chart.Money;
import org.rimborso.rule.Message;

/**
 * Decides what came of one payer's turn: the first state that holds. What concerns the account as a
 * whole (a write-off, several currencies, the next coverage) is decided after it.
 */
final class Judge {
  private final Turn turn;
  private final Optional<PayerAnswer> answer;
  private final Figures figures;
  private final Silence silence;
  private final Appeals appeals;
  private final Optional<Shortfall> shortfall;
  private final BigDecimal tolerance;

  /** What the payer still owes. */
  private final Optional<Money> owed;

  /**
   * @param tolerance what a payer may leave unexplained, in major units of the account's currency
   */
  Judge(
      Turn turn,
      Optional<PayerAnswer> answer,
      Figures figures,
      Silence silence,
      Appeals appeals,
      Optional<Shortfall> shortfall,
      BigDecimal tolerance) {
    this.turn = turn;
    this.answer = answer;
    this.figures = figures;
    this.silence = silence;
    this.appeals = appeals;
    this.shortfall = shortfall;
    this.tolerance = tolerance;
    owed = figures.payerBalance();
  }

  Verdict verdict() {
    return notSent().orElseGet(this::byAnswer);
  }

  /** The same of the answer alone, whatever became of the bill since. */
  Verdict byAnswer() {
    return contradictory()
        .or(this::rejected)
        .or(this::unfinished)
        .or(this::overpaid)
        .or(this::denied)
        .or(this::underpaid)
        .or(this::settled)
        .orElseGet(() -> new Unexplained(figures).verdict());
  }

  private Optional<Verdict> notSent() {
    if (turn.inForce().isCancelled()) {
      return verdict(State.CANCELLED, "reason.cancelled", "none");
    }
    if (turn.inForce().isDraft()) {
      boolean replaces = turn.bills().size() > 1;
      return verdict(State.DRAFT, replaces ? "reason.draft.replacement" : "reason.draft", "submit");
    }
    return turn.isWithdrawn()
        ? verdict(State.CANCELLED, "reason.cancelled.void", "none")
        : selfPay();
  }

  /** The patient is asked, and no payer answers. */
  private Optional<Verdict> selfPay() {
    if (!turn.payee().isSelfPay()) {
      return Optional.empty();
    }
    Optional<Money> open = figures.patientBalance().filter(Figures::isOwed);
    if (open.isPresent()) {
      return verdict(State.PATIENT_DUE, "reason.patient-due.self-pay", "collect", open.get());
    }
    return figures.patientBalance().isEmpty()
        ? Optional.empty()
        : tooMuchFromPatient().or(() -> verdict(State.PAID, "reason.paid.self-pay", "none"));
  }

  private Optional<Verdict> contradictory() {
    return figures
        .conflict()
        .filter(conflict -> answer.filter(PayerAnswer::isFinal).isPresent())
        .filter(conflict -> answer.filter(PayerAnswer::isError).isEmpty())
        .flatMap(
            c ->
                verdict(State.UNKNOWN, "reason.unknown.sums", "read-answer", c.lines(), c.total()));
  }

  private Optional<Verdict> rejected() {
    return answer
        .filter(PayerAnswer::isError)
        .map(
            given -> {
              List<String> codes =
                  given.answer().errors().stream().flatMap(e -> e.label().stream()).toList();
              return Verdict.of(
                  State.REJECTED,
                  Verdict.coded(Verdict.message("reason.rejected"), codes),
                  Verdict.next("correct-and-resubmit"));
            });
  }

  private Optional<Verdict> unfinished() {
    if (answer.filter(PayerAnswer::isPartial).isPresent()) {
      return verdict(State.PENDED, "reason.pended.partial", "ask-payer");
    }
    Optional<Verdict> asked = recordsAsked();
    if (asked.isPresent()) {
      return asked;
    }
    if (answer.filter(PayerAnswer::isFinal).isEmpty()) {
      return Optional.of(silence.verdict(answer));
    }
    List<String> pended = codes(Adjustment.Effect.PENDED);
    return pended.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Verdict.of(
                State.PENDED,
                Verdict.coded(Verdict.message("reason.pended.review"), pended),
                Verdict.next("ask-payer")));
  }

  /** An answer without amounts whose remark asks for records decides nothing yet. */
  private Optional<Verdict> recordsAsked() {
    if (answer.isEmpty() || figures.paid().isPresent() || figures.patientShare().isPresent()) {
      return Optional.empty();
    }
    List<String> remarks = answer.get().remarks(DenialCategory.DOCUMENTATION);
    boolean reasons =
        figures.services().stream().anyMatch(service -> !service.sums().adjustments().isEmpty());
    return remarks.isEmpty() || reasons
        ? Optional.empty()
        : Optional.of(
            Verdict.of(
                State.PENDED,
                Verdict.coded(Verdict.message("reason.pended.records"), remarks),
                Verdict.next("send-records")));
  }

  /** Money that belongs to the payer, or to the patient. */
  private Optional<Verdict> overpaid() {
    Optional<Money> payer = owed.filter(rest -> rest.signum() < 0);
    if (payer.isPresent()) {
      return verdict(State.OVERPAID, "reason.overpaid", "refund", Figures.positive(payer.get()));
    }
    return owed.filter(rest -> rest.signum() == 0).isPresent()
        ? tooMuchFromPatient()
        : Optional.empty();
  }

  private Optional<Verdict> tooMuchFromPatient() {
    return figures
        .patientBalance()
        .map(Figures::withoutDust)
        .filter(rest -> rest.signum() < 0)
        .flatMap(
            rest ->
                verdict(
                    State.OVERPAID,
                    "reason.overpaid.patient",
                    "refund-patient",
                    Figures.positive(rest)));
  }

  private Optional<Verdict> denied() {
    return Refusal.of(figures.services())
        .map(
            refusal -> {
              boolean all = everyLineDenied();
              Appeal appeal = appeals.of(turn, refusal);
              return new Verdict(
                  all ? State.DENIED : State.PARTLY_DENIED,
                  all ? refusal.sentence() : partly(refusal),
                  refusal.next(appeal),
                  Optional.of(refusal.denial()),
                  Optional.of(appeal));
            });
  }

  private boolean everyLineDenied() {
    return figures.unanswered() == 0
        && !figures.isPaidSomething()
        && figures.services().stream().filter(Service::isCharged).allMatch(Service::isDenied);
  }

  private Message partly(Refusal refusal) {
    long lines =
        figures.services().stream().filter(Service::isCharged).count() + figures.unanswered();
    long touched =
        figures.services().stream()
            .filter(service -> service.isDenied() || service.isCut())
            .count();
    return lines > 1
        ? Verdict.message("reason.partly-denied.lines", touched, lines, refusal.sentence())
        : Verdict.message("reason.partly-denied", refusal.sentence());
  }

  private Optional<Verdict> underpaid() {
    return shortfall.flatMap(
        gap ->
            gap.source().isPresent()
                ? verdict(
                    State.UNDERPAID,
                    "reason.underpaid.contract",
                    "reconsider-contract",
                    gap.missing(),
                    gap.due(),
                    gap.source().get())
                : verdict(
                    State.UNDERPAID,
                    "reason.underpaid.allowed",
                    "reconsider",
                    gap.missing(),
                    gap.due()));
  }

  private Optional<Verdict> settled() {
    Optional<Money> payer = owed;
    if (figures.paid().isEmpty()
            && figures.patientShare().isEmpty()
            && figures.contractual().isEmpty()
        || payer.isEmpty()
        || !isSettled(payer.get())) {
      return Optional.empty();
    }
    Optional<Money> patient = figures.patientBalance().filter(Figures::isOwed);
    if (patient.isPresent()) {
      return Optional.of(
          Verdict.of(
              State.PATIENT_DUE,
              Verdict.coded(
                  Verdict.message("reason.patient-due", patient.get()),
                  codes(Adjustment.Effect.PATIENT)),
              Verdict.next("bill-patient")));
    }
    if (payer.get().signum() != 0) {
      return verdict(State.PAID, "reason.paid.tolerated", "none", payer.get());
    }
    return figures.isPaidSomething()
        ? verdict(State.PAID, "reason.paid", "none")
        : verdict(State.PAID, "reason.paid.nothing-due", "none");
  }

  /** Nothing is left, or so little of what was paid that the site does not ask for it. */
  private boolean isSettled(Money rest) {
    return rest.signum() == 0
        || rest.signum() > 0
            && figures.isPaidSomething()
            && figures.foreign().isEmpty()
            && rest.value().compareTo(tolerance) <= 0;
  }

  private List<String> codes(Adjustment.Effect effect) {
    Set<String> codes = new LinkedHashSet<>();
    for (Service service : figures.services()) {
      if (service.sums().has(effect)) {
        service.sums().adjustments().stream()
            .filter(adjustment -> adjustment.effect() == effect)
            .forEach(adjustment -> codes.add(adjustment.code()));
      }
    }
    return List.copyOf(codes);
  }

  private static Optional<Verdict> verdict(
      State state, String reason, String action, Object... arguments) {
    return Optional.of(Verdict.of(state, Verdict.message(reason, arguments), Verdict.next(action)));
  }
}
