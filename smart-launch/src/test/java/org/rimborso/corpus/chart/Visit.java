package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The resources of one visit, with the edits that keep them in accord. */
public final class Visit {
  private final Draft chart;
  private final Scene scene;
  private final LocalDate start;
  private final LocalDate end;
  private final ObjectNode encounter;
  private final List<ObjectNode> conditions = new ArrayList<>();
  private final List<ObjectNode> procedures = new ArrayList<>();
  private final List<ObjectNode> claims = new ArrayList<>();

  Visit(Draft chart, Scene scene, LocalDate start, LocalDate end, ObjectNode encounter) {
    this.chart = chart;
    this.scene = scene;
    this.start = start;
    this.end = end;
    this.encounter = encounter;
  }

  public Scene scene() {
    return scene;
  }

  public LocalDate start() {
    return start;
  }

  public LocalDate end() {
    return end;
  }

  public ObjectNode encounter() {
    return encounter;
  }

  public List<ObjectNode> conditions() {
    return conditions;
  }

  public List<ObjectNode> procedures() {
    return procedures;
  }

  /** The facility's claim first where there is one; a secondary payer's last. */
  public List<ObjectNode> claims() {
    return claims;
  }

  public ObjectNode claim() {
    return claims.get(0);
  }

  public static List<ObjectNode> diagnoses(ObjectNode claim) {
    return Fhir.objects(claim, "diagnosis");
  }

  public static List<ObjectNode> lines(ObjectNode claim) {
    return Fhir.objects(claim, "item");
  }

  /** The ICD code of the visit's Condition at that place. */
  public String code(int at) {
    return Fhir.code(conditions.get(at).path("code"));
  }

  /** Another code for the diagnosis at that place, wherever it stands. */
  public void recode(int at, String system, String code) {
    String before = code(at);
    Fhir.recode((ObjectNode) conditions.get(at).get("code"), system, code);
    for (ObjectNode claim : claims) {
      for (ObjectNode diagnosis : diagnoses(claim)) {
        if (Fhir.code(diagnosis.path("diagnosisCodeableConcept")).equals(before)) {
          Fhir.recode((ObjectNode) diagnosis.get("diagnosisCodeableConcept"), system, code);
        }
      }
    }
  }

  /** One diagnosis more, on the chart and on every claim. */
  public void diagnose(String system, String code) {
    document(system, code);
    claims.forEach(claim -> bill(claim, system, code));
  }

  /** A confirmed diagnosis of the visit, on the chart only. */
  public ObjectNode document(String system, String code) {
    String id = encounter.get("id").asText() + "d" + (conditions.size() + 1);
    ObjectNode condition = chart.create("Condition", id);
    condition.set("clinicalStatus", Fhir.hl7("condition-clinical", "active"));
    condition.set("verificationStatus", Fhir.hl7("condition-ver-status", "confirmed"));
    condition.putArray("category").add(Fhir.hl7("condition-category", "encounter-diagnosis"));
    condition.set("code", Fhir.concept(system, code).put("text", "as documented"));
    condition.set("subject", Fhir.reference("Patient/p"));
    condition.set("encounter", Fhir.reference(encounter));
    condition.put("recordedDate", start.toString());
    ObjectNode stated = encounter.withArray("diagnosis").addObject();
    stated.set("condition", Fhir.reference(condition));
    stated.put("rank", conditions.size() + 1);
    conditions.add(condition);
    return condition;
  }

  /** A diagnosis of the claim, on the claim only. */
  public ObjectNode bill(ObjectNode claim, String system, String code) {
    ArrayNode all = claim.withArray("diagnosis");
    ObjectNode diagnosis = all.addObject().put("sequence", all.size());
    diagnosis.set("diagnosisCodeableConcept", Fhir.concept(system, code));
    if (isInpatient(claim)) {
      String type = all.size() == 1 ? "principal" : "clinical";
      diagnosis.putArray("type").add(Fhir.hl7("ex-diagnosistype", type));
      diagnosis.set("onAdmission", Fhir.hl7("ex-diagnosis-on-admission", "y"));
    }
    return diagnosis;
  }

  private boolean isInpatient(ObjectNode claim) {
    return scene == Scene.STAY && Fhir.code(claim.path("type")).equals("institutional");
  }

  /** Another service for a line, and for the procedure that it bills. */
  public void reserve(ObjectNode line, String code) {
    String before = Fhir.code(line.path("productOrService"));
    Fhir.recode((ObjectNode) line.get("productOrService"), Terms.ofService(code), code);
    procedures.stream()
        .filter(procedure -> Fhir.code(procedure.path("code")).equals(before))
        .forEach(p -> Fhir.recode((ObjectNode) p.get("code"), Terms.ofService(code), code));
  }

  /** A further service of the visit's first day, on its first claim and on the chart. */
  public ObjectNode serve(String code, int units, String price) {
    ObjectNode line = bill(code, units, price);
    ObjectNode procedure = chart.create("Procedure", "served" + procedures.size());
    procedure.put("status", "completed");
    procedure.set("code", Fhir.concept(Terms.ofService(code), code));
    procedure.set("subject", Fhir.reference("Patient/p"));
    procedure.set("encounter", Fhir.reference(encounter));
    procedure.put("performedDateTime", start.toString());
    procedures.add(procedure);
    return line;
  }

  /** A further line of the first claim, for a service that the chart does not tell of. */
  public ObjectNode bill(String code, int units, String price) {
    ArrayNode items = claim().withArray("item");
    ObjectNode line = lines(claim()).get(0).deepCopy().put("sequence", items.size() + 1);
    line.set("productOrService", ClaimWriter.product(code));
    line.putArray("modifier");
    line.putObject("quantity").put("value", units);
    line.set("unitPrice", Fhir.money(new BigDecimal(price)));
    line.set("net", Fhir.money(new BigDecimal(price).multiply(BigDecimal.valueOf(units))));
    items.add(line);
    total(claim());
    return line;
  }

  /** The total of a claim as its lines add up. */
  public static void total(ObjectNode claim) {
    BigDecimal sum = BigDecimal.ZERO;
    for (ObjectNode line : lines(claim)) {
      sum = sum.add(line.path("net").path("value").decimalValue());
    }
    claim.set("total", Fhir.money(sum));
  }

  /** What payers have answered to a claim. */
  public List<ObjectNode> answers(ObjectNode claim) {
    String name = Fhir.name(claim);
    return chart.all("ClaimResponse").stream()
        .filter(one -> one.path("request").path("reference").asText().equals(name))
        .toList();
  }

  /** Takes back what payers have answered to the visit's claims, and secondary claims. */
  public void unanswer() {
    claims.forEach(claim -> answers(claim).forEach(chart::remove));
    claims.stream().filter(Visit::isSecondary).forEach(chart::remove);
    claims.removeIf(Visit::isSecondary);
  }

  /** Takes back the visit's claims and all that was answered. */
  public void unbill() {
    claims.forEach(claim -> answers(claim).forEach(chart::remove));
    claims.forEach(chart::remove);
    claims.clear();
  }

  /** Whether the claim goes to a second payer. */
  public static boolean isSecondary(ObjectNode claim) {
    return claim.get("id").asText().endsWith("s");
  }
}
