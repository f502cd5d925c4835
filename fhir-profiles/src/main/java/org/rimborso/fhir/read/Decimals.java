package org.rimborso.fhir.read;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads JSON numbers: the plain short ones that money has by itself, the others by the library. */
final class Decimals {
  /** Digits that surely fit a long. */
  private static final int DIGITS = 18;

  private Decimals() {}

  /** The number that {@code parser} stands on, exact, with the scale it was written in. */
  static BigDecimal of(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > DIGITS) {
      return parser.getDecimalValue();
    }
    char[] letters = parser.getTextCharacters();
    int from = parser.getTextOffset();
    long digits = 0;
    int point = length;
    for (int i = 0; i < length; i++) {
      char c = letters[from + i];
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else if (c == '.') {
        point = i + 1;
      } else {
        return parser.getDecimalValue();
      }
    }
    return BigDecimal.valueOf(digits, length - point);
  }
}
