package org.rimborso.rules.claim;

import java.time.LocalDate;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;

/**
 * The days on which services of an encounter may lie. An inpatient claim may reach some days before
 * admission: three, or as many as the payer profile says (one for hospitals outside Medicare's
 * inpatient payment system).
 */
final class EncounterDays {
  static final int USUAL_DAYS_BEFORE = 3;

  private final Period period;
  private final CareSetting setting;
  private final int daysBefore;

  /** The days of {@code encounter}, where a stay's claim may reach {@code daysBefore} it. */
  EncounterDays(Encounter encounter, CareSetting setting, int daysBefore) {
    this.daysBefore = daysBefore;
    this.period = encounter.period();
    this.setting = setting;
  }

  /**
   * Whether service lies within.
   *
   * @param whole whether all of {@code serviced} must; otherwise it belongs to several encounters
   *     and must only touch this one
   */
  Period.Answer hold(Period serviced, boolean whole) {
    if (serviced.isUnknown() || period.isUnknown()) {
      return Period.Answer.UNKNOWN;
    }
    PartialDate first = serviced.start().or(serviced::end).orElseThrow();
    PartialDate last = serviced.end().or(serviced::start).orElseThrow();
    Period.Answer inside = inside(first);
    if (!last.equals(first)) {
      inside = worse(inside, inside(last));
    }
    if (whole || inside != Period.Answer.NO) {
      return inside;
    }
    boolean apart = worse(notBefore(last), notAfter(first)) == Period.Answer.NO;
    return apart ? Period.Answer.NO : Period.Answer.UNKNOWN;
  }

  private Period.Answer inside(PartialDate date) {
    return worse(notBefore(date), notAfter(date));
  }

  /** What would tell where {@link #hold} does not know. */
  String missing(Claim claim) {
    if (period.isUnknown()) {
      return "Encounter.period";
    }
    return claim.lines().stream().anyMatch(line -> claim.serviced(line).isUnknown())
        ? "Claim.item.serviced"
        : "Claim.item.serviced, Encounter.period";
  }

  private Period.Answer notBefore(PartialDate date) {
    if (period.start().isEmpty()) {
      return Period.Answer.YES;
    }
    PartialDate start = period.start().get();
    return switch (setting) {
      case INPATIENT -> notBefore(date, early(start.first()), early(start.last()));
      case OTHER -> notBefore(date, start.first(), start.last());
      case UNKNOWN -> notBefore(date, early(start.first()), start.last());
    };
  }

  private LocalDate early(LocalDate admission) {
    return admission.minusDays(daysBefore);
  }

  /** Certainly not before the later bound, certainly before the earlier one, or neither. */
  private static Period.Answer notBefore(PartialDate date, LocalDate earlier, LocalDate later) {
    if (date.last().isBefore(earlier)) {
      return Period.Answer.NO;
    }
    return date.first().isBefore(later) ? Period.Answer.UNKNOWN : Period.Answer.YES;
  }

  private Period.Answer notAfter(PartialDate date) {
    if (period.end().isEmpty()) {
      return Period.Answer.YES;
    }
    PartialDate end = period.end().get();
    if (date.isAfter(end)) {
      return Period.Answer.NO;
    }
    return date.last().isAfter(end.first()) ? Period.Answer.UNKNOWN : Period.Answer.YES;
  }

  private static Period.Answer worse(Period.Answer one, Period.Answer other) {
    if (one == Period.Answer.NO || other == Period.Answer.NO) {
      return Period.Answer.NO;
    }
    return one == Period.Answer.YES ? other : one;
  }
}
