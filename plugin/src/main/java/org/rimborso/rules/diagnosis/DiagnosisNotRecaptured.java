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
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

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
public final class DiagnosisNotRecaptured implements WalkingRule {
  static final String ID = "diagnosis-not-recaptured";

  /** Classes of encounters in person; a virtual one tells nothing of sight. */
  private static final Set<String> FACE_TO_FACE =
      Set.of("AMB", "EMER", "IMP", "ACUTE", "NONAC", "OBSENC", "SS", "FLD", "HH");

  private static final Comparator<Encounter> LATEST =
      Comparator.comparing((Encounter encounter) -> day(encounter).orElse(LocalDate.MIN))
          .thenComparing(Encounter::reference);

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
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.companions(List.of("hcc", "hcc-chronic"), "Condition", "Encounter", "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    Optional<Encounter> seen = seenThisYear(chart);
    List<Outcome> gaps =
        Stream.of("Condition", "Encounter", "Claim")
            .flatMap(type -> chart.incomplete(type).stream())
            .<Outcome>map(fault::notChecked)
            .toList();
    if (!gaps.isEmpty() || seen.isEmpty()) {
      return Walk.said(gaps);
    }
    Current current = new Current(codes(chart));
    Map<String, Dated> latest = new TreeMap<>();
    return CodeJudgement.eachVisit(
            chart,
            fault,
            visit -> {
              Optional<LocalDate> day = documented(visit);
              return day.isPresent() && isOfLastTwoYears(chart, day.get())
                  ? judge(visit, day.get(), current, latest)
                  : List.of();
            })
        .ending(
            said -> {
              List<Outcome> outcomes = new ArrayList<>(said);
              latest.forEach(
                  (category, dated) -> outcomes.add(finding(category, dated, seen.get())));
              return outcomes;
            });
  }

  /** The codes of this year, and their categories by the mapping of a day. */
  private final class Current {
    private final Set<String> codes;
    private final Map<LocalDate, Set<String>> categoriesOn = new HashMap<>();

    Current(Set<String> codes) {
      this.codes = codes;
    }

    Set<String> categories(LocalDate day) {
      return categoriesOn.computeIfAbsent(day, this::look);
    }

    private Set<String> look(LocalDate day) {
      Set<String> found = new TreeSet<>();
      codes.forEach(code -> found.addAll(categories.of(code, day)));
      return found;
    }
  }

  private List<Outcome> judge(
      Visit visit, LocalDate day, Current current, Map<String, Dated> latest) {
    Optional<CompanionList> missing = categories.missing(day);
    for (Visit.Stated stated : visit.stated()) {
      if (!Verification.isUncertain(stated.condition())) {
        for (String code : tenth(stated.icd())) {
          if (missing.isPresent()) {
            return List.of(notLoaded(missing.get(), day));
          }
          Dated dated = new Dated(stated.condition(), code, day, visit.period());
          for (String category : categories.of(code, day)) {
            if (!categories.isCovered(category, current.categories(day), day)) {
              latest.merge(category, dated, Dated::later);
            }
          }
        }
      }
    }
    return List.of();
  }

  /** Said once a year, not of each Condition. */
  private static NotChecked notLoaded(CompanionList list, LocalDate day) {
    return new NotChecked(
        ID, Optional.empty(), Cause.CODE_SET_NOT_LOADED, list.label() + " " + day.getYear());
  }

  /** A finished encounter of this year at which the patient was there in person. */
  private static Optional<Encounter> seenThisYear(Chart chart) {
    Optional<Encounter> latest = Optional.empty();
    for (Encounter encounter : chart.encounters()) {
      boolean counts =
          encounter.status().equals("finished")
              && encounter.classCode().filter(FACE_TO_FACE::contains).isPresent()
              && day(encounter).filter(d -> isThisYear(chart, d)).isPresent();
      if (counts && (latest.isEmpty() || LATEST.compare(encounter, latest.get()) > 0)) {
        latest = Optional.of(encounter);
      }
    }
    return latest;
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
  private static Set<String> codes(Chart chart) {
    Set<String> found = new TreeSet<>();
    for (CodedBill bill : DiagnosisPlaces.in(chart).bills()) {
      for (CodedBill.Entry entry : bill.entries()) {
        if (entry.coded().day().filter(day -> isThisYear(chart, day)).isPresent()) {
          found.addAll(tenth(entry.coded().icd()));
        }
      }
    }
    for (Visit visit : DiagnosisPlaces.in(chart).visits()) {
      if (documented(visit).filter(day -> isThisYear(chart, day)).isPresent()) {
        visit.stated().stream()
            .filter(stated -> !Verification.isUncertain(stated.condition()))
            .forEach(stated -> found.addAll(tenth(stated.icd())));
      }
    }
    return found;
  }

  /** The day of a finished encounter; its Conditions were documented on it. */
  private static Optional<LocalDate> documented(Visit visit) {
    return visit.encounter().status().equals("finished")
        ? day(visit.encounter())
        : Optional.empty();
  }

  private static List<String> tenth(List<Coding> icd) {
    List<String> codes = new ArrayList<>(icd.size());
    for (Coding coding : icd) {
      if (coding.is(CodeSystem.ICD10CM)) {
        codes.add(CodeSets.normalize(coding.code()));
      }
    }
    return codes;
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
