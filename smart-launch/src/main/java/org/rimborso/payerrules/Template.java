package org.rimborso.payerrules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sentence with values in braces: {@code Line {line.number} needs it}. Two braces are one.
 *
 * @param words before, between and behind the values; one more than values
 */
record Template(List<String> words, List<Condition> values) {
  private static final int LONGEST = 1_000;

  Template {
    words = List.copyOf(words);
    values = List.copyOf(values);
  }

  /**
   * Understands one.
   *
   * @throws Refusal with the place in {@code text} that is wrong, and why
   */
  static Template of(String text, Subject subject, Conditions conditions) throws Refusal {
    if (text.length() > LONGEST) {
      throw new Refusal(0, "a sentence of more than " + LONGEST + " characters");
    }
    if (text.isBlank()) {
      throw new Refusal(0, "nothing, where a sentence should be");
    }
    List<String> words = new ArrayList<>();
    List<Condition> values = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && twice) {
        word.append(c);
        at += 2;
      } else if (c == '{') {
        int end = end(text, at);
        values.add(value(text, at + 1, end, subject, conditions));
        words.add(word.toString());
        word.setLength(0);
        at = end + 1;
      } else if (c == '}') {
        throw new Refusal(at, "a closing brace without an opening one; two of them are one");
      } else {
        word.append(c);
        at++;
      }
    }
    words.add(word.toString());
    return new Template(words, values);
  }

  /** The brace that closes, outside of texts. */
  private static int end(String text, int open) throws Refusal {
    char quote = 0;
    for (int at = open + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote == 0 && c == '}') {
        return at;
      }
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    throw new Refusal(open, "a brace that is not closed; two of them are one");
  }

  private static Condition value(
      String text, int from, int end, Subject subject, Conditions conditions) throws Refusal {
    try {
      return conditions.understand(text.substring(from, end), subject, Optional.empty());
    } catch (Refusal wrong) {
      throw new Refusal(from + wrong.offset(), wrong.why());
    }
  }

  /** How many places a frame needs for its values. */
  int places() {
    return values.stream().mapToInt(Condition::places).max().orElse(0);
  }

  /** The values as they are now. */
  List<Object> filled(Frame frame) {
    return values.stream().map(value -> value.expression().in(frame)).toList();
  }
}
