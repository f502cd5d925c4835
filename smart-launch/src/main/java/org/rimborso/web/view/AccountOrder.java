package org.rimborso.web.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.account.Account;
import org.rimborso.account.Worth;
import org.rimborso.chart.Money;

/**
 * Which account comes before which. Amounts are compared within one currency only: accounts of one
 * currency stand together, currencies by their code. Who sees no amounts is not told them by an
 * order either.
 */
final class AccountOrder {
  private final Names names;
  private final boolean amounts;

  /**
   * @param amounts whether the reader may see amounts
   */
  AccountOrder(Names names, boolean amounts) {
    this.names = names;
    this.amounts = amounts;
  }

  Comparator<Account> of(AccountFilter filter) {
    boolean descending = filter.descending();
    Comparator<Account> by =
        switch (filter.order()) {
          case WORTH -> worth(!descending);
          case PAYER -> last(a -> Optional.of(names.payer(a.payer())), descending);
          case SERVICE -> last(a -> a.serviced().start(), descending);
          case BALANCE -> amounts ? balance(descending) : worth(true);
          case AGE -> last(AccountOrder::age, descending);
          case DEADLINE -> last(AccountOrder::deadline, descending);
          case FOLLOWUP -> last(Account::followUpOn, descending);
        };
    return by.thenComparing(Account::reference);
  }

  /** The most worth first, or last; accounts worth nothing that is known always come after. */
  private Comparator<Account> worth(boolean mostFirst) {
    Comparator<Account> plain =
        last(AccountOrder::deadline, !mostFirst)
            .thenComparing(amounts ? balance(mostFirst) : last(AccountOrder::age, mostFirst))
            .thenComparing(last(AccountOrder::age, mostFirst));
    return amounts
        ? last(a -> a.worth().map(Worth::atStake).map(Money::currency), false)
            .thenComparing(last(AccountOrder::score, mostFirst))
            .thenComparing(plain)
        : plain;
  }

  private static Comparator<Account> balance(boolean descending) {
    return last(a -> a.balance().payer().map(Money::currency), false)
        .thenComparing(last(a -> a.balance().payer().map(Money::value), descending));
  }

  private static Optional<BigDecimal> score(Account account) {
    return account.worth().map(Worth::score);
  }

  private static Optional<LocalDate> deadline(Account account) {
    return account.deadlines().stream().map(Account.Deadline::on).min(Comparator.naturalOrder());
  }

  private static Optional<Long> age(Account account) {
    return account.ageDays().isPresent()
        ? Optional.of(account.ageDays().getAsLong())
        : Optional.empty();
  }

  private static <T extends Comparable<? super T>> Comparator<Account> last(
      Function<Account, Optional<T>> key, boolean descending) {
    Comparator<T> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(
        account -> key.apply(account).orElse(null), Comparator.nullsLast(order));
  }
}
