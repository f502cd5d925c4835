package org.rimborso.chart;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which encounters are <em>billable</em>: status finished; class AMB, EMER, IMP, ACUTE, NONAC,
 * OBSENC, SS, FLD, HH or VR; no {@code partOf}; not self-pay, not restricted; not an emergency or
 * observation visit rolled into a stay at the same serviceProvider that starts at most three days
 * later.
 */
final class BillableEncounters {
  private static final Set<String> CLASSES =
      Set.of("AMB", "EMER", "IMP", "ACUTE", "NONAC", "OBSENC", "SS", "FLD", "HH", "VR");
  private static final Set<String> ROLLED_IN = Set.of("EMER", "OBSENC");
  private static final int ROLL_IN_DAYS = 3;

  private final Chart chart;
  private final boolean someSelfPay;
  private final TreeSet<LocalDate> stays = new TreeSet<>();
  private final TreeSet<LocalDate> staysSomewhere = new TreeSet<>();
  private final Map<String, TreeSet<LocalDate>> staysAt = new HashMap<>();

  BillableEncounters(Chart chart) {
    this.chart = chart;
    someSelfPay = chart.coverages().stream().anyMatch(Coverage::isSelfPay);
    chart.encounters().stream().filter(CareSetting::isInpatient).forEach(this::addStay);
  }

  /**
   * Whether {@code encounter} is billable; unknown where its class or a stay's place is unknown.
   */
  Period.Answer of(Encounter encounter) {
    if (!encounter.status().equals("finished")
        || encounter.partOf().isPresent()
        || encounter.isRestricted()) {
      return Period.Answer.NO;
    }
    if (encounter.classCode().isEmpty()) {
      return Period.Answer.UNKNOWN;
    }
    if (!CLASSES.contains(encounter.classCode().get()) || isSelfPay(encounter)) {
      return Period.Answer.NO;
    }
    return isRolledIn(encounter);
  }

  private Period.Answer isRolledIn(Encounter encounter) {
    Optional<LocalDate> start = encounter.period().start().map(PartialDate::first);
    if (!ROLLED_IN.contains(encounter.classCode().orElse("")) || start.isEmpty()) {
      return Period.Answer.YES;
    }
    LocalDate end = encounter.period().end().map(PartialDate::last).orElse(start.get());
    LocalDate limit = end.plusDays(ROLL_IN_DAYS);
    Optional<String> place = place(encounter);
    if (place.isEmpty()) {
      return any(stays, start.get(), limit) ? Period.Answer.UNKNOWN : Period.Answer.YES;
    }
    if (any(staysAt.getOrDefault(place.get(), new TreeSet<>()), start.get(), limit)) {
      return Period.Answer.NO;
    }
    return any(staysSomewhere, start.get(), limit) ? Period.Answer.UNKNOWN : Period.Answer.YES;
  }

  private static boolean any(NavigableSet<LocalDate> days, LocalDate from, LocalDate to) {
    LocalDate next = days.ceiling(from);
    return next != null && !next.isAfter(to);
  }

  private void addStay(Encounter stay) {
    stay.period()
        .start()
        .map(PartialDate::first)
        .ifPresent(
            day -> {
              stays.add(day);
              place(stay)
                  .map(place -> staysAt.computeIfAbsent(place, unused -> new TreeSet<>()))
                  .orElse(staysSomewhere)
                  .add(day);
            });
  }

  private static Optional<String> place(Encounter encounter) {
    Party provider = encounter.serviceProvider();
    return provider.reference().map(Reference::toString).or(provider::identifier);
  }

  /** Whether all that covers the day of {@code encounter} is the patient's own pocket. */
  private boolean isSelfPay(Encounter encounter) {
    Optional<LocalDate> day = encounter.period().start().map(PartialDate::first);
    if (!someSelfPay || day.isEmpty() || chart.incomplete("Coverage").isPresent()) {
      return false;
    }
    return chart.coverages().stream()
        .filter(coverage -> coverage.status().equals("active"))
        .filter(coverage -> coverage.period().covers(day.get()) != Period.Answer.NO)
        .map(Coverage::isSelfPay)
        .reduce(Boolean::logicalAnd)
        .orElse(false);
  }
}
