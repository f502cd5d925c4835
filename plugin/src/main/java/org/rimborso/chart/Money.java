package org.rimborso.chart;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An amount in one currency, exact. Amounts of different currencies are never added: that throws,
 * callers check first with {@link #sameCurrency}.
 *
 * @param value in major units, at the scale it was written in
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal value, String currency) {
  private static final BigDecimal HUNDREDTH = BigDecimal.valueOf(1, 2);

  public Money {
    if (currency.isBlank()) {
      throw new IllegalArgumentException("money needs a currency");
    }
  }

  public static Money of(String value, String currency) {
    return new Money(new BigDecimal(value), currency);
  }

  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** The sum of {@code amounts}; empty for none, and for amounts of several currencies. */
  public static Optional<Money> sum(List<Money> amounts) {
    Optional<Money> sum = Optional.empty();
    for (Money amount : amounts) {
      if (sum.isPresent() && !sum.get().sameCurrency(amount)) {
        return Optional.empty();
      }
      sum = plus(sum, Optional.of(amount));
    }
    return sum;
  }

  /** The sum of those that are known; empty where neither is. */
  public static Optional<Money> plus(Optional<Money> one, Optional<Money> other) {
    if (one.isEmpty()) {
      return other;
    }
    return other.isEmpty() ? one : Optional.of(one.get().plus(other.get()));
  }

  public boolean sameCurrency(Money other) {
    return currency.equals(other.currency);
  }

  public Money plus(Money other) {
    check(other);
    return new Money(value.add(other.value), currency);
  }

  public Money minus(Money other) {
    check(other);
    return new Money(value.subtract(other.value), currency);
  }

  /** So many times as much, exact. */
  public Money times(BigDecimal factor) {
    return new Money(value.multiply(factor), currency);
  }

  public int signum() {
    return value.signum();
  }

  /**
   * The smallest amount the currency knows, such as 0.01 for USD; 0.01 for a code that ISO 4217
   * does not list.
   */
  public BigDecimal minorUnit() {
    int digits;
    try {
      digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unlisted) {
      digits = 2;
    }
    return digits == 2 ? HUNDREDTH : BigDecimal.valueOf(1, digits);
  }

  /** Whether the two are the same currency and at most {@code minorUnits} minor units apart. */
  public boolean within(int minorUnits, Money other) {
    return sameCurrency(other)
        && value
                .subtract(other.value)
                .abs()
                .compareTo(minorUnit().multiply(BigDecimal.valueOf(minorUnits)))
            <= 0;
  }

  /**
   * The value with at least the currency's minor digits, never rounded: {@code 120} USD reads
   * {@code 120.00}.
   */
  public String plain() {
    int digits = minorUnit().scale();
    if (value.scale() <= digits) {
      return value.setScale(digits).toPlainString();
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() <= digits ? stripped.setScale(digits) : stripped).toPlainString();
  }

  private void check(Money other) {
    if (!sameCurrency(other)) {
      throw new IllegalArgumentException("amounts of different currencies are never added");
    }
  }
}
