package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> a chronic condition of a CMS-HCC category (model V28) was documented at an
 * encounter of the last two calendar years, nothing of that category or of one above it was
 * documented or billed this year, and there is a finished face-to-face encounter this year. One
 * finding a category, of its latest Condition.
 *
 * <p><b>Not checked when</b> no CMS-HCC mapping or no list of chronic categories is loaded for the
 * earlier date, or Conditions, encounters or claims are not fully known.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: 42 CFR 422.310, risk adjustment data.
 */
public final class DiagnosisNotRecaptured implements Rule {
  static final String ID = "diagnosis-not-recaptured";

  /** Classes of encounters in person; a virtual one tells nothing of sight. */
  private static final Set<String> FACE_TO_FACE =
      Set.of("AMB", "EMER", "IMP", "ACUTE", "NONAC", "OBSENC", "SS", "FLD", "HH");

  private final Fault fault =
      new Fault(
          ID,
          Severity.INFO,
          Set.of(Audience.CLINICIAN),
          Source.of("42 CFR", "422.310, risk adjustment data"),
          DiagnosisNotRecaptured.class);
  private final CodeSets codes;
  private final RiskCategories categories;

  DiagnosisNotRecaptured(CodeSets codes) {
    this.codes = codes;
    categories = new RiskCategories(codes);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Outcome> check(Chart chart) {
    Optional<Encounter> seen = seenThisYear(chart);
    List<Outcome> gaps =
        Stream.of("Condition", "Encounter", "Claim")
            .flatMap(type -> chart.incomplete(type).stream())
            .<Outcome>map(fault::notChecked)
            .toList();
    if (!gaps.isEmpty() || seen.isEmpty()) {
      return gaps;
    }
    List<Dated> all = documented(chart).toList();
    Set<String> current = current(chart, all);
    List<Outcome> outcomes = new ArrayList<>();
    Map<String, Dated> latest = new TreeMap<>();
    Map<LocalDate, Set<String>> now = new HashMap<>();
    for (Dated earlier : all) {
      if (isOfLastTwoYears(chart, earlier.day())) {
        Set<String> known = now.computeIfAbsent(earlier.day(), day -> inForce(current, day));
        judge(earlier, known, latest, outcomes);
      }
    }
    latest.forEach((category, dated) -> outcomes.add(finding(category, dated, seen.get())));
    return CodeJudgement.once(outcomes);
  }

  private void judge(
      Dated earlier, Set<String> now, Map<String, Dated> latest, List<Outcome> outcomes) {
    Optional<CompanionList> missing = categories.missing(earlier.day());
    if (missing.isPresent()) {
      outcomes.add(notLoaded(missing.get(), earlier.day()));
      return;
    }
    categories.of(earlier.code(), earlier.day()).stream()
        .filter(category -> !categories.isCovered(category, now, earlier.day()))
        .forEach(category -> latest.merge(category, earlier, Dated::later));
  }

  /** Said once a year, not of each Condition. */
  private static NotChecked notLoaded(CompanionList list, LocalDate day) {
    return new NotChecked(
        ID, Optional.empty(), Cause.CODE_SET_NOT_LOADED, list.label() + " " + day.getYear());
  }

  /** The categories of this year's codes, by the mapping of {@code day}. */
  private Set<String> inForce(Set<String> current, LocalDate day) {
    Set<String> found = new TreeSet<>();
    current.forEach(code -> found.addAll(categories.of(code, day)));
    return found;
  }

  /** A finished encounter of this year at which the patient was there in person. */
  private static Optional<Encounter> seenThisYear(Chart chart) {
    return chart.encounters().stream()
        .filter(encounter -> encounter.status().equals("finished"))
        .filter(encounter -> encounter.classCode().filter(FACE_TO_FACE::contains).isPresent())
        .filter(encounter -> day(encounter).filter(d -> isThisYear(chart, d)).isPresent())
        .max(
            Comparator.comparing((Encounter encounter) -> day(encounter).orElse(LocalDate.MIN))
                .thenComparing(Encounter::reference));
  }

  private static Optional<LocalDate> day(Encounter encounter) {
    return encounter.period().start().map(PartialDate::first);
  }

  private static boolean isThisYear(Chart chart, LocalDate day) {
    return day.getYear() == chart.asOf().getYear();
  }

  private static boolean isOfLastTwoYears(Chart chart, LocalDate day) {
    int ago = chart.asOf().getYear() - day.getYear();
    return ago == 1 || ago == 2;
  }

  /** The codes that Conditions of encounters and bills document this year. */
  private static Set<String> current(Chart chart, List<Dated> all) {
    Stream<String> billed =
        DiagnosisPlaces.in(chart).bills().stream()
            .flatMap(bill -> bill.entries().stream())
            .map(CodedBill.Entry::coded)
            .filter(coded -> coded.day().filter(d -> isThisYear(chart, d)).isPresent())
            .flatMap(coded -> tenth(coded.icd()));
    Stream<String> stated =
        all.stream().filter(dated -> isThisYear(chart, dated.day())).map(Dated::code);
    return Stream.concat(billed, stated).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What Conditions document, on the days of their encounters. */
  private static Stream<Dated> documented(Chart chart) {
    return DiagnosisPlaces.in(chart).visits().stream()
        .filter(visit -> visit.encounter().status().equals("finished"))
        .flatMap(
            visit ->
                visit.stated().stream()
                    .filter(stated -> !Verification.isUncertain(stated.condition()))
                    .flatMap(stated -> dated(visit, stated)));
  }

  private static Stream<Dated> dated(Visit visit, Visit.Stated stated) {
    return day(visit.encounter()).stream()
        .flatMap(
            day ->
                tenth(stated.icd())
                    .map(code -> new Dated(stated.condition(), code, day, visit.period())));
  }

  private static Stream<String> tenth(List<Coding> icd) {
    return icd.stream()
        .filter(coding -> coding.is(CodeSystem.ICD10CM))
        .map(coding -> CodeSets.normalize(coding.code()));
  }

  private Finding finding(String category, Dated dated, Encounter seen) {
    return fault
        .finding(
            dated.condition().reference(),
            "HCC " + category,
            "Condition.code",
            CodeName.of(codes, CodeSystem.ICD10CM, dated.code()),
            dated.day(),
            category)
        .provenBy(List.of(dated.period(), new Evidence(seen.reference(), "Encounter.period")));
  }

  /** A code that a Condition documents on a day. */
  private record Dated(Condition condition, String code, LocalDate day, Evidence period) {

    Dated later(Dated other) {
      Comparator<Dated> order =
          Comparator.comparing(Dated::day)
              .thenComparing(dated -> dated.condition().reference())
              .thenComparing(Dated::code)
              .thenComparing(dated -> dated.period().reference());
      return order.compare(this, other) >= 0 ? this : other;
    }
  }
}
