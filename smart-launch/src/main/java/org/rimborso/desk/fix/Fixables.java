package org.rimborso.desk.fix;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;

/** Finds in a chart what a finding is to be corrected in. */
final class Fixables {
  private static final Pattern REASON = Pattern.compile("Encounter\\.reasonCode\\[(\\d{1,3})]");
  private static final Set<String> BILLS = Set.of("Claim", "ExplanationOfBenefit");

  /** Longer ids cannot be kept; no code of any system makes one. */
  private static final int LONGEST_ID = 500;

  private final Chart chart;

  Fixables(Chart chart) {
    this.chart = chart;
  }

  /** Where an element stands. */
  private record Place(Reference resource, String pointer) {}

  /** How to correct a finding of the clinician's list; empty where the chart is not at fault. */
  Optional<Fixable> of(Finding finding) {
    return FixKind.of(finding.rule())
        .filter(kind -> finding.audience().contains(Audience.CLINICIAN))
        .filter(kind -> finding.id().length() <= LONGEST_ID)
        .map(kind -> fixable(finding, kind));
  }

  private Fixable fixable(Finding finding, FixKind kind) {
    String faulty =
        kind == FixKind.RECODE && !finding.rule().equals("diagnosis-uncoded") ? finding.fact() : "";
    Optional<Place> place =
        places(finding).stream()
            .map(this::place)
            .flatMap(Optional::stream)
            .filter(one -> fits(one, kind, faulty))
            .findFirst();
    return new Fixable(
        finding,
        kind,
        place.map(Place::resource),
        kind == FixKind.VERIFY ? "/verificationStatus" : place.map(Place::pointer).orElse(""),
        visit(finding, place),
        faulty,
        CodeDay.of(finding, chart),
        bills(finding));
  }

  /** The finding's own element first, then those that prove it. */
  private static List<Evidence> places(Finding finding) {
    return Stream.concat(
            Stream.of(new Evidence(finding.focus(), finding.element())),
            finding.evidence().stream())
        .toList();
  }

  private Optional<Place> place(Evidence at) {
    Reference resource = at.reference();
    if (chart.find(resource, Condition.class).isPresent()) {
      return Optional.of(new Place(resource, "/code"));
    }
    if (chart.find(resource, Encounter.class).isEmpty()) {
      return Optional.empty();
    }
    Matcher reason = REASON.matcher(at.element());
    return Optional.of(
        new Place(resource, reason.matches() ? "/reasonCode/" + reason.group(1) : ""));
  }

  private boolean fits(Place place, FixKind kind, String faulty) {
    boolean condition = place.resource().type().equals("Condition");
    return switch (kind) {
      case RECODE -> says(place, faulty);
      case VERIFY -> condition;
      case ADD_DIAGNOSIS, CLOSE, DISPOSITION -> !condition;
    };
  }

  private boolean says(Place place, String faulty) {
    Optional<CodeableConcept> concept = concept(place);
    return concept.isPresent() && (faulty.isEmpty() || holds(concept.get(), faulty));
  }

  private Optional<CodeableConcept> concept(Place place) {
    if (place.pointer().equals("/code")) {
      return chart.find(place.resource(), Condition.class).map(Condition::code);
    }
    if (!place.pointer().startsWith("/reasonCode/")) {
      return Optional.empty();
    }
    int index = Integer.parseInt(place.pointer().substring("/reasonCode/".length()));
    return chart
        .find(place.resource(), Encounter.class)
        .filter(encounter -> index < encounter.reasons().size())
        .map(encounter -> encounter.reasons().get(index));
  }

  /** Whether a concept has this diagnosis code, however it is spelled. */
  static boolean holds(CodeableConcept concept, String code) {
    String bare = CodeSets.normalize(code);
    return concept.codings().stream()
        .filter(coding -> coding.is(CodeSystem.ICD10CM) || coding.is(CodeSystem.ICD9CM))
        .anyMatch(coding -> CodeSets.normalize(coding.code()).equals(bare));
  }

  private Optional<Reference> visit(Finding finding, Optional<Place> place) {
    Set<Reference> visits = new LinkedHashSet<>();
    places(finding).stream()
        .map(Evidence::reference)
        .filter(one -> chart.find(one, Encounter.class).isPresent())
        .forEach(visits::add);
    place
        .flatMap(one -> chart.find(one.resource(), Condition.class))
        .ifPresent(condition -> addVisits(condition, visits));
    chart
        .bills()
        .filter(bill -> bill.reference().equals(finding.focus()))
        .map(Claim::encounters)
        .forEach(visits::addAll);
    return visits.stream().findFirst();
  }

  private void addVisits(Condition condition, Set<Reference> visits) {
    condition.encounter().ifPresent(visits::add);
    chart.encounters().stream()
        .filter(
            visit ->
                visit.diagnoses().stream()
                    .anyMatch(one -> one.condition().equals(condition.reference())))
        .map(Encounter::reference)
        .forEach(visits::add);
  }

  private static List<Reference> bills(Finding finding) {
    return places(finding).stream()
        .map(Evidence::reference)
        .filter(one -> BILLS.contains(one.type()))
        .distinct()
        .toList();
  }
}
