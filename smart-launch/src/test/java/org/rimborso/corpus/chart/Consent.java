package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a payer's prior authorisation of what a claim bills. */
final class Consent {
  private final Draft chart;

  Consent(Draft chart) {
    this.chart = chart;
  }

  void give(Visit visit, ObjectNode claim) {
    String id = claim.get("id").asText();
    String number = "PA-" + id;
    ObjectNode request = chart.copy(claim, id + "q").put("use", "preauthorization");
    request.put("created", visit.start().minusDays(20).toString());
    request.remove("identifier");
    Visit.lines(request).forEach(line -> line.remove("encounter"));
    ObjectNode answer = chart.create("ClaimResponse", id + "qa").put("status", "active");
    answer.put("use", "preauthorization").put("outcome", "complete");
    answer.set("type", claim.get("type").deepCopy());
    answer.set("patient", Fhir.reference("Patient/p"));
    answer.put("created", visit.start().minusDays(10).toString());
    answer.set("insurer", claim.get("insurer").deepCopy());
    answer.set("request", Fhir.reference(request));
    answer.put("preAuthRef", number);
    answer.set(
        "preAuthPeriod", Fhir.period(visit.start().minusDays(10), visit.start().plusDays(50)));
    Fhir.objects(claim, "insurance").get(0).putArray("preAuthRef").add(number);
  }
}
