package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.terminology.TerminologyReview;
import org.rimborso.desk.Disclosure;
import org.rimborso.rule.NotChecked;

/**
 * What was not checked, counted, with reasons in plain words.
 *
 * @param count outcomes, each counted
 * @param reasons the same reason of the same thing once
 */
public record Unchecked(int count, List<Reason> reasons) {
  public Unchecked {
    reasons = List.copyOf(reasons);
  }

  /** What could not be checked, why, and how often. */
  public record Reason(String what, String why, int times) {}

  public static Unchecked of(List<NotChecked> gaps, RulePages rules, Words words) {
    Map<String, Reason> seen = new LinkedHashMap<>();
    for (NotChecked gap : gaps) {
      String what = what(gap, rules, words);
      String why = why(gap, words);
      seen.merge(
          what + "\n" + why,
          new Reason(what, why, 1),
          (one, more) -> new Reason(what, why, one.times() + 1));
    }
    return new Unchecked(gaps.size(), new ArrayList<>(seen.values()));
  }

  private static String what(NotChecked gap, RulePages rules, Words words) {
    String name =
        gap.rule().equals("chart")
            ? capital(words.code("resource", typeOf(gap)))
            : rules.title(gap.rule(), words);
    return name;
  }

  private static String why(NotChecked gap, Words words) {
    return why(gap.because(), typeOf(gap), gap.missing(), words);
  }

  /** Why a whole type of resources is not known. */
  static String why(Limitation limitation, Words words) {
    return why(limitation.because(), limitation.resourceType(), limitation.missing(), words);
  }

  private static String why(Cause because, String type, String missing, Words words) {
    return words.say(family(missing) + because.code(), words.code("resource", type), missing);
  }

  private static String family(String missing) {
    return switch (missing) {
      case TerminologyReview.MISSING -> "terminology.";
      case Disclosure.RESTRICTED -> "withheld.";
      default -> "cause.";
    };
  }

  private static String typeOf(NotChecked gap) {
    return gap.focus()
        .map(Reference::type)
        .filter(type -> !gap.rule().equals("chart") || gap.missing().contains("."))
        .orElse(firstWord(gap.missing()));
  }

  private static String firstWord(String missing) {
    int end = 0;
    while (end < missing.length() && Character.isLetter(missing.charAt(end))) {
      end++;
    }
    return end == 0 ? missing : missing.substring(0, end);
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
