package org.rimborso.payerrules;

/** Something in a condition that may not be. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int offset;

  Refusal(int offset, String why) {
    super(why);
    this.offset = offset;
  }

  /** Where, in characters of the condition. */
  int offset() {
    return offset;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
