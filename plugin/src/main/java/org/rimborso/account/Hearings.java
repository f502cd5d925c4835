package org.rimborso.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Progress;
import org.rimborso.chart.Served;
import org.rimborso.codes.CodeSets;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Rates;

/** Judges the turns of one chart's accounts, payer after payer. */
final class Hearings {
  private final Chart chart;
  private final Payers payers;
  private final ChartPayers profiles;
  private final AccountSettings settings;
  private final Payees payees;
  private final Payments payments;
  private final Appeals appeals;
  private final boolean answersMayBeMissing;
  private Party lastPayer = Party.UNKNOWN;
  private int lastDays;

  Hearings(
      Chart chart,
      Payers payers,
      ChartPayers profiles,
      AccountSettings settings,
      CodeSets codes,
      Payees payees) {
    this.chart = chart;
    this.payers = payers;
    lastDays = payers.usualDays(lastPayer);
    this.settings = settings;
    this.payees = payees;
    this.profiles = profiles;
    payments = new Payments(chart);
    appeals = new Appeals(new PairsNeverPaid(codes));
    answersMayBeMissing = Progress.hiddenAnswers(chart).isPresent();
  }

  /**
   * What came of the chain.
   *
   * @param writtenOff what the provider gave up of it
   */
  Settlement of(Chain chain, List<Money> writtenOff) {
    List<Turn> turns = live(Turns.of(chain, payees));
    List<Money> patient = payments.fromPatient(chain);
    boolean mixed = areMixed(turns, patient, writtenOff);
    List<Judgement> judgements = new ArrayList<>(turns.size());
    for (Turn turn : turns) {
      Optional<Money> fromPatient = mixed ? Optional.empty() : Money.sum(patient);
      judgements.add(judge(turn, judgements, fromPatient, mixed));
    }
    return new Settlement(judgements, mixed);
  }

  /** A payer whose bills are all withdrawn has no turn, unless that is so of every one. */
  private static List<Turn> live(List<Turn> all) {
    if (all.size() == 1) {
      return all;
    }
    List<Turn> live = all.stream().filter(turn -> !turn.isWithdrawn()).toList();
    return live.isEmpty() ? all : live;
  }

  private boolean areMixed(List<Turn> turns, List<Money> patient, List<Money> writtenOff) {
    Currencies seen = new Currencies();
    for (Turn turn : turns) {
      seen.add(turn.inForce().claim());
      turn.judged().ifPresent(given -> seen.add(given.answer()));
      payments.fromPayers(turn.inForce()).forEach(seen::add);
    }
    patient.forEach(seen::add);
    writtenOff.forEach(seen::add);
    return seen.areMixed();
  }

  private Judgement judge(
      Turn turn, List<Judgement> before, Optional<Money> fromPatient, boolean mixed) {
    Bill bill = turn.inForce();
    Optional<PayerAnswer> answer =
        turn.judged().map(given -> given.paying(Money.sum(payments.fromPayers(bill))));
    return judge(turn, answer, before, fromPatient, mixed, Judge::verdict);
  }

  /** What would have come of one answer alone, had nothing followed and the patient not paid. */
  Judgement alone(Payees.Payee payee, Bill bill, PayerAnswer answer, boolean mixed) {
    Bill only = new Bill(bill.reference(), bill.claim(), List.of(answer));
    return judge(
        new Turn(payee, List.of(only)),
        Optional.of(answer),
        List.of(),
        Optional.empty(),
        mixed,
        Judge::byAnswer);
  }

  private Judgement judge(
      Turn turn,
      Optional<PayerAnswer> answer,
      List<Judgement> before,
      Optional<Money> fromPatient,
      boolean mixed,
      Function<Judge, Verdict> ask) {
    Bill bill = turn.inForce();
    Figures told = own(turn, answer, mixed);
    Figures own = told.paidBy(fromPatient.or(() -> toldBefore(told, before)));
    Figures figures = before.isEmpty() || mixed ? own : after(own, before);
    Optional<Shortfall> shortfall =
        before.isEmpty() && !mixed && answer.filter(PayerAnswer::isFinal).isPresent()
            ? Shortfall.of(bill.claim(), own, rates(turn), settings.tolerance())
            : Optional.empty();
    Verdict verdict =
        ask.apply(
            new Judge(
                turn,
                answer,
                figures,
                silence(turn, answer),
                appeals,
                shortfall,
                settings.tolerance()));
    return new Judgement(turn, answer, own, figures, verdict, shortfall);
  }

  /** What an earlier payer said that the patient paid, where this one says nothing of it. */
  private static Optional<Money> toldBefore(Figures own, List<Judgement> before) {
    return own.fromPatient().isPresent() || before.isEmpty()
        ? Optional.empty()
        : before.get(before.size() - 1).own().fromPatient();
  }

  /** Amounts of several currencies are never added: then only the bill's own total is told. */
  private static Figures own(Turn turn, Optional<PayerAnswer> answer, boolean mixed) {
    Claim claim = turn.inForce().claim();
    if (mixed) {
      return Figures.unanswered(claim.total());
    }
    if (turn.payee().isSelfPay()) {
      return Figures.ofPatient(claim.charge());
    }
    return answer
        .filter(given -> given.isFinal() || given.isPartial())
        .map(given -> Reckoning.of(claim, given.answer()))
        .orElseGet(() -> Figures.unanswered(claim.charge()));
  }

  private static Figures after(Figures own, List<Judgement> before) {
    Optional<Money> whole = before.get(0).figures().billed();
    if (whole.isEmpty()) {
      return own;
    }
    Money contractual = Money.zero(whole.get().currency());
    Money paid = contractual;
    for (Judgement judgement : before) {
      contractual = judgement.contractual().map(contractual::plus).orElse(contractual);
      paid = judgement.paid().map(paid::plus).orElse(paid);
    }
    return own.after(whole.get(), contractual, paid);
  }

  private Rates rates(Turn turn) {
    return turn.profile(profiles).map(PayerProfile::rates).orElse(Rates.NONE);
  }

  /** A payer that took its answer back has been silent since. */
  private Silence silence(Turn turn, Optional<PayerAnswer> answer) {
    Bill bill = turn.inForce();
    Optional<PartialDate> sent = bill.claim().created().or(() -> Served.of(bill.claim()).end());
    Party payer = payer(turn, answer);
    Optional<PayerAnswer> reversal = Reversals.last(bill.answers());
    return new Silence(
        reversal.flatMap(given -> given.answer().created()).or(() -> sent),
        reversal.isPresent(),
        usualDays(payer),
        chart.asOf(),
        answersMayBeMissing);
  }

  /** Bill after bill goes to the same payer. */
  private int usualDays(Party payer) {
    if (!payer.equals(lastPayer)) {
      lastDays = payers.usualDays(payer);
      lastPayer = payer;
    }
    return lastDays;
  }

  /** Whom the bills go to, else who answered. */
  Party payer(Judgement judgement) {
    return payer(judgement.turn(), judgement.answer());
  }

  private Party payer(Turn turn, Optional<PayerAnswer> answer) {
    return turn.payee()
        .party()
        .orElseGet(
            () ->
                answer
                    .map(given -> payees.withName(given.answer().insurer()))
                    .orElse(Party.UNKNOWN));
  }
}
