package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/** The figures. A code is part of stored snapshots, of URLs and of settings; none is renamed. */
public enum Measure {
  DAYS_IN_AR("days-in-ar", Unit.YEAR_SHARE, Target.within(30, 45)),
  AR_OVER_90("ar-over-90", Unit.PERCENT, Target.below(10)),
  CLEAN_CLAIMS("clean-claims", Unit.PERCENT, Target.atLeast(95)),
  INITIAL_DENIALS("initial-denials", Unit.PERCENT, Target.below(5)),
  INITIAL_DENIAL_AMOUNT("initial-denial-amount", Unit.PERCENT, Target.below(5)),
  ZERO_PAY("zero-pay", Unit.PERCENT, Target.NONE),
  DENIAL_WRITE_OFFS("denial-write-offs", Unit.PERCENT, Target.below(1)),
  OVERTURNED("overturned", Unit.PERCENT, Target.within(60, 80)),
  OVERTURNED_AMOUNT("overturned-amount", Unit.PERCENT, Target.within(60, 80)),
  DENIAL_TO_APPEAL("denial-to-appeal", Unit.DAYS, Target.below(30)),
  DENIAL_TO_RESOLUTION("denial-to-resolution", Unit.DAYS, Target.below(30)),
  NET_COLLECTION("net-collection", Unit.PERCENT, Target.atLeast(95)),
  CHARGE_LAG("charge-lag", Unit.DAYS, Target.below(3)),
  UNBILLED("unbilled", Unit.COUNT, Target.NONE),
  FIRST_PASS("first-pass", Unit.PERCENT, Target.NONE),
  RECOVERED("recovered", Unit.AMOUNT, Target.NONE);

  /** What a value is, and how it comes of numerator and denominator. */
  public enum Unit {
    /** Numerator ÷ (denominator ÷ 365), in days. */
    YEAR_SHARE,
    /** Numerator ÷ denominator, in days. */
    DAYS,
    PERCENT,
    /** The numerator, a number of things. */
    COUNT,
    /** The numerator, an amount of money; the denominator counts accounts. */
    AMOUNT;

    /** Whether the value has a denominator: without one it is no figure. */
    boolean divides() {
      return this != COUNT && this != AMOUNT;
    }
  }

  private static final BigDecimal YEAR = BigDecimal.valueOf(365);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final String code;
  private final Unit unit;

  @SuppressWarnings("ImmutableEnumChecker") // A record of numbers cannot be changed.
  private final Target usual;

  Measure(String code, Unit unit, Target usual) {
    this.code = code;
    this.unit = unit;
    this.usual = usual;
  }

  public String code() {
    return code;
  }

  public Unit unit() {
    return unit;
  }

  /** What is aimed for where the site says nothing else. */
  public Target usual() {
    return usual;
  }

  public static Optional<Measure> named(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  /** Whether it tells of the day of the sweep, not of twelve months. */
  public boolean isOfToday() {
    return this == DAYS_IN_AR || this == AR_OVER_90 || this == UNBILLED;
  }

  /** The value, to one digit; empty where nothing can be divided by. */
  public Optional<BigDecimal> value(BigDecimal numerator, BigDecimal denominator) {
    if (!unit.divides()) {
      return Optional.of(numerator);
    }
    if (denominator.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal factor =
        switch (unit) {
          case YEAR_SHARE -> YEAR;
          case PERCENT -> HUNDRED;
          case DAYS, COUNT, AMOUNT -> BigDecimal.ONE;
        };
    return Optional.of(numerator.multiply(factor).divide(denominator, 1, RoundingMode.HALF_EVEN));
  }
}
