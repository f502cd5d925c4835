package org.rimborso.payerrules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Reference;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;

/** One chart as conditions see it; made once for all rules. Safe for many threads. */
final class ChartView {
  private final Chart chart;
  private final ChartPayers payers;
  private final Object patient;
  private final List<Thing<ClaimSource>> claims;
  private final List<Thing<EncounterSource>> encounters;
  private final List<Thing<CoverageSource>> coverages;
  private final Map<Reference, Thing<EncounterSource>> encounterThings = new HashMap<>();
  private final Map<Reference, Thing<CoverageSource>> coverageThings = new HashMap<>();
  private final Map<String, String> plainNames = new HashMap<>();

  private ChartView(Chart chart, Payers payers) {
    this.chart = chart;
    this.payers = payers.in(chart);
    patient =
        chart
            .patient()
            .<Object>map(one -> new Thing<>(PatientView.TYPE, one))
            .orElseGet(() -> Unknown.element("Patient"));
    encounters = chart.encounters().stream().map(this::encounter).toList();
    coverages = chart.coverages().stream().map(this::coverage).toList();
    claims =
        chart.standing().stream()
            .map(bill -> new Thing<>(ClaimView.TYPE, new ClaimSource(this, bill)))
            .toList();
  }

  /** The view of {@code chart}, whose payers the site knows by these profiles. */
  static ChartView of(Chart chart, Payers payers) {
    return chart.fact(ChartView.class, payers, one -> new ChartView(one, payers));
  }

  /** What a claim is read from. */
  static final class ClaimSource {
    private final ChartView view;
    private final BillInForce standing;
    private final List<Thing<LineSource>> lines = new ArrayList<>();
    private final List<Thing<DiagnosisSource>> diagnoses = new ArrayList<>();
    private final Object encounter;
    private final Object coverage;
    private final boolean numbered;
    private final Object payer;

    private ClaimSource(ChartView view, BillInForce standing) {
      this.view = view;
      this.standing = standing;
      encounter = view.encounterOf(standing);
      coverage = view.coverageOf(standing);
      payer =
          Unknown.unless(
              view.payer(bill()).map(view::plain), bill().reference().type() + ".insurer");
      numbered =
          bill().lines().stream()
                  .mapToInt(Claim.Line::sequence)
                  .filter(n -> n > 0)
                  .distinct()
                  .count()
              == bill().lines().size();
      for (int i = 0; i < bill().lines().size(); i++) {
        lines.add(new Thing<>(LineView.TYPE, new LineSource(this, i)));
      }
      for (int i = 0; i < bill().diagnoses().size(); i++) {
        diagnoses.add(new Thing<>(DiagnosisView.TYPE, new DiagnosisSource(this, i)));
      }
    }

    ChartView view() {
      return view;
    }

    BillInForce standing() {
      return standing;
    }

    Claim bill() {
      return standing.bill();
    }

    List<Thing<LineSource>> lines() {
      return Collections.unmodifiableList(lines);
    }

    List<Thing<DiagnosisSource>> diagnoses() {
      return Collections.unmodifiableList(diagnoses);
    }

    /** The first of its encounters, else {@link Unknown}. */
    Object encounter() {
      return encounter;
    }

    /** The coverage that it is sent to, else {@link Unknown}. */
    Object coverage() {
      return coverage;
    }

    /** The payer's name for comparing, else {@link Unknown}. */
    Object payer() {
      return payer;
    }

    String path(String element) {
      return bill().reference().type() + "." + element;
    }
  }

  /** What a line is read from. */
  record LineSource(ClaimSource claim, int index) {
    Claim.Line line() {
      return claim.bill().lines().get(index);
    }

    /** By which people know it: its sequence where every line has its own, else its position. */
    int number() {
      return claim.numbered ? line().sequence() : index + 1;
    }

    String path(String element) {
      return claim.path("item[" + index + "]." + element);
    }
  }

  /** What a diagnosis of a claim is read from. */
  record DiagnosisSource(ClaimSource claim, int index) {
    Claim.Diagnosis diagnosis() {
      return claim.bill().diagnoses().get(index);
    }

    String path(String element) {
      return claim.path("diagnosis[" + index + "]." + element);
    }
  }

  /** What an encounter is read from. */
  record EncounterSource(ChartView view, Encounter encounter) {}

  /** What a coverage is read from. */
  record CoverageSource(ChartView view, Coverage coverage) {}

  private Thing<EncounterSource> encounter(Encounter one) {
    Thing<EncounterSource> thing = new Thing<>(EncounterView.TYPE, new EncounterSource(this, one));
    encounterThings.put(one.reference(), thing);
    return thing;
  }

  private Thing<CoverageSource> coverage(Coverage one) {
    Thing<CoverageSource> thing = new Thing<>(CoverageView.TYPE, new CoverageSource(this, one));
    coverageThings.put(one.reference(), thing);
    return thing;
  }

  Chart chart() {
    return chart;
  }

  LocalDate asOf() {
    return chart.asOf();
  }

  Object patient() {
    return patient;
  }

  /** Bills in force, in order of reference. */
  List<Thing<ClaimSource>> claims() {
    return claims;
  }

  List<Thing<EncounterSource>> encounters() {
    return encounters;
  }

  List<Thing<CoverageSource>> coverages() {
    return coverages;
  }

  private Object encounterOf(BillInForce standing) {
    return standing.encounters().isEmpty()
        ? Unknown.element(standing.bill().reference().type() + ".item.encounter")
        : known(encounterThings.get(standing.encounters().get(0).reference()), "Encounter");
  }

  private Object coverageOf(BillInForce standing) {
    return standing
        .coverage()
        .map(one -> known(coverageThings.get(one.reference()), "Coverage"))
        .orElseGet(
            () -> Unknown.element(standing.bill().reference().type() + ".insurance.coverage"));
  }

  private static Object known(@Nullable Object thing, String type) {
    return thing == null ? Unknown.element(type) : thing;
  }

  /** Bill after bill goes to the same payers. */
  private String plain(String name) {
    return plainNames.computeIfAbsent(name, WrittenRule::plain);
  }

  /** The payer's name: its profile's, else as the record has it. */
  synchronized Optional<String> payer(Claim bill) {
    return payers.name(bill);
  }

  synchronized Optional<String> payer(Coverage coverage) {
    return payers.name(coverage);
  }

  /** The site's profile of whom a bill goes to. */
  synchronized Optional<PayerProfile> profile(Claim bill) {
    return payers.of(bill);
  }

  /** The patient's age in whole years on a day that may be {@link Unknown}. */
  Object age(Object day) {
    if (!(day instanceof LocalDate on)) {
      return day;
    }
    Optional<PartialDate> born = chart.patient().flatMap(Patient::birthDate);
    if (born.isEmpty()) {
      return Unknown.element("Patient.birthDate");
    }
    long most = Dates.years(born.get().first(), on);
    return most == Dates.years(born.get().last(), on)
        ? (Object) most
        : Unknown.element("Patient.birthDate");
  }
}
