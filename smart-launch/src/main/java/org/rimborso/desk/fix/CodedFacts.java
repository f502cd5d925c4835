package org.rimborso.desk.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * What is coded on a chart, by the diagnosis code that it speaks for: Conditions with that code,
 * and Conditions and Procedures whose own code a published map translates into it. What stands
 * there in words only speaks for nothing.
 */
final class CodedFacts {
  private static final int MOST_TARGETS = 20;

  private final CodeSets codes;
  private final CodeSystem system;
  private final Map<String, List<CodedFact>> byCode = new TreeMap<>();

  /**
   * @param system whose codes are wanted
   */
  CodedFacts(Chart chart, CodeSets codes, CodeSystem system) {
    this.codes = codes;
    this.system = system;
    chart.conditions().stream()
        .filter(one -> !one.isRefuted() && !one.isSocialFinding())
        .forEach(one -> add(one.reference(), one.code(), date(one)));
    chart.procedures().stream()
        .filter(one -> one.status().equals("completed"))
        .forEach(one -> add(one.reference(), one.code(), date(one)));
  }

  private static Optional<PartialDate> date(Condition condition) {
    return condition.onset().or(condition::recorded);
  }

  private static Optional<PartialDate> date(Procedure procedure) {
    return procedure.performed().start();
  }

  private void add(Reference resource, CodeableConcept concept, Optional<PartialDate> date) {
    Map<String, Boolean> said = new LinkedHashMap<>();
    for (Coding coding : concept.codings()) {
      if (coding.is(system)) {
        said.put(CodeSets.normalize(coding.code()), false);
      }
    }
    for (Coding coding : concept.codings()) {
      mapped(coding).forEach(code -> said.putIfAbsent(code, true));
    }
    String words = words(concept);
    said.forEach(
        (code, mapped) ->
            byCode
                .computeIfAbsent(code, key -> new ArrayList<>())
                .add(new CodedFact(resource, words, date, mapped)));
  }

  private List<String> mapped(Coding coding) {
    return coding
        .system()
        .filter(from -> from != system && !coding.code().isBlank())
        .flatMap(from -> codes.translations(from, coding.code(), system))
        .map(targets -> targets.subList(0, Math.min(MOST_TARGETS, targets.size())))
        .map(targets -> targets.stream().map(CodeSets::normalize).toList())
        .orElse(List.of());
  }

  private static String words(CodeableConcept concept) {
    String code =
        concept.codings().stream()
            .filter(one -> !one.code().isBlank())
            .map(
                one ->
                    one.system()
                        .map(known -> CodeSets.display(known, one.code()))
                        .orElse(one.code()))
            .findFirst()
            .orElse("");
    return concept
        .label()
        .filter(label -> !label.equals(code))
        .map(label -> code + " " + label)
        .orElse(code);
  }

  /**
   * What speaks for a code.
   *
   * @param but does not count: what is to be corrected does not prove itself
   */
  List<CodedFact> of(String code, Optional<Reference> but) {
    return byCode.getOrDefault(CodeSets.normalize(code), List.of()).stream()
        .filter(fact -> fact.mapped() || but.filter(fact.resource()::equals).isEmpty())
        .toList();
  }

  /** The codes that something speaks for, bare, in code order. */
  List<String> codes() {
    return List.copyOf(byCode.keySet());
  }
}
