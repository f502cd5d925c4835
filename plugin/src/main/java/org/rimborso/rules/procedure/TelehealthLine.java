package org.rimborso.rules.procedure;

import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;

/** What a line says of where patient and clinician were. */
final class TelehealthLine {
  private static final Set<String> TELEHEALTH_PLACES = Set.of("02", "10");

  /** By sight or sound, with or without delay, in whatever year. */
  private static final Set<String> MODIFIERS = Set.of("95", "93", "GT", "GQ", "G0", "FQ", "FR");

  /** Where clinicians and patients meet; not laboratories, pharmacies or unnamed places. */
  private static final Set<String> MEETING_PLACES =
      Set.of(
          "04", "11", "12", "13", "14", "15", "17", "19", "20", "21", "22", "23", "24", "31", "32",
          "33", "49", "50", "51", "52", "53", "54", "55", "56", "57", "61", "62", "65", "71", "72");

  private TelehealthLine() {}

  /** Whether its place of service is one of telehealth. */
  static boolean isAtDistance(BilledLine line) {
    return line.place().filter(TELEHEALTH_PLACES::contains).isPresent();
  }

  /** Whether its place is one where people meet, and no modifier says that they did not. */
  static boolean isInPerson(BilledLine line) {
    return line.place().filter(MEETING_PLACES::contains).isPresent()
        && line.modifiers().stream().noneMatch(MODIFIERS::contains);
  }

  /** The virtual encounter that it names, if it names one. */
  static Optional<Reference> virtual(Chart chart, BilledLine line) {
    for (Reference encounter : line.line().encounters()) {
      if (chart
          .find(encounter, Encounter.class)
          .flatMap(Encounter::classCode)
          .filter("VR"::equals)
          .isPresent()) {
        return Optional.of(encounter);
      }
    }
    return Optional.empty();
  }

  /** Whether it has one of {@code modifiers}, or none is wanted. */
  static boolean hasOneOf(BilledLine line, Set<String> modifiers) {
    return modifiers.isEmpty() || line.modifiers().stream().anyMatch(modifiers::contains);
  }
}
