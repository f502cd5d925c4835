package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a chart as one of the many EHRs would: the same facts under other system names, with or
 * without dots, linked in another way, in another order.
 */
public final class Spelling {
  private static final String BASE = "https://ehr.example/fhir/";
  private static final Map<String, List<String>> SYSTEMS =
      Map.of(
          Terms.ICD10, List.of(Terms.ICD10, "urn:oid:2.16.840.1.113883.6.90"),
          Terms.ICD9, List.of(Terms.ICD9, "urn:oid:2.16.840.1.113883.6.103"),
          Terms.CPT, List.of(Terms.CPT, "urn:oid:2.16.840.1.113883.6.12"),
          Terms.HCPCS,
              List.of(
                  Terms.HCPCS,
                  "urn:oid:2.16.840.1.113883.6.285",
                  "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"));

  private enum Links {
    RELATIVE,
    ABSOLUTE,
    UNIVERSAL
  }

  private final Draft chart;
  private final Dice dice;
  private final boolean dotted;
  private final int naming;
  private final boolean conditional;
  private final Links links;

  private Spelling(Draft chart, Dice dice) {
    this.chart = chart;
    this.dice = dice;
    dotted = dice.chance(2);
    naming = dice.between(0, 5);
    conditional = !chart.isLiteral() && dice.chance(6);
    links = chart.isLiteral() ? Links.RELATIVE : dice.one(Links.values());
  }

  /** The chart as a Bundle. */
  public static ObjectNode bundle(Draft chart, long seed) {
    return new Spelling(chart, new Dice(seed)).write();
  }

  private ObjectNode write() {
    if (!chart.isLiteral()) {
      linkDiagnoses();
      containPayers();
      blurDates();
    }
    addClinicalTerms();
    List<ObjectNode> all = new ArrayList<>(chart.all());
    dice.shuffle(all);
    ObjectNode bundle = Fhir.node().put("resourceType", "Bundle").put("type", "collection");
    ArrayNode entries = bundle.putArray("entry");
    for (ObjectNode resource : all) {
      ObjectNode entry = entries.addObject();
      if (links != Links.RELATIVE) {
        entry.put("fullUrl", url(Fhir.name(resource)));
      }
      spell(resource);
      entry.set("resource", resource);
    }
    return bundle;
  }

  private String url(String reference) {
    return links == Links.ABSOLUTE
        ? BASE + reference
        : "urn:uuid:"
            + String.format(
                Locale.ROOT, "00000000-0000-4000-8000-%012x", reference.hashCode() & 0xffffffffL);
  }

  /** Some EHRs let claims name Conditions, and link visits and Conditions one way only. */
  private void linkDiagnoses() {
    boolean byReference = dice.chance(3);
    int way = dice.between(0, 2);
    for (Visit visit : chart.visits()) {
      if (byReference) {
        visit.claims().forEach(claim -> nameConditions(visit, claim));
      }
      if (way == 1) {
        visit.conditions().forEach(condition -> condition.remove("encounter"));
      } else if (way == 2) {
        visit.encounter().remove("diagnosis");
      }
    }
  }

  private static void nameConditions(Visit visit, ObjectNode claim) {
    for (ObjectNode diagnosis : Visit.diagnoses(claim)) {
      JsonNode concept = diagnosis.path("diagnosisCodeableConcept");
      for (ObjectNode condition : visit.conditions()) {
        if (condition.path("code").path("coding").equals(concept.path("coding"))
            && diagnosis.has("diagnosisCodeableConcept")) {
          diagnosis.remove("diagnosisCodeableConcept");
          diagnosis.set("diagnosisReference", Fhir.reference(condition));
        }
      }
    }
  }

  private void containPayers() {
    if (!dice.chance(5)) {
      return;
    }
    for (ObjectNode claim : chart.all("Claim")) {
      String insurer = claim.path("insurer").path("reference").asText();
      ObjectNode inner = chart.get(insurer).deepCopy().put("id", "payer");
      claim.putArray("contained").add(inner);
      claim.set("insurer", Fhir.reference("#payer"));
    }
  }

  private void blurDates() {
    for (ObjectNode condition : chart.all("Condition")) {
      String day = condition.path("recordedDate").asText();
      if (day.length() == 10 && dice.chance(2)) {
        condition.put("onsetDateTime", day.substring(0, 4));
        condition.put("recordedDate", day.substring(0, 7));
      }
    }
    for (ObjectNode coverage : chart.all("Coverage")) {
      if (coverage.path("period").path("start").asText().equals("2012-01-01") && dice.chance(3)) {
        ((ObjectNode) coverage.get("period")).put("start", "2012");
      }
    }
  }

  /** A clinical term beside a code is no fault. */
  private void addClinicalTerms() {
    for (ObjectNode condition : chart.all("Condition")) {
      ArrayNode codings = condition.withObject("/code").withArray("coding");
      if (codings.size() == 1
          && !codings.get(0).path("system").asText().equals(Terms.SNOMED)
          && dice.chance(4)) {
        codings.insert(0, Fhir.coding(Terms.SNOMED, "404684003"));
      }
    }
  }

  private void spell(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.has("system") && object.has("code")) {
        spellCode(object);
      } else if (object.path("reference").isTextual()) {
        object.put("reference", link(object.get("reference").asText()));
      }
    }
    node.forEach(this::spell);
  }

  private String link(String reference) {
    Optional<ObjectNode> named = chart.find(reference);
    if (named.isEmpty()) {
      return reference;
    }
    List<ObjectNode> numbers = Fhir.objects(named.get(), "identifier");
    if (conditional && reference.equals(Person.DOCTOR) && !numbers.isEmpty()) {
      String value = numbers.get(0).get("value").asText();
      return "Practitioner?identifier=" + Terms.NPI + "|" + value;
    }
    return links == Links.RELATIVE ? reference : url(reference);
  }

  private void spellCode(ObjectNode coding) {
    String system = coding.get("system").asText();
    String code = coding.get("code").asText();
    boolean icd = system.equals(Terms.ICD10) || system.equals(Terms.ICD9);
    if (icd && !dotted) {
      coding.put("code", code.replace(".", ""));
    }
    List<String> names = SYSTEMS.getOrDefault(system, List.of(system));
    coding.put("system", names.get(naming % names.size()));
  }
}
