package org.rimborso.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rimborso.chart.Party;

/**
 * Parts a chain by payer, in coordination order: by the order of the coverages where each payer's
 * is known and differs, else as the payers were billed, or answered. Payers that cannot certainly
 * be told apart are one.
 */
final class Turns {
  private final Payees payees;
  private final List<Payees.Payee> named = new ArrayList<>(2);
  private final List<List<Bill>> bills = new ArrayList<>(2);

  private Turns(Payees payees) {
    this.payees = payees;
  }

  static List<Turn> of(Chain chain, Payees payees) {
    if (chain.bills().size() == 1 && !isAnsweredBySeveral(chain.first())) {
      return List.of(new Turn(payees.of(chain.first().claim()), chain.bills()));
    }
    Turns turns = new Turns(payees);
    List<Bill> passedOn = new ArrayList<>(1);
    for (Bill bill : chain.bills()) {
      turns.place(bill, passedOn);
    }
    passedOn.forEach(turns::placeAnswers);
    return turns.inOrder();
  }

  private static boolean isAnsweredBySeveral(Bill bill) {
    for (PayerAnswer answer : bill.answers()) {
      if (differ(answer.answer().insurer(), bill.answers().get(0).answer().insurer())) {
        return true;
      }
    }
    return false;
  }

  private static boolean differ(Party one, Party other) {
    return one.reference().isPresent() && other.reference().isPresent() && !one.sameAs(other);
  }

  /** The bill goes to its own payer, with that one's answers; others' answers wait. */
  private void place(Bill bill, List<Bill> passedOn) {
    Payees.Payee payee = payees.of(bill.claim());
    Bill own = bill;
    if (isAnsweredBySeveral(bill)) {
      Party first = whoAnsweredFirst(bill, payee.party().orElse(Party.UNKNOWN));
      own = bill.answeredBy(insurer -> !differ(insurer, first));
      List<Party> others = new ArrayList<>(1);
      for (PayerAnswer answer : bill.answers()) {
        Party insurer = answer.answer().insurer();
        if (differ(insurer, first) && others.stream().allMatch(one -> differ(one, insurer))) {
          others.add(insurer);
        }
      }
      others.forEach(
          other ->
              passedOn.add(
                  bill.answeredBy(
                      insurer -> insurer.reference().isPresent() && !differ(insurer, other))));
    }
    int place = placeOf(payee.party().orElse(Party.UNKNOWN));
    if (place < 0) {
      named.add(payee);
      bills.add(new ArrayList<>(List.of(own)));
    } else {
      bills.get(place).add(own);
      if (payee.party().isPresent() && payee.coverage().isPresent()) {
        named.set(place, payee);
      }
    }
  }

  /** The bill's own payer if it answered; a payer may answer by another name, then the first. */
  private static Party whoAnsweredFirst(Bill bill, Party payee) {
    List<Party> insurers =
        bill.answers().stream()
            .map(answer -> answer.answer().insurer())
            .filter(insurer -> insurer.reference().isPresent())
            .toList();
    return insurers.stream()
        .filter(insurer -> !differ(insurer, payee) && payee.reference().isPresent())
        .findFirst()
        .orElse(insurers.get(0));
  }

  /** Answers that another payer gave: to its own last bill where it has one, else to this one. */
  private void placeAnswers(Bill answered) {
    Party payer = answered.answers().get(0).answer().insurer();
    int place = certainPlaceOf(payer);
    if (place < 0) {
      named.add(payees.of(payer));
      bills.add(new ArrayList<>(List.of(answered)));
      return;
    }
    List<Bill> own = bills.get(place);
    Bill last = own.get(own.size() - 1);
    own.set(own.size() - 1, last.withAnswers(answered.answers()));
  }

  private int placeOf(Party party) {
    for (int i = named.size() - 1; i >= 0; i--) {
      if (!differ(party, named.get(i).party().orElse(Party.UNKNOWN))) {
        return i;
      }
    }
    return -1;
  }

  private int certainPlaceOf(Party party) {
    for (int i = 0; i < named.size(); i++) {
      if (named.get(i).party().filter(party::sameAs).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private List<Turn> inOrder() {
    List<Turn> turns = new ArrayList<>(named.size());
    for (int i = 0; i < named.size(); i++) {
      turns.add(new Turn(named.get(i), bills.get(i)));
    }
    long orders =
        named.stream()
            .filter(payee -> payee.order().isPresent())
            .map(payee -> payee.order().getAsInt())
            .distinct()
            .count();
    if (orders == named.size()) {
      turns.sort(Comparator.comparingInt(turn -> turn.payee().order().getAsInt()));
    }
    return turns;
  }
}
