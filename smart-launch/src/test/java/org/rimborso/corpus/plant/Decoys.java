package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** Every kind of chart that looks wrong and is not. */
public final class Decoys {
  private Decoys() {}

  public static List<Decoy> all() {
    return Stream.of(plain(), EdgeDecoys.all(), SparseDecoys.all()).flatMap(List::stream).toList();
  }

  private static List<Decoy> plain() {
    Wish lately = Wishes.one().between("2025-09-01", "2025-11-20");
    return List.of(
        beside("a cancelled claim", copy -> copy.put("status", "cancelled")),
        beside("a claim entered in error", copy -> copy.put("status", "entered-in-error")),
        beside("a preauthorisation", copy -> copy.put("use", "preauthorization")),
        beside("a predetermination", copy -> copy.put("use", "predetermination")),
        Decoy.of("a claim that was replaced", lately, (chart, dice) -> replaced(chart)),
        Decoy.of("a pharmacy's claim", lately, (chart, dice) -> pharmacy(chart)),
        Decoy.of("a patient who pays", lately.withOthers(0), (chart, dice) -> ownPocket(chart)),
        Decoy.of("a visit to keep from the payer", lately, Decoys::restricted),
        Decoy.of("a code of its own years", Wishes.one(), Decoys::ofItsYears),
        Decoy.of("ICD-9-CM in its time", Wish.of(Scene.NINTH), (chart, dice) -> {}),
        status("a planned visit", "planned"),
        status("a visit that did not take place", "cancelled"),
        Decoy.of("a part of a visit", lately, (chart, dice) -> part(chart)),
        Decoy.of("a social finding", Wishes.one(), (chart, dice) -> social(chart)),
        Decoy.of("a diagnosis of admission", Wishes.one(), (chart, dice) -> admission(chart)),
        Decoy.of("a problem that nobody treats", Wishes.one(), (chart, dice) -> problem(chart)),
        Decoy.of("a refuted suspicion, unbilled", Wishes.one(), (chart, dice) -> refuted(chart)),
        Decoy.of("another system's code beside", Wishes.one(), (chart, dice) -> beside(chart)),
        Decoy.of("services before a stay", Wishes.stay(), (chart, dice) -> before(chart)),
        Decoy.of("one service on two days", lately, (chart, dice) -> repeated(chart)));
  }

  /** A claim of many faults that asks for no money. */
  private static Decoy beside(String name, Consumer<ObjectNode> withdraw) {
    return Decoy.of(
        name,
        Wishes.one().between("2025-09-01", "2025-11-20"),
        (chart, dice) -> {
          ObjectNode claim = chart.subject().claim();
          ObjectNode copy = spoil(chart.copy(claim, claim.get("id").asText() + "z"));
          withdraw.accept(copy);
        });
  }

  private static ObjectNode spoil(ObjectNode claim) {
    claim.set("total", Fhir.money(new BigDecimal("1.00")));
    ObjectNode line = Visit.lines(claim).get(0);
    line.withArray("diagnosisSequence").add(77);
    line.withArray("modifier").add(Fhir.concept(Terms.HCPCS, "R"));
    ObjectNode first = Visit.diagnoses(claim).get(0);
    first.set("diagnosisCodeableConcept", Fhir.concept(Terms.ICD10, "E11"));
    return claim;
  }

  private static void replaced(Draft chart) {
    ObjectNode claim = chart.subject().claim();
    ObjectNode better = chart.copy(claim, claim.get("id").asText() + "z");
    ObjectNode related = better.putArray("related").addObject();
    related.set("claim", Fhir.reference(claim));
    related.set("relationship", Fhir.hl7("ex-relatedclaimrelationship", "prior"));
    related.putObject("reference").put("value", "PCN-778");
    spoil(claim);
    chart.literal();
  }

  private static void pharmacy(Draft chart) {
    ObjectNode claim = chart.create("Claim", "rx").put("status", "active").put("use", "claim");
    ObjectNode model = chart.subject().claim();
    claim.set("type", Fhir.hl7("claim-type", "pharmacy"));
    for (String field : List.of("patient", "created", "insurer", "provider", "insurance")) {
      claim.set(field, model.get(field).deepCopy());
    }
    claim.set("billablePeriod", Fhir.period("2025-12-01", "2025-12-01"));
    ObjectNode line = claim.putArray("item").addObject().put("sequence", 1);
    line.set("productOrService", Fhir.concept(Terms.NDC, "00000-0000-02"));
    line.put("servicedDate", "2025-12-01");
    line.set("net", Fhir.money(new BigDecimal("12.40")));
    Visit.total(claim);
  }

  /** All that covers the patient is the patient's own pocket, so nothing is billed. */
  private static void ownPocket(Draft chart) {
    chart.subject().unbill();
    ObjectNode coverage = chart.get("Coverage/first");
    coverage.set("type", Fhir.hl7("coverage-selfpay", "pay"));
    coverage.putArray("payor").add(Fhir.reference("Patient/p"));
    coverage.remove("subscriberId");
  }

  private static void restricted(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    visit.unbill();
    visit
        .encounter()
        .putObject("meta")
        .putArray("security")
        .add(
            Fhir.coding(
                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", dice.one("R", "V")));
  }

  /** Codes that other years do not have, on days of theirs. */
  private static void ofItsYears(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    boolean late = !visit.start().isBefore(LocalDate.of(2024, 10, 1));
    visit.recode(0, Terms.ICD10, late ? dice.one("E66.811", "E66.89") : "E66.8");
  }

  private static Decoy status(String name, String status) {
    return Decoy.of(
        name,
        Wishes.one().between("2025-12-01", "2025-12-17"),
        (chart, dice) -> {
          Visit visit = chart.subject();
          visit.unbill();
          visit.procedures().forEach(chart::remove);
          visit.encounter().put("status", status);
          visit.encounter().remove("diagnosis");
          visit.conditions().forEach(chart::remove);
          if (status.equals("planned")) {
            visit.encounter().set("period", Fhir.period("2026-02-03", "2026-02-03"));
          }
          chart.literal();
        });
  }

  private static void part(Draft chart) {
    ObjectNode part = chart.copy(chart.subject().encounter(), "e1part");
    part.set("partOf", Fhir.reference(chart.subject().encounter()));
    part.remove("diagnosis");
    part.remove("participant");
  }

  private static void social(Draft chart) {
    ObjectNode condition = chart.subject().document(Terms.SNOMED, "160903007");
    condition.putArray("category").add(Fhir.hl7("condition-category", "social-history"));
    chart.literal();
  }

  private static void admission(Draft chart) {
    chart.subject().document(Terms.ICD10, "D50.9");
    List<ObjectNode> stated = Fhir.objects(chart.subject().encounter(), "diagnosis");
    stated.get(stated.size() - 1).set("use", Fhir.hl7("diagnosis-role", "AD"));
    chart.literal();
  }

  private static void problem(Draft chart) {
    ObjectNode condition = chart.create("Condition", "old");
    condition.putArray("category").add(Fhir.hl7("condition-category", "problem-list-item"));
    condition.set("code", Fhir.concept(Terms.ICD10, "E11"));
    condition.set("subject", Fhir.reference("Patient/p"));
  }

  private static void refuted(Draft chart) {
    ObjectNode condition = chart.subject().document(Terms.ICD10, "D69.6");
    condition.set("verificationStatus", Fhir.hl7("condition-ver-status", "refuted"));
  }

  /** A good code stands beside one of ICD-9-CM and one of WHO's ICD-10. */
  private static void beside(Draft chart) {
    ObjectNode concept = (ObjectNode) chart.subject().conditions().get(0).get("code");
    concept.withArray("coding").add(Fhir.coding("http://hl7.org/fhir/sid/icd-10", "A99"));
    concept.withArray("coding").add(Fhir.coding(Terms.ICD9, "799.9"));
  }

  /** Within three days before admission, on the claim for the stay. */
  private static void before(Draft chart) {
    Visit visit = chart.subject();
    ObjectNode line = Visit.lines(visit.claim()).get(1);
    line.put("servicedDate", visit.start().minusDays(2).toString());
  }

  private static void repeated(Draft chart) {
    ObjectNode line = Visit.lines(chart.subject().claim()).get(0);
    ObjectNode again = line.deepCopy();
    again.put("sequence", 40);
    again.withArray("modifier").add(Fhir.concept(Terms.CPT, "76"));
    chart.subject().claim().withArray("item").add(again);
    Visit.total(chart.subject().claim());
  }
}
