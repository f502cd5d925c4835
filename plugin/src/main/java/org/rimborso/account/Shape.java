package org.rimborso.account;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.account.Account.Balance;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Served;

/** Puts what was found out about a chain into the account that others read. */
record Shape(
    Chart chart,
    Chain chain,
    Optional<PayerAnswer> judged,
    Figures figures,
    Party payer,
    Verdict verdict) {

  Account account(List<Deadline> deadlines, List<Note> notes) {
    Claim claim = chain.inForce().claim();
    Ageing ageing = Ageing.of(openedOn(), chart.asOf());
    return new Account(
        chain.reference(),
        claims(),
        verdict.state(),
        verdict.reason(),
        payer,
        Served.of(claim),
        figures.billed(),
        figures.allowed(),
        figures.contractual(),
        figures.paid(),
        figures.patientShare(),
        Optional.empty(),
        balance(),
        ageing.openedOn(),
        ageing.days(),
        ageing.bucket(),
        verdict.denial(),
        verdict.next(),
        deadlines,
        answers(),
        Notes.followUpOn(notes),
        notes);
  }

  private List<Reference> claims() {
    List<Reference> claims = new ArrayList<>(1);
    for (Bill bill : chain.bills()) {
      if (!bill.claim().isFromBenefit()) {
        claims.add(bill.claim().reference());
      }
    }
    return claims;
  }

  /** All answers to the chain, oldest first, bill by bill. */
  private List<Reference> answers() {
    Set<Reference> answers = new LinkedHashSet<>();
    for (Bill bill : chain.bills()) {
      for (PayerAnswer answer : bill.answers()) {
        answers.add(answer.reference());
      }
    }
    return List.copyOf(answers);
  }

  private Optional<PartialDate> openedOn() {
    Claim first = chain.first().claim();
    return first.isFromBenefit()
        ? endOfService(first).or(first::created)
        : first.created().or(() -> endOfService(first));
  }

  private static Optional<PartialDate> endOfService(Claim claim) {
    Period served = Served.of(claim);
    return served.end().or(served::start);
  }

  /** A cancelled bill owes nobody anything; sums that contradict each other have no balance. */
  private Balance balance() {
    boolean untold =
        verdict.state() == State.CANCELLED
            || figures.conflict().isPresent()
            || decidedWithoutAmounts();
    return untold
        ? new Balance(Optional.empty(), Optional.empty())
        : new Balance(figures.payerBalance(), figures.patientBalance());
  }

  private boolean decidedWithoutAmounts() {
    boolean decided = judged.filter(PayerAnswer::isFinal).isPresent();
    return decided && verdict.state() == State.UNKNOWN && figures.paid().isEmpty();
  }
}
