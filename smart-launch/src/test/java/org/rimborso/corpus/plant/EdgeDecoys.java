package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** What is right by an exception that the texts make. */
final class EdgeDecoys {
  private EdgeDecoys() {}

  static List<Decoy> all() {
    Wish office = Wishes.office();
    return List.of(
        Decoy.of("a header beside its code", office, (chart, dice) -> headerBeside(chart)),
        Decoy.of(
            "a code as admitting diagnosis too", stay(2025), (chart, dice) -> admitting(chart)),
        Decoy.of("a restricted draft", soon(), (chart, dice) -> restricted(chart)),
        Decoy.of(
            "a claim refiled after it was turned back", late(), (chart, dice) -> refiled(chart)),
        Decoy.of("an emergency visit before a stay", lateStay(), (chart, dice) -> rolledIn(chart)),
        Decoy.of("a claim the payer is working on", due(), (chart, dice) -> queued(chart)),
        Decoy.of(
            "a plan that only sounds like Medicare", harbor(), (chart, dice) -> advantage(chart)),
        Decoy.of("sex not known", stay(2024), (chart, dice) -> sexUnknown(chart)),
        Decoy.of(
            "sex after the edit ended",
            stay(2025).whoIs("female"),
            (chart, dice) -> prostate(chart)),
        Decoy.of(
            "birth at 63", stay(2025).aged(62, 62).whoIs("female"), (chart, dice) -> birth(chart)),
        Decoy.of("an indicator of one", stay(2025), (chart, dice) -> exempt(chart)),
        Decoy.of("a confirmed one beside a refuted one", office, (chart, dice) -> confirmed(chart)),
        Decoy.of("a symptom beside its cause", office, (chart, dice) -> symptom(chart)),
        Decoy.of("a coverage that goes on", office, (chart, dice) -> renewed(chart)),
        Decoy.of("a visit on the day after death", last(), (chart, dice) -> dayAfter(chart)),
        Decoy.of(
            "an emergency without consent", emergency(), (chart, dice) -> emergencyDevice(chart)));
  }

  private static Wish stay(int year) {
    return Wishes.stay().between((year - 1) + "-10-01", year + "-09-22").withOthers(0);
  }

  private static Wish late() {
    return Wishes.office().between("2025-09-01", "2025-11-20");
  }

  private static Wish soon() {
    return late().paidBy(Cover.HARBOR);
  }

  private static Wish lateStay() {
    return Wish.of(Scene.STAY)
        .paidBy(Cover.HARBOR)
        .between("2025-06-01", "2025-10-20")
        .withOthers(0);
  }

  private static Wish due() {
    return Wishes.office().paidBy(Cover.MEDICARE).between("2024-12-22", "2025-01-18").withOthers(0);
  }

  private static Wish harbor() {
    return Wishes.office().paidBy(Cover.HARBOR).between("2024-12-01", "2025-01-18").withOthers(0);
  }

  private static Wish last() {
    return Wishes.office().between("2025-10-01", "2025-11-20").withOthers(0);
  }

  private static Wish emergency() {
    return Wish.of(Scene.EMERGENCY).paidBy(Cover.NORTHLIGHT).between("2025-02-01", "2025-11-01");
  }

  private static void headerBeside(Draft chart) {
    Visit visit = chart.subject();
    ObjectNode concept = (ObjectNode) visit.conditions().get(0).get("code");
    String category = visit.code(0).substring(0, 3);
    concept.withArray("coding").insert(0, Fhir.coding(Terms.ICD10, category));
    ObjectNode billed =
        (ObjectNode) Visit.diagnoses(visit.claim()).get(0).get("diagnosisCodeableConcept");
    billed.withArray("coding").add(Fhir.coding(Terms.ICD10, category));
    chart.literal();
  }

  private static void admitting(Draft chart) {
    Visit visit = chart.subject();
    ObjectNode again = visit.bill(visit.claim(), Terms.ICD10, visit.code(0));
    again.putArray("type").add(Fhir.hl7("ex-diagnosistype", "admitting"));
    again.remove("onAdmission");
  }

  private static void label(ObjectNode resource) {
    resource
        .putObject("meta")
        .putArray("security")
        .add(Fhir.coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R"));
  }

  private static void restricted(Draft chart) {
    chart.subject().unanswer();
    label(chart.subject().claim().put("status", "draft"));
    label(chart.subject().encounter());
  }

  private static void refiled(Draft chart) {
    ObjectNode claim = chart.subject().claim();
    ObjectNode answer = chart.subject().answers(claim).get(0);
    ObjectNode better = chart.copy(claim, claim.get("id").asText() + "z");
    better.put("created", answer.get("created").asText());
    ObjectNode accepted = chart.copy(answer, better.get("id").asText() + "a");
    accepted.set("request", Fhir.reference(better));
    answer.put("outcome", "error");
    answer.remove("item");
  }

  /** At the same hospital, no more than three days before. */
  private static void rolledIn(Draft chart) {
    LocalDate day = chart.subject().start().minusDays(1);
    Visit emergency = chart.again(Scene.EMERGENCY, day);
    emergency.unbill();
    emergency.procedures().forEach(chart::remove);
    emergency.conditions().forEach(chart::remove);
    emergency.encounter().remove("diagnosis");
    chart.literal();
  }

  private static void queued(Draft chart) {
    ObjectNode answer = chart.subject().answers(chart.subject().claim()).get(0);
    answer.put("outcome", "queued");
    answer.remove("item");
  }

  private static void advantage(Draft chart) {
    chart.subject().unanswer();
    chart.get("Organization/harbor").put("name", "Harbor Medicare Advantage");
  }

  private static void sexUnknown(Draft chart) {
    chart.patient().put("gender", "unknown");
    prostate(chart);
  }

  private static void prostate(Draft chart) {
    chart.subject().diagnose(Terms.ICD10, "N40.1");
  }

  private static void birth(Draft chart) {
    chart.subject().diagnose(Terms.ICD10, "O80");
  }

  private static void exempt(Draft chart) {
    Visit visit = chart.subject();
    visit.diagnose(Terms.ICD10, "Z79.4");
    List<ObjectNode> all = Visit.diagnoses(visit.claim());
    all.get(all.size() - 1).remove("onAdmission");
  }

  private static void confirmed(Draft chart) {
    Visit visit = chart.subject();
    ObjectNode doubted = visit.document(Terms.ICD10, visit.code(0));
    doubted.set("verificationStatus", Fhir.hl7("condition-ver-status", "refuted"));
  }

  private static void symptom(Draft chart) {
    Visit visit = chart.subject();
    visit.recode(0, Terms.ICD10, "K21.9");
    visit.document(Terms.ICD10, "R12");
  }

  private static void renewed(Draft chart) {
    ObjectNode period = (ObjectNode) chart.get("Coverage/first").get("period");
    period.put("end", "2026-12-31");
  }

  private static void dayAfter(Draft chart) {
    LocalDate died = chart.subject().start().minusDays(1);
    chart.patient().put("deceasedDateTime", died.toString());
  }

  private static void emergencyDevice(Draft chart) {
    Visit visit = chart.subject();
    visit.serve("E0601", 1, "812.40");
  }
}
