package org.rimborso.rules.procedure;

/**
 * What a payer's policy writes where it names a diagnosis: a code, the beginning of codes ({@code
 * E11*}), or a range whose ends take in all below them ({@code E10-E14}). All as tables hold codes.
 */
record SupportedDiagnosis(String text) {

  /** Whether it takes in {@code code}. */
  boolean includes(String code) {
    if (text.endsWith("*")) {
      return code.startsWith(text.substring(0, text.length() - 1));
    }
    int dash = text.indexOf('-');
    if (dash < 0) {
      return text.equals(code);
    }
    String last = text.substring(dash + 1);
    return text.substring(0, dash).compareTo(code) <= 0
        && (code.compareTo(last) <= 0 || code.startsWith(last));
  }
}
