package org.rimborso.account;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;

/** Whether bills and the answers to them use several currencies: then nothing may be added up. */
final class Currencies {
  private Optional<Money> first = Optional.empty();
  private boolean mixed;

  boolean areMixed() {
    return mixed;
  }

  void add(Claim claim) {
    add(claim.total());
    for (Claim.Line line : claim.lines()) {
      add(line.net());
    }
  }

  void add(Answer answer) {
    add(answer.adjudication());
    add(answer.totals());
    for (Answer.LineAnswer line : answer.lines()) {
      add(line.adjudication());
    }
    answer.payment().flatMap(Answer.Payment::amount).ifPresent(this::add);
    answer.payment().flatMap(Answer.Payment::adjustment).ifPresent(this::add);
  }

  private void add(List<Adjudication> entries) {
    for (Adjudication entry : entries) {
      add(entry.amount());
    }
  }

  private void add(Optional<Money> amount) {
    if (amount.isPresent()) {
      add(amount.get());
    }
  }

  void add(Money amount) {
    if (first.isEmpty()) {
      first = Optional.of(amount);
    }
    mixed |= !first.get().sameCurrency(amount);
  }
}
