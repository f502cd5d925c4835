package org.rimborso.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.rimborso.account.Account.Deadline;
import org.rimborso.account.Chances.Chance;
import org.rimborso.chart.Money;

/**
 * How much an account is worth doing now: what is at stake × the chance to win it × how urgent it
 * is. The three factors are kept, so that a page can show them.
 *
 * @param atStake what is missing of an underpaid account, else what some payer owes
 * @param chance by state, of a denial by its category; 0 where neither a correction nor an appeal
 *     can win
 * @param urgency 3 up to 7 days before the nearest deadline, 2 up to 30, 1.5 up to 60, else 1; 0.25
 *     while a payer is still in its usual time; after the last deadline as without one, for the
 *     chance says what is lost
 */
public record Worth(Money atStake, Chance chance, BigDecimal urgency) {
  private static final int LOST = 5;

  private static final BigDecimal CAN_WAIT = new BigDecimal("0.25");
  private static final BigDecimal PLAIN = BigDecimal.ONE;
  private static final BigDecimal SOON = new BigDecimal("1.5");
  private static final BigDecimal NEAR = BigDecimal.valueOf(2);
  private static final BigDecimal NOW = BigDecimal.valueOf(3);

  /** By what accounts are sorted, the largest first; of accounts of one currency. */
  public BigDecimal score() {
    return atStake.value().multiply(chance.share()).multiply(urgency);
  }

  /** The worth of work at {@code account}; empty where no payer owes anything that is known. */
  static Optional<Worth> of(Account account, Chances chances, LocalDate asOf) {
    Optional<Money> atStake =
        account.breakdown().shortfall().or(() -> account.balance().payer()).filter(Figures::isOwed);
    return atStake.flatMap(
        money ->
            chance(account, chances, asOf)
                .map(chance -> new Worth(money, chance, urgency(account, asOf))));
  }

  private static Optional<Chance> chance(Account account, Chances chances, LocalDate asOf) {
    return switch (account.state()) {
      case CANCELLED, WRITTEN_OFF, OVERPAID, PATIENT_DUE, PAID -> Optional.empty();
      case DENIED, PARTLY_DENIED ->
          account.denial().map(denial -> denied(account, chances.of(denial.category())));
      case DRAFT, REJECTED -> Optional.of(filed(account, 95, asOf));
      case NO_RESPONSE, AWAITING -> Optional.of(filed(account, 90, asOf));
      case PENDED -> Optional.of(Chance.assumed(80));
      case SECONDARY_DUE -> Optional.of(Chance.assumed(85));
      case UNDERPAID -> Optional.of(Chance.assumed(60));
      case UNKNOWN -> Optional.of(Chance.assumed(50));
    };
  }

  /** A denial whose next step is to stop is not won. */
  private static Chance denied(Account account, Chance chance) {
    return account.next().action().equals("stop") ? Chance.assumed(0) : chance;
  }

  private static Chance filed(Account account, int percent, LocalDate asOf) {
    boolean late =
        account.deadlines().stream()
            .anyMatch(one -> one.kind().equals(Deadlines.FILING) && one.on().isBefore(asOf));
    return Chance.assumed(late ? LOST : percent);
  }

  private static BigDecimal urgency(Account account, LocalDate asOf) {
    if (account.state() == State.AWAITING) {
      return CAN_WAIT;
    }
    Optional<LocalDate> nearest =
        account.deadlines().stream()
            .map(Deadline::on)
            .filter(day -> !day.isBefore(asOf))
            .min(Comparator.naturalOrder());
    return nearest.map(day -> byDays(ChronoUnit.DAYS.between(asOf, day))).orElse(PLAIN);
  }

  private static BigDecimal byDays(long days) {
    if (days <= 7) {
      return NOW;
    }
    return days <= 30 ? NEAR : days <= 60 ? SOON : PLAIN;
  }
}
