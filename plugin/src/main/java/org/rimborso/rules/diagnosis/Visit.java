package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Evidence;

/**
 * An encounter with what its chart says of it.
 *
 * @param stated Conditions of the encounter that speak for themselves, in order of reference
 * @param billed codes that its bills state, as tables hold them; filled as bills are read
 */
record Visit(Encounter encounter, List<Stated> stated, Set<String> billed) {
  private static final List<String> PROBLEM_LIST_ONLY = List.of("problem-list-item");

  /** A Condition, its ICD codings and their codes as tables hold them. */
  record Stated(Condition condition, List<Coding> icd, List<String> codes) {
    private static Stated of(Condition condition) {
      List<Coding> icd = CodedDiagnosis.icd(condition.code());
      return new Stated(condition, icd, Visit.codes(icd));
    }

    boolean hasOneOf(Set<String> others) {
      for (String code : codes) {
        if (others.contains(code)) {
          return true;
        }
      }
      return false;
    }

    Evidence evidence() {
      return new Evidence(condition.reference(), "Condition.code");
    }
  }

  static Visit of(Chart chart, Encounter encounter) {
    Map<Reference, Stated> own = new TreeMap<>();
    for (Encounter.EncounterDiagnosis diagnosis : encounter.diagnoses()) {
      chart.find(diagnosis.condition(), Condition.class).ifPresent(c -> add(c, own));
    }
    for (Reference reason : encounter.reasonReferences()) {
      chart.find(reason, Condition.class).ifPresent(c -> add(c, own));
    }
    for (Condition condition : chart.conditionsOf(encounter.reference())) {
      if (!condition.categories().equals(PROBLEM_LIST_ONLY)) {
        add(condition, own);
      }
    }
    return new Visit(encounter, List.copyOf(own.values()), new HashSet<>());
  }

  private static void add(Condition condition, Map<Reference, Stated> found) {
    if (!condition.isRefuted()) {
      found.put(condition.reference(), Stated.of(condition));
    }
  }

  Evidence period() {
    return new Evidence(encounter.reference(), "Encounter.period");
  }

  /** The codes of {@code icd} as tables hold them. */
  static List<String> codes(List<Coding> icd) {
    List<String> codes = new ArrayList<>(icd.size());
    for (Coding coding : icd) {
      codes.add(CodeSets.normalize(coding.code()));
    }
    return codes;
  }
}
