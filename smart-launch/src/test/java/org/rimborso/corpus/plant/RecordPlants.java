package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** Services on the chart against services on claims. */
final class RecordPlants {
  private RecordPlants() {}

  static List<Plant> all() {
    Wish office = Wishes.office().between("2024-01-10", "2025-11-20");
    return List.of(
        Plant.of(
                "procedure-uncoded",
                "clinical term only",
                office,
                (chart, dice) -> {
                  chart.subject().serve("L3908", 1, "40.00");
                  done(chart, Fhir.concept(Terms.SNOMED, dice.one("48387007", "287664005")));
                  return Expected.at(chart.subject().encounter());
                })
            .times(60),
        Plant.of(
                "procedure-not-billed",
                "done, not billed",
                office,
                (chart, dice) -> {
                  String code = dice.one("J0696", "L3908", "Q0091", "J2060");
                  done(chart, Fhir.concept(Terms.HCPCS, code));
                  return Expected.at(chart.subject().encounter());
                })
            .times(60),
        Plant.of(
                "procedure-not-documented",
                "billed, not done",
                office.between("2024-01-10", "2025-06-20"),
                RecordPlants::invent)
            .atSite()
            .times(60));
  }

  private static void done(Draft chart, ObjectNode code) {
    Visit visit = chart.subject();
    ObjectNode procedure = chart.create("Procedure", "done").put("status", "completed");
    procedure.set("code", code);
    procedure.set("subject", Fhir.reference("Patient/p"));
    procedure.set("encounter", Fhir.reference(visit.encounter()));
    procedure.put("performedDateTime", visit.start().toString());
  }

  private static Expected invent(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    ObjectNode first = Visit.lines(visit.claim()).get(0);
    first.putArray("modifier").add(Fhir.concept(Terms.CPT, "25"));
    visit.serve("71046", 1, "58.00");
    visit.bill(dice.one("17110", "20610"), 1, "96.00");
    return Expected.at(visit.claim());
  }
}
