package org.rimborso.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Money;

/**
 * Answers by which a payer takes an earlier one back: amounts below zero and none above, where it
 * tells what it paid or what was asked. A reversal and what it takes back count no more.
 */
final class Reversals {
  private Reversals() {}

  /** What is left of {@code answers}, oldest first, without reversals and what they undo. */
  static List<PayerAnswer> settled(List<PayerAnswer> answers) {
    if (last(answers).isEmpty()) {
      return answers;
    }
    List<PayerAnswer> left = new ArrayList<>(answers);
    for (PayerAnswer reversal : answers) {
      if (isReversal(reversal)) {
        left.remove(reversal);
        undone(left, reversal).ifPresent(left::remove);
      }
    }
    return List.copyOf(left);
  }

  /** The last reversal, if there is one. */
  static Optional<PayerAnswer> last(List<PayerAnswer> answers) {
    for (int i = answers.size() - 1; i >= 0; i--) {
      if (isReversal(answers.get(i))) {
        return Optional.of(answers.get(i));
      }
    }
    return Optional.empty();
  }

  static boolean isReversal(PayerAnswer answer) {
    if (!hasBelowZero(answer.answer()) || !answer.isFinal() || answer.isError()) {
      return false;
    }
    boolean below = false;
    for (Adjudication entry : entries(answer.answer())) {
      Optional<Amount> what = Amount.of(entry.category());
      int sign = entry.amount().map(Money::signum).orElse(0);
      boolean tells = what.filter(Reversals::tells).isPresent();
      if (sign > 0 && tells) {
        return false;
      }
      below |= sign < 0 && tells;
    }
    int payment =
        answer.answer().payment().flatMap(Answer.Payment::amount).map(Money::signum).orElse(0);
    return payment <= 0 && (below || payment < 0);
  }

  /** Nearly no answer has: looked at first, and nothing is built for it. */
  private static boolean hasBelowZero(Answer answer) {
    for (Answer.LineAnswer line : answer.lines()) {
      if (hasBelowZero(line.adjudication())) {
        return true;
      }
    }
    return hasBelowZero(answer.adjudication())
        || hasBelowZero(answer.totals())
        || answer
            .payment()
            .flatMap(Answer.Payment::amount)
            .filter(money -> money.signum() < 0)
            .isPresent();
  }

  private static boolean hasBelowZero(List<Adjudication> entries) {
    for (Adjudication entry : entries) {
      if (entry.amount().isPresent() && entry.amount().get().signum() < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean tells(Amount amount) {
    return switch (amount) {
      case SUBMITTED, ALLOWED, BENEFIT, TO_PROVIDER -> true;
      default -> false;
    };
  }

  /** The one of the same amount that stood last before it, else whichever stood last before it. */
  private static Optional<PayerAnswer> undone(List<PayerAnswer> left, PayerAnswer reversal) {
    Optional<Money> taken = moved(reversal.answer());
    Predicate<PayerAnswer> mirrors =
        answer ->
            taken.isPresent()
                && moved(answer.answer())
                    .filter(taken.get()::sameCurrency)
                    .filter(money -> money.plus(taken.get()).signum() == 0)
                    .isPresent();
    Predicate<PayerAnswer> before = answer -> answer.day() < reversal.day();
    Predicate<PayerAnswer> sameDay = answer -> answer.day() == reversal.day();
    return last(left, before.and(mirrors))
        .or(() -> first(left, sameDay.and(mirrors)))
        .or(() -> last(left, before));
  }

  private static Optional<PayerAnswer> last(List<PayerAnswer> left, Predicate<PayerAnswer> wanted) {
    return decided(left, wanted).stream().reduce((earlier, later) -> later);
  }

  private static Optional<PayerAnswer> first(
      List<PayerAnswer> left, Predicate<PayerAnswer> wanted) {
    return decided(left, wanted).stream().findFirst();
  }

  private static List<PayerAnswer> decided(List<PayerAnswer> left, Predicate<PayerAnswer> wanted) {
    return left.stream()
        .filter(answer -> answer.isFinal() && !answer.isError() && !isReversal(answer))
        .filter(wanted)
        .toList();
  }

  /** What was paid, else what was asked; empty where neither is told in one currency. */
  private static Optional<Money> moved(Answer answer) {
    return sum(answer, Sums::paid)
        .or(() -> answer.payment().flatMap(Answer.Payment::amount))
        .or(() -> sum(answer, sums -> sums.get(Amount.SUBMITTED)));
  }

  private static Optional<Money> sum(Answer answer, Function<Sums, Optional<Money>> part) {
    if (isMixed(answer)) {
      return Optional.empty();
    }
    Optional<Money> lines = Optional.empty();
    for (Answer.LineAnswer line : answer.lines()) {
      lines = Money.plus(lines, part.apply(Sums.of(line.adjudication(), List.of())));
    }
    return lines
        .or(() -> part.apply(Sums.of(answer.adjudication(), List.of())))
        .or(() -> part.apply(Sums.of(answer.totals(), List.of())));
  }

  private static boolean isMixed(Answer answer) {
    Currencies seen = new Currencies();
    seen.add(answer);
    return seen.areMixed();
  }

  private static List<Adjudication> entries(Answer answer) {
    List<Adjudication> all = new ArrayList<>();
    answer.lines().forEach(line -> all.addAll(line.adjudication()));
    if (all.isEmpty()) {
      all.addAll(answer.adjudication().isEmpty() ? answer.totals() : answer.adjudication());
    }
    return all;
  }
}
