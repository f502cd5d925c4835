package org.rimborso.web;

import java.security.SecureRandom;

/** Reference numbers of what went wrong: short enough to read out, random, without a meaning. */
final class Numbers {
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Numbers() {}

  /** A new number, such as {@code RB-7K2M-R419}. */
  static String next() {
    StringBuilder number = new StringBuilder("RB");
    for (int i = 0; i < 8; i++) {
      number.append(i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return number.toString();
  }
}
