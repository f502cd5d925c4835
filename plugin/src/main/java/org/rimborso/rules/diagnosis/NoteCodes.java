package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.codes.CodeSets;

/**
 * The codes that a note of the tabular list names in brackets: {@code (E10.-)}, {@code (J00-J06)},
 * {@code (I25.1-, I25.7-)}.
 */
record NoteCodes(List<Span> spans) {
  private static final String CODE = "[A-Z][0-9][0-9A-Z](?:\\.[0-9A-Z]{1,4})?";
  private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern SPAN =
      Pattern.compile("\\b(" + CODE + ")(?:-(" + CODE + ")|\\.?-)?(?![0-9A-Za-z])");

  NoteCodes {
    spans = List.copyOf(spans);
  }

  /** All codes that begin with {@code low}, to all that begin with {@code high}. */
  record Span(String low, String high) {
    boolean holds(String bare) {
      return bare.compareTo(low) >= 0 && (bare.compareTo(high) <= 0 || bare.startsWith(high));
    }
  }

  static NoteCodes in(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher brackets = BRACKETS.matcher(text);
    while (brackets.find()) {
      Matcher span = SPAN.matcher(brackets.group(1));
      while (span.find()) {
        String low = CodeSets.normalize(span.group(1));
        spans.add(new Span(low, span.group(2) == null ? low : CodeSets.normalize(span.group(2))));
      }
    }
    return new NoteCodes(spans);
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Whether the note names {@code bare} or a category of it. */
  boolean hold(String bare) {
    return spans.stream().anyMatch(span -> span.holds(bare));
  }
}
