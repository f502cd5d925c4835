package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Writes what payers answer: an allowed amount, of which a fifth is left to the patient. */
final class AnswerWriter {
  private static final BigDecimal ALLOWED = new BigDecimal("0.75");
  private static final BigDecimal PAID = new BigDecimal("0.80");

  private final Draft chart;

  AnswerWriter(Draft chart) {
    this.chart = chart;
  }

  void respond(ObjectNode claim, LocalDate created) {
    ObjectNode answer = chart.create("ClaimResponse", claim.get("id").asText() + "a");
    answer.put("status", "active").put("use", "claim").put("outcome", "complete");
    answer.set("type", claim.get("type").deepCopy());
    answer.set("patient", Fhir.reference("Patient/p"));
    answer.put("created", created.toString());
    answer.set("insurer", claim.get("insurer").deepCopy());
    answer.set("request", Fhir.reference(claim));
    ArrayNode items = answer.putArray("item");
    for (ObjectNode line : Visit.lines(claim)) {
      ObjectNode item = items.addObject().put("itemSequence", line.get("sequence").asInt());
      adjudicate(item, net(line), Visit.isSecondary(claim));
    }
  }

  /** Makes of a claim the explanation that repeats it, the only one to tell of it. */
  ObjectNode explain(Visit visit, ObjectNode claim, LocalDate created) {
    chart.remove(claim);
    ObjectNode benefit = chart.create("ExplanationOfBenefit", claim.get("id").asText() + "b");
    claim
        .properties()
        .forEach(
            field -> {
              if (!benefit.has(field.getKey())) {
                benefit.set(field.getKey(), field.getValue());
              }
            });
    benefit.remove("identifier");
    benefit.remove("priority");
    benefit.put("created", created.toString()).put("outcome", "complete");
    Fhir.objects(benefit, "insurance").forEach(one -> one.remove("sequence"));
    Visit.lines(benefit).forEach(line -> adjudicate(line, net(line), false));
    ObjectNode submitted = Fhir.node();
    submitted.set("category", Fhir.hl7("adjudication", "submitted"));
    submitted.set("amount", benefit.get("total"));
    benefit.putArray("total").add(submitted);
    visit.claims().set(visit.claims().indexOf(claim), benefit);
    return benefit;
  }

  private static BigDecimal net(ObjectNode line) {
    return line.path("net").path("value").decimalValue();
  }

  private static void adjudicate(ObjectNode line, BigDecimal net, boolean second) {
    BigDecimal allowed = net.multiply(ALLOWED).setScale(2, RoundingMode.HALF_UP);
    BigDecimal first = allowed.multiply(PAID).setScale(2, RoundingMode.HALF_UP);
    BigDecimal share = allowed.subtract(first);
    ArrayNode all = line.putArray("adjudication");
    amount(all, "submitted", net);
    amount(all, "eligible", second ? share : allowed);
    amount(all, "benefit", second ? share : first);
    amount(all, "copay", second ? BigDecimal.ZERO : share);
  }

  private static void amount(ArrayNode all, String category, BigDecimal amount) {
    ObjectNode entry = all.addObject();
    entry.set("category", Fhir.hl7("adjudication", category));
    entry.set("amount", Fhir.money(amount));
  }
}
