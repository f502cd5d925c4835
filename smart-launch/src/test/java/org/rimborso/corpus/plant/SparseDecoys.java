package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** What EHRs leave out, or say in another place. */
final class SparseDecoys {
  private SparseDecoys() {}

  static List<Decoy> all() {
    Wish office = Wishes.office();
    Wish now = Wishes.one().paidBy(Cover.HARBOR).withOthers(0);
    return List.of(
        of("claims that name no visit", office, SparseDecoys::nameNoVisit),
        of("no verification status", office, chart -> each(chart, "verificationStatus")),
        of("a reason for the visit only", office, SparseDecoys::reasonOnly),
        of("diagnoses on the claim only", office, SparseDecoys::billedOnly),
        of("coverage as text", office.withOthers(0), SparseDecoys::coverageAsText),
        of("a role took part", office, SparseDecoys::role),
        of("a provider by number", office.withOthers(0), SparseDecoys::byNumber),
        of("no totals", office, chart -> chart.all("Claim").forEach(c -> c.remove("total"))),
        of("no units", office.withOthers(0), SparseDecoys::noUnits),
        of("a stay over the transition", CornerPlants.transition(), SparseDecoys::transition),
        of("a dental plan beside", office, SparseDecoys::dental),
        of("a visit under way", now.between("2025-12-19", "2025-12-19"), SparseDecoys::open),
        of("a fresh draft", now.between("2025-12-17", "2025-12-17"), SparseDecoys::freshDraft),
        of("a long stay under way", stay(), SparseDecoys::open),
        of(
            "a visit of last week, unbilled",
            now.between("2025-12-16", "2025-12-17"),
            c -> c.subject().unbill()),
        of("dates of a month", office.withOthers(0), SparseDecoys::monthOnly));
  }

  private static Decoy of(String name, Wish in, Consumer<Draft> edit) {
    return Decoy.of(name, in, (chart, dice) -> edit.accept(chart));
  }

  private static Wish stay() {
    return Wish.of(Scene.STAY)
        .paidBy(Cover.HARBOR)
        .between("2025-12-05", "2025-12-08")
        .withOthers(0);
  }

  private static void nameNoVisit(Draft chart) {
    for (Visit visit : chart.visits()) {
      for (ObjectNode claim : visit.claims()) {
        Visit.lines(claim).forEach(line -> line.remove("encounter"));
      }
    }
  }

  private static void each(Draft chart, String field) {
    chart.all("Condition").forEach(condition -> condition.remove(field));
  }

  private static void forget(Draft chart) {
    Visit visit = chart.subject();
    visit.encounter().remove("diagnosis");
    visit.conditions().forEach(chart::remove);
    visit.conditions().clear();
    chart.literal();
  }

  private static void reasonOnly(Draft chart) {
    Visit visit = chart.subject();
    List<String> codes = visit.conditions().stream().map(c -> Fhir.code(c.path("code"))).toList();
    forget(chart);
    codes.forEach(
        code -> visit.encounter().withArray("reasonCode").add(Fhir.concept(Terms.ICD10, code)));
  }

  /** A coder coded the visit; the chart has no Condition at all. */
  private static void billedOnly(Draft chart) {
    chart.visits().forEach(visit -> visit.encounter().remove("diagnosis"));
    chart.all("Condition").forEach(chart::remove);
    chart.literal();
  }

  /** The hospital codes by the day of discharge, the doctor by the days of service. */
  private static void transition(Draft chart) {
    Visit visit = chart.subject();
    if (!CornerPlants.codeByDay(visit)) {
      String later = CornerPlants.TRANSITION.toString();
      ((ObjectNode) visit.encounter().get("period")).put("end", later + "T10:00:00Z");
      visit.claims().forEach(c -> ((ObjectNode) c.get("billablePeriod")).put("end", later));
    }
    for (ObjectNode condition : visit.conditions()) {
      condition.withObject("/code").withArray("coding").add(Fhir.coding(Terms.ICD9, "401.9"));
    }
    chart.literal();
  }

  private static void dental(Draft chart) {
    ObjectNode dental = chart.copy(chart.get("Coverage/first"), "dental");
    dental.set("type", Fhir.hl7("v3-ActCode", "DENTPRG"));
    dental.put("subscriberId", "D-1");
    dental.putArray("payor").add(Fhir.reference("Organization/harbor"));
  }

  private static void coverageAsText(Draft chart) {
    ObjectNode insurance = Fhir.objects(chart.subject().claim(), "insurance").get(0);
    insurance.set("coverage", Fhir.node().put("display", "Harbor Mutual, group plan"));
    chart.all("Coverage").forEach(chart::remove);
  }

  private static void role(Draft chart) {
    ObjectNode role = chart.create("PractitionerRole", "role");
    role.set("practitioner", Fhir.reference("Practitioner/doctor"));
    role.set("organization", Fhir.reference("Organization/clinic"));
    chart
        .subject()
        .encounter()
        .putArray("participant")
        .addObject()
        .set("individual", Fhir.reference(role));
  }

  private static void byNumber(Draft chart) {
    ObjectNode number =
        Fhir.objects(chart.get("Organization/clinic"), "identifier").get(0).deepCopy();
    ObjectNode provider = Fhir.node();
    provider.set("identifier", number);
    chart.subject().claim().set("provider", provider);
  }

  private static void noUnits(Draft chart) {
    for (ObjectNode line : Visit.lines(chart.subject().claim())) {
      if (line.path("quantity").path("value").asInt() == 1) {
        line.remove("quantity");
      } else {
        line.remove("unitPrice");
      }
    }
  }

  private static void open(Draft chart) {
    Visit visit = chart.subject();
    visit.unbill();
    visit.encounter().put("status", "in-progress");
    visit.encounter().remove("hospitalization");
    ((ObjectNode) visit.encounter().get("period")).remove("end");
  }

  private static void freshDraft(Draft chart) {
    chart.subject().claim().put("status", "draft");
  }

  /** A visit of which the record keeps no day. */
  private static void monthOnly(Draft chart) {
    String month = chart.subject().start().toString().substring(0, 7);
    chart.subject().encounter().set("period", Fhir.period(month, month));
  }
}
