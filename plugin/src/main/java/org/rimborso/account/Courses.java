package org.rimborso.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.account.Course.First;
import org.rimborso.chart.Claim;
import org.rimborso.chart.PartialDate;

/**
 * Tells how accounts came to where they are. Nearly every account has one bill and one answer: then
 * the judgement in force is the first one as well, and nothing is judged again.
 */
final class Courses {
  private final Hearings hearings;

  Courses(Hearings hearings) {
    this.hearings = hearings;
  }

  Course of(Chain chain, Settlement settlement) {
    Judgement judgement = settlement.first();
    return new Course(
        filedOn(chain), first(settlement), decidedOn(judgement), answers(settlement.judgements()));
  }

  private static Optional<PartialDate> filedOn(Chain chain) {
    for (Bill bill : chain.bills()) {
      Claim claim = bill.claim();
      if (!claim.isFromBenefit() && !bill.isDraft()) {
        return claim.created();
      }
    }
    return Optional.empty();
  }

  private static Optional<PartialDate> decidedOn(Judgement judgement) {
    return judgement.isDecided()
        ? judgement.answer().flatMap(given -> given.answer().created())
        : Optional.empty();
  }

  private static int answers(List<Judgement> judgements) {
    int answers = 0;
    for (Judgement judgement : judgements) {
      for (Bill bill : judgement.turn().bills()) {
        answers += decisions(bill).size();
      }
    }
    return answers;
  }

  private Optional<First> first(Settlement settlement) {
    Judgement now = settlement.first();
    if (now.turn().payee().isSelfPay()) {
      return Optional.empty();
    }
    List<Bill> bills = now.turn().bills();
    for (Bill bill : bills) {
      List<PayerAnswer> decisions = decisions(bill);
      boolean only = bills.size() == 1 && decisions.size() == 1 && isWhole(now, decisions.get(0));
      for (PayerAnswer decision : decisions) {
        Judgement alone =
            only ? now : hearings.alone(now.turn().payee(), bill, decision, settlement.mixed());
        if (alone.verdict().state() != State.PENDED) {
          return Optional.of(first(decision, alone));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the judgement in force rests on this answer, and on no payment of the patient's. */
  private static boolean isWhole(Judgement now, PayerAnswer decision) {
    return now.own().fromPatient().isEmpty()
        && now.answer().filter(given -> given.reference().equals(decision.reference())).isPresent();
  }

  private static First first(PayerAnswer decision, Judgement alone) {
    return new First(
        decision.reference(),
        decision.answer().created(),
        alone.verdict().state(),
        alone.own().paid(),
        alone.verdict().denial(),
        alone.verdict().denial().isPresent()
            ? Figures.over(alone.own().services(), Service::denied)
            : Optional.empty());
  }

  /**
   * Final answers without errors and reversals, oldest first; of those of one day the last, which
   * tells most.
   */
  private static List<PayerAnswer> decisions(Bill bill) {
    List<PayerAnswer> answers = bill.answers();
    if (answers.size() == 1) {
      return isDecision(answers.get(0)) ? answers : List.of();
    }
    List<PayerAnswer> decisions = new ArrayList<>(answers.size());
    for (PayerAnswer answer : answers) {
      if (isDecision(answer)) {
        int last = decisions.size() - 1;
        if (last >= 0 && decisions.get(last).day() == answer.day()) {
          decisions.set(last, answer);
        } else {
          decisions.add(answer);
        }
      }
    }
    return decisions;
  }

  private static boolean isDecision(PayerAnswer answer) {
    return answer.isFinal() && !answer.isError() && !Reversals.isReversal(answer);
  }
}
