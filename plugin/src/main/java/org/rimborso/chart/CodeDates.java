package org.rimborso.chart;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The <em>code date</em>, which decides which edition judges a code. Inpatient institutional
 * claims: discharge, always. Other claims: a diagnosis takes the earliest date of the lines that
 * point to it, else the start of the billable period. A diagnosis of an encounter: its start, for
 * inpatients its end. Empty where the dates are missing or too vague to pick an edition (editions
 * change on 1 April and 1 October).
 */
public final class CodeDates {
  private final Claim claim;
  private final List<Encounter> encounters;
  private final CareSetting setting;
  private Map<Integer, PartialDate> earliest = Map.of();

  /** The code dates of {@code claim}, a bill of {@code encounters}. */
  public CodeDates(Claim claim, List<Encounter> encounters) {
    this(claim, encounters, CareSetting.of(claim, encounters));
  }

  /** The same where the setting is known. */
  public CodeDates(Claim claim, List<Encounter> encounters, CareSetting setting) {
    this.claim = claim;
    this.encounters = encounters;
    this.setting = setting;
  }

  /** The earliest date of the lines that point to each diagnosis, by its sequence. */
  private static Map<Integer, PartialDate> earliest(CodeDates dates) {
    Map<Integer, PartialDate> earliest = new HashMap<>();
    Optional<PartialDate> before = Optional.empty();
    List<Integer> pointed = List.of();
    for (Claim.Line line : dates.claim.lines()) {
      Optional<PartialDate> start = dates.start(line);
      boolean asBefore = start.equals(before) && line.diagnosisSequences().equals(pointed);
      if (start.isPresent() && !asBefore) {
        before = start;
        pointed = line.diagnosisSequences();
        for (Integer sequence : pointed) {
          earliest.merge(sequence, start.get(), CodeDates::earlier);
        }
      }
    }
    return earliest;
  }

  private static PartialDate earlier(PartialDate one, PartialDate other) {
    return other.compareTo(one) < 0 ? other : one;
  }

  /** The bill's setting. */
  public CareSetting setting() {
    return setting;
  }

  /** The code date of a diagnosis of the claim. */
  public Optional<LocalDate> of(Claim.Diagnosis diagnosis) {
    if (earliest.isEmpty()) {
      earliest = earliest(this);
    }
    PartialDate first = earliest.get(diagnosis.sequence());
    Optional<PartialDate> start =
        first != null
            ? Optional.of(first)
            : claim.billablePeriod().start().or(this::encounterStart);
    return switch (setting) {
      case INPATIENT -> discharge().flatMap(CodeDates::settled);
      case OTHER -> start.flatMap(CodeDates::settled);
      case UNKNOWN -> start.flatMap(from -> discharge().flatMap(to -> settled(from, to)));
    };
  }

  /**
   * The code date of what a line bills: the day its service started, for inpatient institutional
   * claims the day of discharge. Service codes change within quarters, so only a whole day will do.
   */
  public Optional<LocalDate> of(Claim.Line line) {
    Optional<PartialDate> begun = start(line);
    Optional<LocalDate> start = begun.isPresent() ? begun.get().day() : Optional.empty();
    return switch (setting) {
      case INPATIENT -> discharge().flatMap(PartialDate::day);
      case OTHER -> start;
      case UNKNOWN -> start.filter(day -> discharge().flatMap(PartialDate::day).equals(start));
    };
  }

  /** The code date of a diagnosis that stands in the encounter. */
  public static Optional<LocalDate> of(Encounter encounter) {
    Period period = encounter.period();
    return (CareSetting.isInpatient(encounter) ? period.end() : period.start())
        .flatMap(CodeDates::settled);
  }

  private Optional<PartialDate> discharge() {
    return encounters.stream()
        .filter(CareSetting::isInpatient)
        .flatMap(e -> e.period().end().stream())
        .max(Comparator.naturalOrder())
        .or(() -> claim.billablePeriod().end());
  }

  /** Start of service of a line: its own date, else the claim's, else its encounter's. */
  private Optional<PartialDate> start(Claim.Line line) {
    Period serviced = claim.serviced(line);
    return serviced.isUnknown() ? encounterStart() : serviced.start();
  }

  private Optional<PartialDate> encounterStart() {
    return encounters.stream()
        .flatMap(e -> e.period().start().stream())
        .min(Comparator.naturalOrder());
  }

  private static Optional<LocalDate> settled(PartialDate date) {
    return settled(date, date);
  }

  /** A day of the one edition that all days from {@code from} to {@code to} share. */
  private static Optional<LocalDate> settled(PartialDate from, PartialDate to) {
    int edition = halfYear(from.first());
    boolean one =
        edition == halfYear(from.last())
            && edition == halfYear(to.first())
            && edition == halfYear(to.last());
    return one ? Optional.of(from.first()) : Optional.empty();
  }

  /** Counts the spans from 1 April to 30 September and from 1 October to 31 March. */
  private static int halfYear(LocalDate day) {
    int month = day.getMonthValue();
    return day.getYear() * 2 + (month >= 10 ? 2 : month >= 4 ? 1 : 0);
  }
}
