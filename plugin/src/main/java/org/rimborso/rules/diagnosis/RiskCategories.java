package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.CompanionList;

/**
 * The chronic categories of the CMS-HCC model V28 that diagnoses fall into. The mapping of a
 * payment year counts for services of the year before it.
 */
final class RiskCategories {
  private static final String MODEL = "CMS-HCC Model V28";

  private final CompanionList mapping;
  private final CompanionList chronic;
  private final CompanionList hierarchy;

  RiskCategories(CodeSets codes) {
    mapping = new CompanionList(codes, "hcc", "CMS-HCC mapping");
    chronic = new CompanionList(codes, "hcc-chronic", "CMS-HCC chronic categories");
    hierarchy = new CompanionList(codes, "hcc-hierarchy", "CMS-HCC hierarchies");
  }

  /** The list that is wanting on {@code day}. */
  Optional<CompanionList> missing(LocalDate day) {
    if (mapping.edition(day).isEmpty()) {
      return Optional.of(mapping);
    }
    return chronic.edition(day).isEmpty() ? Optional.of(chronic) : Optional.empty();
  }

  /** The chronic categories of {@code code}, such as {@code 37}. */
  List<String> of(String code, LocalDate day) {
    return mapping.of(code, day).stream()
        .filter(row -> row.attribute().equals(MODEL))
        .map(CodeRelations.Row::target)
        .filter(category -> isChronic(category, day))
        .toList();
  }

  private boolean isChronic(String category, LocalDate day) {
    return chronic.of("HCC" + category, day).stream()
        .anyMatch(row -> row.attribute().equals("chronic | CMS-HCC | V28"));
  }

  /** Whether one of {@code others} takes the place of {@code category}. */
  boolean isCovered(String category, Set<String> others, LocalDate day) {
    return others.contains(category)
        || others.stream()
            .flatMap(other -> hierarchy.of(other, day).stream())
            .filter(row -> row.attribute().startsWith("CMS-HCC | V28"))
            .anyMatch(row -> row.target().equals(category));
  }
}
