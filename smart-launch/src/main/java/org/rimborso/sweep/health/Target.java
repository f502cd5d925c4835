package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a figure is to be.
 *
 * @param least it is to be this or more
 * @param most it is to be this or less
 * @param isStrict whether it is to stay below {@code most}
 */
public record Target(Optional<BigDecimal> least, Optional<BigDecimal> most, boolean isStrict) {
  /** Nothing is aimed for. */
  public static final Target NONE = new Target(Optional.empty(), Optional.empty(), false);

  public Target {
    if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
      throw new IllegalArgumentException("no figure is above the one and below the other");
    }
  }

  static Target below(int most) {
    return new Target(Optional.empty(), Optional.of(BigDecimal.valueOf(most)), true);
  }

  static Target atLeast(int least) {
    return new Target(Optional.of(BigDecimal.valueOf(least)), Optional.empty(), false);
  }

  static Target within(int least, int most) {
    return new Target(
        Optional.of(BigDecimal.valueOf(least)), Optional.of(BigDecimal.valueOf(most)), false);
  }

  /**
   * As settings spell it: {@code none}, {@code below 10}, {@code at least 95}, {@code 30 to 45}.
   *
   * @throws IllegalArgumentException if it is spelled otherwise, or is below zero
   */
  public static Target parse(String text) {
    String plain = text.strip();
    if (plain.equals("none")) {
      return NONE;
    }
    if (plain.startsWith("below ")) {
      return new Target(Optional.empty(), Optional.of(number(plain.substring(6))), true);
    }
    if (plain.startsWith("at least ")) {
      return new Target(Optional.of(number(plain.substring(9))), Optional.empty(), false);
    }
    String[] ends = plain.split(" to ", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("no target");
    }
    return new Target(Optional.of(number(ends[0])), Optional.of(number(ends[1])), false);
  }

  private static BigDecimal number(String text) {
    BigDecimal number = new BigDecimal(text.strip());
    if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
      throw new IllegalArgumentException("no such figure");
    }
    return number;
  }

  public boolean isNone() {
    return least.isEmpty() && most.isEmpty();
  }

  public boolean isMetBy(BigDecimal value) {
    boolean high = least.map(limit -> value.compareTo(limit) >= 0).orElse(true);
    int strict = isStrict ? 0 : 1;
    return high && most.map(limit -> value.compareTo(limit) < strict).orElse(true);
  }
}
