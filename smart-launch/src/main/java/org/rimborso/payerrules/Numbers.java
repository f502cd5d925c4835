package org.rimborso.payerrules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;

/** Whole numbers and exact decimals, in any mixture. */
final class Numbers {
  /** Digits of a quotient. */
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  /** What is longer is no amount; it would only make reckoning slow. */
  private static final int LONGEST = 200;

  private Numbers() {}

  static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf((Long) number);
  }

  /** The decimal that a literal spells. */
  static BigDecimal literal(double number) {
    return new BigDecimal(Double.toString(number));
  }

  static int compare(Object one, Object other) {
    return one instanceof Long a && other instanceof Long b
        ? a.compareTo(b)
        : decimal(one).compareTo(decimal(other));
  }

  static Object add(Object one, Object other) {
    return of(one, other, Math::addExact, BigDecimal::add);
  }

  static Object subtract(Object one, Object other) {
    return of(one, other, Math::subtractExact, BigDecimal::subtract);
  }

  static Object multiply(Object one, Object other) {
    return of(one, other, Math::multiplyExact, BigDecimal::multiply);
  }

  static Object divide(Object one, Object other) {
    return isZero(other)
        ? Unknown.failed("division by zero")
        : of(one, other, (a, b) -> a / b, (a, b) -> a.divide(b, DIGITS));
  }

  static Object remainder(Object one, Object other) {
    return isZero(other)
        ? Unknown.failed("division by zero")
        : of(one, other, (a, b) -> a % b, BigDecimal::remainder);
  }

  static Object negate(Object one) {
    return subtract(0L, one);
  }

  /** Towards zero, as CEL has it. */
  static Object whole(Object number) {
    try {
      return number instanceof Long
          ? number
          : (Object) decimal(number).setScale(0, RoundingMode.DOWN).longValueExact();
    } catch (ArithmeticException large) {
      return tooLarge();
    }
  }

  private static boolean isZero(Object number) {
    return decimal(number).signum() == 0;
  }

  private static Object of(
      Object one, Object other, BinaryOperator<Long> whole, BinaryOperator<BigDecimal> exact) {
    try {
      if (one instanceof Long a && other instanceof Long b) {
        return whole.apply(a, b);
      }
      BigDecimal result = exact.apply(decimal(one), decimal(other));
      return result.precision() > LONGEST ? tooLarge() : result;
    } catch (ArithmeticException large) {
      return tooLarge();
    }
  }

  private static Unknown tooLarge() {
    return Unknown.failed("a number that is too large");
  }
}
