package org.rimborso.web.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.account.Account;
import org.rimborso.account.Bucket;
import org.rimborso.chart.Money;

/** Sums of open payer balances, by currency and age. Credits never lessen what is owed. */
final class Ageing {
  private final AccountFilter filter;
  private final Words words;

  /**
   * @param filter what narrows the list that the sums stand over
   */
  Ageing(AccountFilter filter, Words words) {
    this.filter = filter;
    this.words = words;
  }

  List<AccountsView.Sum> sums(List<Account> open) {
    Map<String, List<Account>> byCurrency = new TreeMap<>();
    for (Account account : open) {
      account
          .balance()
          .payer()
          .map(Money::currency)
          .ifPresent(c -> byCurrency.computeIfAbsent(c, key -> new ArrayList<>()).add(account));
    }
    long unknown = open.stream().filter(a -> a.balance().payer().isEmpty()).count();
    List<AccountsView.Sum> sums = new ArrayList<>();
    byCurrency.forEach((currency, accounts) -> sums.add(sum(currency, accounts, unknown)));
    return sums;
  }

  private AccountsView.Sum sum(String currency, List<Account> accounts, long unknown) {
    Money owed = Money.zero(currency);
    Money credit = Money.zero(currency);
    Map<Bucket, Money> byBucket = new EnumMap<>(Bucket.class);
    for (Account account : accounts) {
      Money balance = account.balance().payer().orElseGet(() -> Money.zero(currency));
      if (balance.signum() < 0) {
        credit = credit.minus(balance);
      } else {
        owed = owed.plus(balance);
        Optional<Bucket> bucket = account.bucket();
        bucket.ifPresent(b -> byBucket.merge(b, balance, Money::plus));
      }
    }
    return new AccountsView.Sum(
        words.amount(owed),
        currency,
        note(accounts.size() + unknown, unknown, credit),
        slices(byBucket, currency));
  }

  private String note(long accounts, long unknown, Money credit) {
    List<String> parts = new ArrayList<>(List.of(words.say("accounts.count", accounts)));
    if (unknown > 0) {
      parts.add(words.say("accounts.not-in-sum", unknown));
    }
    if (credit.signum() > 0) {
      parts.add(words.say("accounts.credit-apart", words.amount(credit)));
    }
    return String.join(" · ", parts);
  }

  private List<AccountsView.Slice> slices(Map<Bucket, Money> byBucket, String currency) {
    BigDecimal whole =
        byBucket.values().stream().map(Money::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<AccountsView.Slice> slices = new ArrayList<>();
    BigDecimal start = BigDecimal.ZERO;
    int step = 0;
    for (Bucket bucket : Bucket.values()) {
      step++;
      boolean chosen = filter.age().equals(bucket.code());
      Money amount = byBucket.getOrDefault(bucket, Money.zero(currency));
      BigDecimal share = percent(amount.value(), whole);
      slices.add(
          new AccountsView.Slice(
              step,
              bucket.code().replace('-', '\u2013'),
              words.amount(amount),
              words.number(share.setScale(0, RoundingMode.HALF_UP).longValueExact()),
              number(start),
              number(share),
              filter.ofAge(chosen ? "" : bucket.code()),
              chosen));
      start = start.add(share);
    }
    return slices;
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : part.multiply(BigDecimal.valueOf(100)).divide(whole, 4, RoundingMode.HALF_UP);
  }

  private static String number(BigDecimal value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
