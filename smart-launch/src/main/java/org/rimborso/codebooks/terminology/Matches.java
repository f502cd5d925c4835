package org.rimborso.codebooks.terminology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.fhir.read.OperationAnswer;
import org.rimborso.fhir.read.OperationAnswer.OutParameter;

/** What {@code $translate} answers. */
final class Matches {
  /** Some codes are mapped to hundreds of others, which nobody would read. */
  static final int MOST = 20;

  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,15}");

  /** The same meaning, by the words of R4 and of R5. */
  private static final Set<String> SAME = Set.of("equal", "equivalent");

  /** Another meaning, but one that leads near the code. */
  private static final Set<String> NEAR =
      Set.of(
          "wider",
          "subsumes",
          "narrower",
          "specializes",
          "inexact",
          "relatedto",
          "related-to",
          "source-is-narrower-than-target",
          "source-is-broader-than-target");

  private Matches() {}

  /**
   * The codes of {@code to} among the matches, codes of the same meaning first, then in the
   * server's order, {@link #MOST} at most. A match that does not say how near it is counts as near;
   * one that says that it is none, or says it in words of its own, does not count. Empty where this
   * is no answer of the operation.
   */
  static Optional<List<Coding>> in(OperationAnswer translate, CodeSystem to) {
    Optional<String> result = translate.isResult() ? translate.value("result") : Optional.empty();
    if (result.equals(Optional.of("false"))) {
      return Optional.of(List.of());
    }
    return result.equals(Optional.of("true"))
        ? Optional.of(candidates(translate.parameters(), to))
        : Optional.empty();
  }

  private static List<Coding> candidates(List<OutParameter> parameters, CodeSystem to) {
    Map<String, Coding> found = new LinkedHashMap<>();
    for (Set<String> words : List.of(SAME, NEAR)) {
      for (OutParameter match : parameters) {
        if (match.name().equals("match") && words.contains(nearness(match))) {
          match
              .partCoding("concept")
              .filter(coding -> isCodeOf(to, coding))
              .ifPresent(coding -> found.putIfAbsent(CodeSets.normalize(coding.code()), coding));
        }
      }
    }
    return found.values().stream().limit(MOST).toList();
  }

  private static String nearness(OutParameter match) {
    return match.part("equivalence").or(() -> match.part("relationship")).orElse("relatedto");
  }

  private static boolean isCodeOf(CodeSystem system, Coding coding) {
    return coding.is(system) && CODE.matcher(CodeSets.normalize(coding.code())).matches();
  }
}
