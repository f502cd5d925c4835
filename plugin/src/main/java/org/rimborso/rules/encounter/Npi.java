package org.rimborso.rules.encounter;

/**
 * The US National Provider Identifier: ten digits, the last a Luhn check digit with prefix 80840.
 */
final class Npi {
  private static final int LENGTH = 10;

  /** What the constant prefix 80840 adds to the Luhn sum. */
  private static final int PREFIX_SUM = 24;

  private Npi() {}

  static boolean isValid(String text) {
    if (text.length() != LENGTH || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = PREFIX_SUM;
    for (int i = 0; i < LENGTH; i++) {
      int digit = text.charAt(i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
