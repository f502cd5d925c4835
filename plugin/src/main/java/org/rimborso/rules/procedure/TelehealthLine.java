package org.rimborso.rules.procedure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.EncounterClaims;
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

  /**
   * The virtual encounter that it names; of a claim that names none, the one it certainly bills.
   */
  static Optional<Reference> virtual(Chart chart, BilledLine line) {
    for (Reference encounter : line.line().encounters()) {
      if (chart.find(encounter, Encounter.class).filter(TelehealthLine::isVirtual).isPresent()) {
        return Optional.of(encounter);
      }
    }
    return line.bill().encounters().isEmpty()
        ? chart.fact(Matched.class, Matched::walk).encounterOf(line.bill())
        : Optional.empty();
  }

  private static boolean isVirtual(Encounter encounter) {
    return encounter.classCode().filter("VR"::equals).isPresent();
  }

  /** Virtual encounters by the claim that is theirs without naming them, and no other's. */
  private record Matched(Map<Reference, Reference> byClaim) {
    static Matched walk(Chart chart) {
      Map<Reference, Reference> found = new HashMap<>();
      for (Encounter encounter : chart.encounters()) {
        if (isVirtual(encounter) && !encounter.isVoid()) {
          claim(chart, encounter).ifPresent(claim -> found.put(claim, encounter.reference()));
        }
      }
      for (Encounter encounter : found.isEmpty() ? List.<Encounter>of() : chart.encounters()) {
        if (!isVirtual(encounter)) {
          claim(chart, encounter).ifPresent(found::remove);
        }
      }
      return new Matched(Map.copyOf(found));
    }

    private static Optional<Reference> claim(Chart chart, Encounter encounter) {
      return chart.claimsOf(encounter) instanceof EncounterClaims.Matching matching
          ? Optional.of(matching.claim().reference())
          : Optional.empty();
    }

    Optional<Reference> encounterOf(Claim bill) {
      return Optional.ofNullable(byClaim.get(bill.reference()));
    }
  }

  /** Whether it has one of {@code modifiers}, or none is wanted. */
  static boolean hasOneOf(BilledLine line, Set<String> modifiers) {
    return modifiers.isEmpty() || line.modifiers().stream().anyMatch(modifiers::contains);
  }
}
