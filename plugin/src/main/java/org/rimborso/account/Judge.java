package org.rimborso.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Money;
import org.rimborso.rule.Message;

/**
 * Decides the one state of a chain: the first that holds. States that are not told apart yet fall
 * through to the next that is honest: an unfinished or pended answer is {@code awaiting}, money
 * without an explanation (paid too much, too little, or for nobody known) is {@code unknown}.
 */
final class Judge {
  private final Chain chain;
  private final Optional<PayerAnswer> answer;
  private final Figures figures;
  private final boolean severalCurrencies;
  private final boolean medicare;
  private final Silence silence;

  Judge(
      Chain chain,
      Optional<PayerAnswer> answer,
      Figures figures,
      boolean severalCurrencies,
      boolean medicare,
      Silence silence) {
    this.chain = chain;
    this.answer = answer;
    this.figures = figures;
    this.severalCurrencies = severalCurrencies;
    this.medicare = medicare;
    this.silence = silence;
  }

  Verdict verdict() {
    return notSent()
        .or(this::contradictory)
        .or(this::rejected)
        .or(this::unfinished)
        .or(this::overpaid)
        .or(this::denied)
        .or(this::settled)
        .orElseGet(this::unexplained);
  }

  private Optional<Verdict> notSent() {
    if (chain.inForce().isCancelled()) {
      return verdict(State.CANCELLED, "reason.cancelled", "none");
    }
    if (!chain.inForce().isDraft()) {
      return Optional.empty();
    }
    boolean replaces = chain.bills().size() > 1;
    return verdict(State.DRAFT, replaces ? "reason.draft.replacement" : "reason.draft", "submit");
  }

  private Optional<Verdict> contradictory() {
    if (severalCurrencies) {
      return verdict(State.UNKNOWN, "reason.unknown.currencies", "read-answer");
    }
    if (chain.hasSeveralPayers()) {
      return verdict(State.UNKNOWN, "reason.unknown.payers", "read-answer");
    }
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
                  coded("reason.rejected", codes),
                  Verdict.next("correct-and-resubmit"));
            });
  }

  private Optional<Verdict> unfinished() {
    if (answer.filter(PayerAnswer::isPartial).isPresent()) {
      return verdict(State.AWAITING, "reason.awaiting.partial", "ask-payer");
    }
    if (answer.filter(PayerAnswer::isFinal).isEmpty()) {
      return Optional.of(silence.verdict(answer));
    }
    List<String> pended = codes(Adjustment.Effect.PENDED);
    return pended.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Verdict.of(
                State.AWAITING,
                coded("reason.awaiting.pended", pended),
                Verdict.next("ask-payer")));
  }

  private Optional<Verdict> overpaid() {
    return figures
        .payerBalance()
        .filter(rest -> rest.signum() < 0)
        .map(
            rest -> {
              Money over = Money.zero(rest.currency()).minus(rest);
              return Verdict.of(
                  State.UNKNOWN,
                  Verdict.message("reason.unknown.too-much", over),
                  Verdict.next("read-answer"));
            });
  }

  private Optional<Verdict> denied() {
    return Refusal.of(figures.services())
        .map(
            refusal -> {
              boolean all = everyLineDenied();
              return new Verdict(
                  all ? State.DENIED : State.PARTLY_DENIED,
                  all ? refusal.sentence() : partly(refusal),
                  refusal.next(medicare),
                  Optional.of(refusal.denial()));
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

  private Optional<Verdict> settled() {
    Optional<Money> payer = figures.payerBalance();
    if (figures.paid().isEmpty() && figures.patientShare().isEmpty() && !zeroByContract()
        || payer.isEmpty()
        || payer.get().signum() != 0) {
      return Optional.empty();
    }
    Optional<Money> patient = figures.patientBalance().filter(Figures::isOwed);
    if (patient.isPresent()) {
      return Optional.of(
          Verdict.of(
              State.PATIENT_DUE,
              coded(
                  Verdict.message("reason.patient-due", patient.get()),
                  codes(Adjustment.Effect.PATIENT)),
              Verdict.next("bill-patient")));
    }
    return figures.isPaidSomething()
        ? verdict(State.PAID, "reason.paid", "none")
        : verdict(State.PAID, "reason.paid.nothing-due", "none");
  }

  private boolean zeroByContract() {
    return figures.contractual().isPresent();
  }

  private Verdict unexplained() {
    List<String> codes =
        figures.services().stream().flatMap(s -> s.sums().foreign().stream()).distinct().toList();
    return Verdict.of(
        State.UNKNOWN, coded(unexplainedReason(), codes), Verdict.next("read-answer"));
  }

  private Message unexplainedReason() {
    if (figures.paid().isEmpty() && figures.patientShare().isEmpty()) {
      return Verdict.message("reason.unknown.no-amounts");
    }
    if (figures.billed().isEmpty()) {
      return Verdict.message("reason.unknown.not-billed");
    }
    Money billed = figures.billed().get();
    Money rest = figures.payerBalance().orElse(billed);
    return figures.isPaidSomething() || figures.patientShare().isPresent()
        ? Verdict.message("reason.unknown.rest", rest, billed)
        : Verdict.message("reason.unknown.nothing-paid");
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

  private static Message coded(String key, List<String> codes) {
    return coded(Verdict.message(key), codes);
  }

  private static Message coded(Message plain, List<String> codes) {
    return codes.isEmpty()
        ? plain
        : Verdict.message("reason.coded", plain, String.join(", ", codes));
  }

  private static Optional<Verdict> verdict(
      State state, String reason, String action, Object... arguments) {
    return Optional.of(Verdict.of(state, Verdict.message(reason, arguments), Verdict.next(action)));
  }
}
