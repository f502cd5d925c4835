package org.rimborso.desk.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.codes.CodeSystem;

/**
 * What a visit's record says in words only. It is shown beside the choice of a code, and speaks for
 * none: words are for a person to read.
 */
final class WordsOnly {
  private static final int MOST = 5;

  private WordsOnly() {}

  static List<String> of(Chart chart, Fixable about) {
    Stream<CodeableConcept> conditions =
        chart.conditions().stream()
            .filter(one -> !one.isRefuted() && !one.isSocialFinding())
            .map(Condition::code);
    Optional<Encounter> visit =
        about.visit().flatMap(reference -> chart.find(reference, Encounter.class));
    Stream<CodeableConcept> reasons = visit.stream().flatMap(one -> one.reasons().stream());
    List<String> words = new ArrayList<>();
    Stream.concat(reasons, conditions)
        .filter(one -> !isCoded(one))
        .flatMap(one -> one.text().stream())
        .filter(text -> !text.isBlank() && !words.contains(text))
        .limit(MOST)
        .forEach(words::add);
    return words;
  }

  private static boolean isCoded(CodeableConcept concept) {
    return concept.coding(CodeSystem.ICD10CM).isPresent()
        || concept.coding(CodeSystem.ICD9CM).isPresent()
        || concept.coding(CodeSystem.SNOMED).isPresent();
  }
}
