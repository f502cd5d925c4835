package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.rule.Evidence;

/** Who saw the patient when, by the visits that were billed and by finished encounters. */
final class Sightings {
  /** Classes of encounters in person; a virtual one tells nothing of sight. */
  private static final Set<String> FACE_TO_FACE =
      Set.of("AMB", "EMER", "IMP", "ACUTE", "NONAC", "OBSENC", "SS", "FLD", "HH");

  private final Chart chart;
  private final Performers performers;
  private final List<Sighting> all = new ArrayList<>();

  /** One of them. */
  record Sighting(Clinician who, PartialDate day, Evidence proof) {}

  Sightings(Chart chart) {
    this.chart = chart;
    performers = new Performers(chart);
    for (ProviderDay day : ProviderDay.in(chart)) {
      for (ProviderDay.Service service : day.services()) {
        if (day.kind() == ClaimKind.PROFESSIONAL && VisitCodes.isVisit(service.code())) {
          BilledLine line = service.first();
          all.add(new Sighting(who(line), PartialDate.of(day.day()), line.evidence()));
        }
      }
    }
    chart.encounters().forEach(this::add);
  }

  private void add(Encounter encounter) {
    Optional<PartialDate> day = encounter.period().start();
    if (day.isEmpty()
        || !encounter.status().equals("finished")
        || encounter.classCode().filter(FACE_TO_FACE::contains).isEmpty()) {
      return;
    }
    Evidence proof = new Evidence(encounter.reference(), "Encounter.period");
    List<Party> present =
        encounter.participants().isEmpty()
            ? List.of(encounter.serviceProvider())
            : encounter.participants();
    for (Party party : present) {
      Clinician who = Clinician.of(chart, performers, party, encounter.serviceProvider());
      all.add(new Sighting(who, day.get(), proof));
    }
  }

  /** Who did what {@code line} of a professional bill bills. */
  Clinician who(BilledLine line) {
    Claim bill = line.bill();
    Party named = Performers.named(ClaimKind.PROFESSIONAL, bill, line.line());
    boolean billsAlone = named.sameAs(bill.provider()) && isOfTeam(bill, named);
    return Clinician.of(chart, performers, named, billsAlone ? Party.UNKNOWN : bill.provider());
  }

  private static boolean isOfTeam(Claim bill, Party named) {
    return bill.careTeam().stream().anyMatch(member -> member.provider().sameAs(named));
  }

  List<Sighting> all() {
    return all;
  }
}
