package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Procedure;
import org.rimborso.codes.CodeSystem;
import org.rimborso.desk.VisitIndex;
import org.rimborso.rule.Finding;

/** The parts that a visit is described by. */
final class VisitParts {
  private static final List<CodeSystem> DIAGNOSIS_CODES =
      List.of(CodeSystem.ICD10CM, CodeSystem.ICD9CM, CodeSystem.ICD10);

  private final Chart chart;
  private final Words words;
  private final Names names;

  VisitParts(Chart chart, Words words, Names names) {
    this.chart = chart;
    this.words = words;
    this.names = names;
  }

  String department(Encounter encounter) {
    return encounter.types().stream()
        .flatMap(type -> type.label().stream())
        .findFirst()
        .or(() -> names.of(encounter.serviceProvider()))
        .orElseGet(() -> words.say("visit.no-department"));
  }

  /** What became of the visit's claim, without a figure. */
  String claimWords(Encounter encounter) {
    List<Claim> claims = chart.claimsNaming(encounter.reference());
    if (claims.stream().anyMatch(claim -> claim.isBill() && claim.status().equals("active"))) {
      return words.say("visit.claim-sent");
    }
    if (claims.stream().anyMatch(claim -> claim.isBill() && claim.status().equals("draft"))) {
      return words.say("visit.claim-draft");
    }
    return chart.limitation("Claim").isPresent()
        ? words.say("visit.claim-unknown")
        : words.say("visit.claim-none");
  }

  /**
   * The visit's diagnoses, each with what is wrong with it.
   *
   * @param found what is open
   * @param closed what somebody said is no gap
   */
  List<EncounterView.Diagnosis> diagnoses(
      Encounter encounter, List<Finding> found, List<Finding> closed) {
    List<EncounterView.Diagnosis> rows = new ArrayList<>();
    for (Condition condition : VisitIndex.conditions(chart, encounter)) {
      rows.add(
          new EncounterView.Diagnosis(
              code(condition.code()),
              label(condition.code()),
              fault(condition, found).or(() -> answered(condition, closed))));
    }
    return rows;
  }

  private Optional<Badge> fault(Condition condition, List<Finding> found) {
    return found.stream()
        .filter(finding -> isAbout(finding, condition))
        .map(finding -> Gap.badge(finding.severity(), words))
        .findFirst();
  }

  private Optional<Badge> answered(Condition condition, List<Finding> closed) {
    return closed.stream()
        .filter(finding -> isAbout(finding, condition))
        .map(finding -> Badge.unchecked(words.say("dismissal.mark")))
        .findFirst();
  }

  private static boolean isAbout(Finding finding, Condition condition) {
    return finding.focus().equals(condition.reference())
        || finding.evidence().stream().anyMatch(e -> e.reference().equals(condition.reference()));
  }

  private static Optional<String> code(CodeableConcept concept) {
    return DIAGNOSIS_CODES.stream()
        .flatMap(system -> concept.coding(system).stream())
        .map(Coding::code)
        .findFirst();
  }

  private String label(CodeableConcept concept) {
    return concept.label().orElseGet(() -> words.say("visit.no-words"));
  }

  List<EncounterView.Fact> facts(Encounter encounter) {
    List<EncounterView.Fact> facts = new ArrayList<>();
    facts.add(fact("visit.time", period(encounter)));
    facts.add(
        fact(
            "visit.class",
            encounter.classCode().map(code -> words.code("encounter-class", code)).orElse("")));
    facts.add(fact("visit.seen-by", names.all(encounter.participants())));
    facts.add(fact("visit.coverage", coverages(), "Coverage"));
    facts.add(fact("visit.procedures", procedures(encounter), "Procedure"));
    return facts;
  }

  private EncounterView.Fact fact(String key, String value) {
    return value.isEmpty()
        ? new EncounterView.Fact(words.say(key), words.say("unknown"), false)
        : new EncounterView.Fact(words.say(key), value, true);
  }

  /** Nothing listed means none only where the list itself could be read. */
  private EncounterView.Fact fact(String key, String value, String type) {
    if (!value.isEmpty()) {
      return fact(key, value);
    }
    String none = chart.limitation(type).isPresent() ? "visit.unread" : "visit.none";
    return new EncounterView.Fact(words.say(key), words.say(none), false);
  }

  private String period(Encounter encounter) {
    Optional<String> start = encounter.period().start().map(words::day).map(Day::shown);
    Optional<String> end = encounter.period().end().map(words::day).map(Day::shown);
    if (start.isEmpty() || start.equals(end)) {
      return start.or(() -> end).orElse("");
    }
    return words.say("visit.from-to", start.get(), end.orElseGet(() -> words.say("visit.still")));
  }

  private String coverages() {
    return String.join(
        "; ",
        chart.coverages().stream()
            .filter(coverage -> coverage.status().equals("active"))
            .map(this::coverage)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList());
  }

  private String coverage(Coverage coverage) {
    String payors = names.all(coverage.payors());
    return payors.isEmpty() ? coverage.type().label().orElse("") : payors;
  }

  private String procedures(Encounter encounter) {
    return String.join(
        "; ",
        chart.proceduresOf(encounter.reference()).stream()
            .map(Procedure::code)
            .flatMap(code -> code.label().stream())
            .distinct()
            .toList());
  }
}
