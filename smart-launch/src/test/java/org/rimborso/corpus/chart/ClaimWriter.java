package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.rimborso.corpus.chart.Services.Service;

/** Writes the claims of a visit. */
final class ClaimWriter {
  private static final int MOST_POINTERS = 4;

  private final Draft chart;
  private final Visit visit;

  ClaimWriter(Draft chart, Visit visit) {
    this.chart = chart;
    this.visit = visit;
  }

  /** A claim to the first payer. */
  ObjectNode write(String id, boolean facility, LocalDate created, List<Service> services) {
    ObjectNode claim = chart.create("Claim", id).put("status", "active").put("use", "claim");
    String number = (visit.encounter().get("id").asText() + id).toUpperCase(Locale.ROOT);
    claim
        .putArray("identifier")
        .addObject()
        .put("system", "https://clinic.example/claims")
        .put("value", number);
    claim.set("type", Fhir.hl7("claim-type", facility ? "institutional" : "professional"));
    claim.set("patient", Fhir.reference("Patient/p"));
    claim.set("billablePeriod", Fhir.period(visit.start(), visit.end()));
    claim.put("created", created.toString());
    claim.set("priority", Fhir.hl7("processpriority", "normal"));
    claim.set("provider", Fhir.reference(facility ? Person.HOSPITAL : Person.CLINIC));
    payTo(claim, "first");
    ObjectNode team = claim.putArray("careTeam").addObject().put("sequence", 1);
    team.set("provider", Fhir.reference(Person.DOCTOR));
    if (facility) {
      ObjectNode info = claim.putArray("supportingInfo").addObject().put("sequence", 1);
      info.set("category", Fhir.concept("http://example.org/info", "typeofbill"));
      String bill = visit.scene() == Scene.STAY ? "0111" : "0131";
      info.set("code", Fhir.concept("https://www.nubc.org/CodeSystem/TypeOfBill", bill));
    }
    ArrayNode items = claim.putArray("item");
    services.forEach(service -> line(items.addObject(), items.size(), service));
    Visit.total(claim);
    visit.claims().add(claim);
    for (ObjectNode condition : visit.conditions()) {
      ObjectNode coding = Fhir.objects((ObjectNode) condition.get("code"), "coding").get(0);
      visit.bill(claim, coding.get("system").asText(), coding.get("code").asText());
    }
    return claim;
  }

  private void payTo(ObjectNode claim, String coverage) {
    ObjectNode insurance = claim.putArray("insurance").addObject();
    insurance.put("sequence", 1).put("focal", true);
    insurance.set("coverage", Fhir.reference("Coverage/" + coverage));
    ObjectNode payor = Fhir.objects(chart.get("Coverage/" + coverage), "payor").get(0).deepCopy();
    claim.set("insurer", payor);
  }

  /** The same claim to the second payer, once the first has answered. */
  ObjectNode second(ObjectNode claim, LocalDate created) {
    ObjectNode second = chart.copy(claim, claim.get("id").asText() + "s");
    second.put("created", created.toString());
    payTo(second, "second");
    visit.claims().add(second);
    return second;
  }

  private void line(ObjectNode line, int sequence, Service service) {
    line.put("sequence", sequence);
    line.putArray("careTeamSequence").add(1);
    point(line.putArray("diagnosisSequence"), service);
    if (!service.revenue().isEmpty()) {
      line.set("revenue", Fhir.concept(Terms.REVENUE, service.revenue()));
    } else {
      line.set("locationCodeableConcept", Fhir.concept(Terms.PLACE, visit.scene().place()));
    }
    line.set("productOrService", product(service));
    ArrayNode modifiers = line.putArray("modifier");
    for (String modifier : service.modifiers()) {
      modifiers.add(Fhir.concept(Terms.ofService(modifier), modifier));
    }
    line.put("servicedDate", service.day().toString());
    line.putObject("quantity").put("value", service.units());
    line.set("unitPrice", Fhir.money(new BigDecimal(service.price())));
    line.set("net", Fhir.money(service.net()));
    line.putArray("encounter").add(Fhir.reference(visit.encounter()));
  }

  /** A service of one side is for the diagnosis of that side, others for all that fit. */
  private void point(ArrayNode pointers, Service service) {
    boolean sided = service.modifiers().contains("LT") || service.modifiers().contains("RT");
    int last = sided ? 1 : Math.min(MOST_POINTERS, visit.conditions().size());
    for (int i = 1; i <= last; i++) {
      pointers.add(i);
    }
  }

  private static ObjectNode product(Service service) {
    return service.code().isEmpty()
        ? Fhir.concept(Terms.REVENUE, service.revenue())
        : product(service.code());
  }

  /** The service of a code of CPT or HCPCS, a drug with its National Drug Code. */
  static ObjectNode product(String code) {
    ObjectNode product = Fhir.concept(Terms.ofService(code), code);
    if (code.startsWith("J")) {
      product.withArray("coding").add(Fhir.coding(Terms.NDC, "00000-0000-01"));
    }
    return product;
  }
}
