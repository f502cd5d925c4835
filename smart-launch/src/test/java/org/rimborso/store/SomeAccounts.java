package org.rimborso.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;

/** Accounts as a sweep might leave them. */
final class SomeAccounts {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String[] NAMES = {"Maria Bianchi", "Étienne Moreau", "Ken O'Hara", "Li"};
  private static final String[] PLACES = {
    "",
    "Encounter/e%d\tpOrganization/cardiology",
    "Encounter/e%d\tpOrganization/surgery\tlLocation/7"
  };

  private SomeAccounts() {}

  static Reference account(int number) {
    return new Reference("Claim", "c" + number);
  }

  static Reference patient(int number) {
    return new Reference("Patient", "p" + number / 3);
  }

  private static Optional<LocalDate> day(Random random, int from, int days) {
    return random.nextInt(3) == 0
        ? Optional.empty()
        : Optional.of(TODAY.plusDays(from + random.nextInt(days)));
  }

  static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  static SweptAccount some(int number, Random random) {
    State state = any(random, State.values());
    while (!state.isOpen()) {
      state = any(random, State.values());
    }
    BigDecimal value = BigDecimal.valueOf(random.nextInt(2_000_000) - 50_000, 2);
    Optional<Money> amount =
        random.nextInt(12) == 0
            ? Optional.empty()
            : Optional.of(new Money(value, random.nextInt(20) == 0 ? "EUR" : "USD"));
    return new SweptAccount(
        account(number),
        patient(number),
        NAMES[number / 3 % NAMES.length],
        "MRN-" + number / 3,
        random.nextInt(10) == 0,
        PLACES[random.nextInt(PLACES.length)].formatted(number),
        state,
        random.nextBoolean() ? Optional.of(any(random, DenialCategory.values())) : Optional.empty(),
        "Payer " + random.nextInt(4),
        amount,
        amount.map(money -> money.value().multiply(new BigDecimal("1.5"))),
        day(random, -200, 200),
        day(random, -5, 60),
        day(random, -5, 30),
        state == State.AWAITING ? day(random, -5, 30) : Optional.empty(),
        "told " + number);
  }
}
