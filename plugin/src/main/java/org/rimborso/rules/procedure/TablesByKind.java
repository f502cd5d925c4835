package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/** The table of an edit for practitioners, and the one for outpatient hospitals. */
record TablesByKind(Fault fault, CompanionList practitioner, CompanionList outpatient) {

  /**
   * The tables {@code id-practitioner} and {@code id-outpatient}.
   *
   * @param label of both, for people
   */
  static TablesByKind of(CodeSets codes, Fault fault, String id, String label) {
    return new TablesByKind(
        fault,
        new CompanionList(codes, id + "-practitioner", label + ", practitioner"),
        new CompanionList(codes, id + "-outpatient", label + ", outpatient hospital"));
  }

  /** What one table says of a provider's day. */
  @FunctionalInterface
  interface Edit {
    List<Outcome> of(ProviderDay day, CompanionList table);
  }

  /**
   * What {@code edit} says of every day that {@code matters}, by the table of its kind. Where the
   * kind is not known, what either table would find is not checked; nor is, said once of the chart,
   * what needs a table that is not loaded for the day.
   */
  Walk each(Chart chart, Predicate<ProviderDay> matters, Edit edit) {
    List<ProviderDay> days = ProviderDay.in(chart);
    boolean loaded = practitioner.isLoaded() || outpatient.isLoaded();
    return ProviderDay.each(
        chart,
        fault,
        code -> true,
        loaded ? days : firstOfEachKind(days, matters),
        day -> matters.test(day) ? judge(chart, day, edit) : List.of());
  }

  /** Enough to say that neither table is there. */
  private static List<ProviderDay> firstOfEachKind(
      List<ProviderDay> days, Predicate<ProviderDay> matters) {
    Map<ClaimKind, ProviderDay> first = new EnumMap<>(ClaimKind.class);
    for (ProviderDay day : days) {
      if (!first.containsKey(day.kind()) && matters.test(day)) {
        first.put(day.kind(), day);
      }
    }
    return List.copyOf(first.values());
  }

  private List<Outcome> judge(Chart chart, ProviderDay day, Edit edit) {
    List<Outcome> outcomes = new ArrayList<>(0);
    if (day.kind() != ClaimKind.OUTPATIENT) {
      add(chart, day, practitioner, edit, outcomes);
    }
    if (day.kind() != ClaimKind.PROFESSIONAL) {
      add(chart, day, outpatient, edit, outcomes);
    }
    return outcomes;
  }

  private void add(
      Chart chart, ProviderDay day, CompanionList table, Edit edit, List<Outcome> outcomes) {
    if (table.edition(day.day()).isEmpty()) {
      outcomes.add(table.notLoaded(fault));
    }
    for (Outcome outcome : edit.of(day, table)) {
      outcomes.add(outcome instanceof Finding finding ? settled(chart, day, finding) : outcome);
    }
  }

  private Outcome settled(Chart chart, ProviderDay day, Finding finding) {
    return day.kind() == ClaimKind.UNKNOWN
        ? fault.notChecked(
            finding.focus(), Cause.ELEMENT_MISSING, ClaimKind.element(bill(day, finding)))
        : fault.unread(chart, finding.focus()).orElse(finding);
  }

  private static Claim bill(ProviderDay day, Finding finding) {
    return day.services().stream()
        .flatMap(service -> service.lines().stream())
        .map(BilledLine::bill)
        .filter(bill -> bill.reference().equals(finding.focus()))
        .findFirst()
        .orElseThrow();
  }
}
