package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.corpus.chart.CleanCharts;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** Defects as they stand in charts that are written less plainly. */
final class EdgePlants {
  private static final String HCPCS_BY_OID = "urn:oid:2.16.840.1.113883.6.285";
  private static final String CPT_BY_OID = "urn:oid:2.16.840.1.113883.6.12";
  private static final LocalDate OCTOBER = LocalDate.of(2025, 10, 1);
  private static final int TIMES = 15;

  private EdgePlants() {}

  static List<Plant> all() {
    return List.of(
        edge("claim-duplicate", "systems spelled otherwise", late(), (c, d) -> again(c)),
        edge("line-duplicate", "systems spelled otherwise", Wishes.one(), (c, d) -> twice(c)),
        edge("diagnosis-duplicate", "with a dot and without", Wishes.one(), (c, d) -> undotted(c)),
        explained("diagnosis-unknown-code", "I10.7"),
        explained("diagnosis-not-billable", "E11.6"),
        explained("diagnosis-external-cause-first", "W19.XXXA"),
        Plant.maybe(
                "diagnosis-not-valid-on-date", "stay over 1 October", october(), EdgePlants::tooNew)
            .times(TIMES),
        Plant.maybe("diagnosis-not-billable", "stay over 1 October", october(), EdgePlants::tooOld)
            .times(TIMES),
        edge("claim-filing-deadline", "turned back", due(), (c, d) -> turnedBack(c)),
        edge(
            "coverage-not-active",
            "ended in a month before",
            Wishes.one().withOthers(0),
            (c, d) -> ended(c)),
        edge("encounter-not-billed", "cancelled claim only", unbilled(), (c, d) -> withdrawn(c)),
        edge("diagnosis-refuted-billed", "named by the claim", Wishes.one(), (c, d) -> named(c)),
        edge(
            "encounter-no-provider",
            "only a relative took part",
            Wishes.office(),
            (c, d) -> relative(c)),
        edge("provider-npi-invalid", "of a role", Wishes.one().withOthers(0), (c, d) -> role(c)),
        edge(
            "coverage-missing",
            "no coverage named",
            Wishes.one().withOthers(0),
            (c, d) -> nameless(c)),
        edge("diagnosis-missing", "refuted only", Wishes.office(), (c, d) -> refutedOnly(c)),
        edge("line-amount-mismatch", "with a factor", Wishes.one(), (c, d) -> factor(c)),
        edge(
            "encounter-class-mismatch",
            "emergency visit billed as a stay",
            Wish.of(Scene.EMERGENCY).withOthers(0),
            (c, d) -> billedAsStay(c)),
        edge(
            "diagnosis-uncertain-outpatient",
            "professional claim of a stay",
            Wishes.stay(),
            (c, d) -> suspected(c)),
        edge(
            "claim-date-outside-encounter",
            "dated as a whole",
            Wishes.one(),
            (c, d) -> redate(c, d)),
        edge(
            "diagnosis-external-cause-first",
            "principal by its type",
            Wishes.one(),
            (c, d) -> principal(c)));
  }

  private static Plant edge(String rule, String name, Wish in, Plant.Sure edit) {
    return Plant.of(rule, name, in, edit).times(TIMES);
  }

  private static Wish late() {
    return Wishes.one().between("2025-08-01", "2025-11-20");
  }

  private static Wish due() {
    return Wishes.office().paidBy(Cover.MEDICARE).between("2024-12-01", "2025-01-18");
  }

  private static Wish unbilled() {
    return Wishes.office().paidBy(Cover.HARBOR).between("2025-09-01", "2025-12-06");
  }

  private static Wish october() {
    return Wish.of(Scene.STAY)
        .paidBy(Cover.HARBOR)
        .between("2025-09-27", "2025-09-30")
        .withOthers(0);
  }

  private static ObjectNode claim(Draft chart) {
    return chart.subject().claim();
  }

  private static void respell(ObjectNode line) {
    for (ObjectNode coding : Fhir.objects((ObjectNode) line.get("productOrService"), "coding")) {
      String system = coding.get("system").asText();
      if (system.equals(Terms.HCPCS)) {
        coding.put("system", HCPCS_BY_OID);
      } else if (system.equals(Terms.CPT)) {
        coding.put("system", CPT_BY_OID);
      }
    }
  }

  private static Expected again(Draft chart) {
    ObjectNode claim = claim(chart);
    ObjectNode again = chart.copy(claim, claim.get("id").asText() + "z");
    LocalDate created = LocalDate.parse(claim.get("created").asText());
    again.put("created", created.plusDays(1).toString());
    Visit.lines(again).forEach(EdgePlants::respell);
    return Expected.at(again);
  }

  private static Expected twice(Draft chart) {
    ArrayNode items = claim(chart).withArray("item");
    ObjectNode again = items.get(0).deepCopy();
    respell(again);
    items.add(again.put("sequence", items.size() + 1));
    Visit.total(claim(chart));
    return Expected.at(claim(chart));
  }

  private static Expected undotted(Draft chart) {
    String code = chart.subject().code(0).replace(".", "");
    chart.subject().bill(claim(chart), Terms.ICD10, code);
    return Expected.at(claim(chart));
  }

  /** In a chart that knows only what payers explain. */
  private static Plant explained(String rule, String code) {
    return edge(
        rule,
        "explained only",
        Wishes.one(),
        (chart, dice) -> {
          CleanCharts.explain(chart);
          chart.subject().recode(0, Terms.ICD10, code);
          return Expected.at(claim(chart), "ExplanationOfBenefit.diagnosis[0].diagnosis");
        });
  }

  private static boolean staysOver(Draft chart) {
    return !chart.subject().end().isBefore(OCTOBER);
  }

  /** A code that begins in October, on a professional claim whose services began before. */
  private static Optional<Expected> tooNew(Draft chart, Dice dice) {
    if (!staysOver(chart)) {
      return Optional.empty();
    }
    Visit visit = chart.subject();
    visit.document(Terms.ICD10, "L03.31A");
    ObjectNode professional = visit.claims().get(1);
    visit.bill(professional, Terms.ICD10, "L03.31A");
    ArrayNode pointers = Visit.lines(professional).get(0).withArray("diagnosisSequence");
    pointers.add(Visit.diagnoses(professional).size());
    return Optional.of(Expected.at(professional));
  }

  /** A code that ended in September, on a facility's claim for a stay that ends in October. */
  private static Optional<Expected> tooOld(Draft chart, Dice dice) {
    if (!staysOver(chart)) {
      return Optional.empty();
    }
    Visit visit = chart.subject();
    visit.document(Terms.ICD10, "R10.2");
    visit.bill(visit.claim(), Terms.ICD10, "R10.2");
    return Optional.of(Expected.at(visit.claim()));
  }

  private static Expected turnedBack(Draft chart) {
    ObjectNode answer = chart.subject().answers(claim(chart)).get(0);
    answer.put("outcome", "error");
    answer.remove("item");
    return Expected.at(claim(chart));
  }

  private static Expected ended(Draft chart) {
    String month = chart.subject().start().minusMonths(1).toString().substring(0, 7);
    ((ObjectNode) chart.get("Coverage/first").get("period")).put("end", month);
    return Expected.at(claim(chart));
  }

  private static Expected withdrawn(Draft chart) {
    chart.subject().answers(claim(chart)).forEach(chart::remove);
    claim(chart).put("status", "cancelled");
    return Expected.at(chart.subject().encounter());
  }

  private static Expected named(Draft chart) {
    Visit visit = chart.subject();
    ObjectNode condition = visit.conditions().get(0);
    condition.set("verificationStatus", Fhir.hl7("condition-ver-status", "refuted"));
    ObjectNode first = Visit.diagnoses(claim(chart)).get(0);
    first.remove("diagnosisCodeableConcept");
    first.set("diagnosisReference", Fhir.reference(condition));
    return Expected.at(claim(chart), "Claim.diagnosis[0].diagnosis");
  }

  private static Expected relative(Draft chart) {
    ObjectNode encounter = chart.subject().encounter();
    encounter
        .putArray("participant")
        .addObject()
        .set("individual", Fhir.reference("RelatedPerson/r1"));
    return Expected.at(encounter);
  }

  private static Expected role(Draft chart) {
    ObjectNode role = chart.create("PractitionerRole", "role");
    role.set("practitioner", Fhir.reference("Practitioner/doctor"));
    chart.get("Practitioner/doctor").remove("identifier");
    ObjectNode member = Fhir.objects(claim(chart), "careTeam").get(0);
    member.set("provider", Fhir.reference(role));
    return Expected.at(claim(chart));
  }

  private static Expected nameless(Draft chart) {
    claim(chart).putArray("insurance");
    return Expected.at(claim(chart));
  }

  private static Expected refutedOnly(Draft chart) {
    Visit visit = chart.subject();
    for (ObjectNode condition : visit.conditions()) {
      condition.set("verificationStatus", Fhir.hl7("condition-ver-status", "refuted"));
    }
    claim(chart).remove("diagnosis");
    Visit.lines(claim(chart)).forEach(line -> line.remove("diagnosisSequence"));
    return Expected.at(visit.encounter());
  }

  private static Expected factor(Draft chart) {
    Visit.lines(claim(chart)).get(0).put("factor", new java.math.BigDecimal("0.5"));
    return Expected.at(claim(chart), "Claim.item[0].net");
  }

  /** The cause is last in the list, and principal. */
  private static Expected principal(Draft chart) {
    Visit visit = chart.subject();
    visit.document(Terms.ICD10, "W19.XXXA");
    ObjectNode cause = visit.bill(claim(chart), Terms.ICD10, "W19.XXXA");
    cause.putArray("type").add(Fhir.hl7("ex-diagnosistype", "principal"));
    return Expected.at(claim(chart));
  }

  private static Expected billedAsStay(Draft chart) {
    ObjectNode info = Fhir.objects(claim(chart), "supportingInfo").get(0);
    info.set("code", Fhir.concept("https://www.nubc.org/CodeSystem/TypeOfBill", "0111"));
    return Expected.at(chart.subject().encounter());
  }

  /** What is only suspected may be coded for the hospital's stay, not for the doctor's visits. */
  private static Expected suspected(Draft chart) {
    Visit visit = chart.subject();
    ObjectNode condition = visit.document(Terms.ICD10, "D69.6");
    condition.set("verificationStatus", Fhir.hl7("condition-ver-status", "provisional"));
    visit.claims().forEach(claim -> visit.bill(claim, Terms.ICD10, "D69.6"));
    return Expected.at(visit.claims().get(1));
  }

  private static Expected redate(Draft chart, Dice dice) {
    LocalDate day = chart.subject().start().plusDays(dice.between(3, 8));
    Visit.lines(claim(chart)).forEach(line -> line.remove("servicedDate"));
    claim(chart).set("billablePeriod", Fhir.period(day, day));
    chart
        .subject()
        .procedures()
        .forEach(procedure -> procedure.put("performedDateTime", day.toString()));
    return Expected.at(claim(chart));
  }
}
