package org.rimborso.desk;

import java.util.List;
import java.util.stream.Stream;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Resource;
import org.rimborso.chart.ServiceRecord;

/** What counts of the records that a finding names, but for bills. */
final class RecordFacts {

  /** Where it was and who may see it say nothing about documentation. */
  String of(Encounter encounter, FindingFacts.Element element) {
    return FactText.of(
        encounter.status(),
        encounter.classCode(),
        encounter.types(),
        encounter.period(),
        encounter.partOf(),
        named(encounter, element.top()));
  }

  private static String named(Encounter encounter, String element) {
    return switch (element) {
      case "status", "class", "type", "period", "partOf" -> "";
      case "participant" -> FactText.of(encounter.participants());
      case "serviceProvider" -> FactText.of(encounter.serviceProvider());
      case "hospitalization" -> FactText.of(encounter.dischargeDisposition());
      case "diagnosis", "reasonCode", "reasonReference" -> reasons(encounter);
      default ->
          FactText.of(
              encounter.participants(),
              encounter.serviceProvider(),
              encounter.dischargeDisposition(),
              reasons(encounter));
    };
  }

  /** What the visit was for. */
  private static String reasons(Encounter encounter) {
    List<String> diagnoses =
        encounter.diagnoses().stream()
            .map(one -> FactText.of(one.condition(), one.use(), one.rank()))
            .toList();
    return FactText.of(diagnoses, encounter.reasons(), encounter.reasonReferences());
  }

  String of(Resource resource) {
    if (resource instanceof Condition condition) {
      return of(condition);
    }
    if (resource instanceof Procedure one) {
      return FactText.of(one.status(), one.code(), one.encounter(), one.performed());
    }
    if (resource instanceof ServiceRecord one) {
      return FactText.of(one.status(), one.code(), one.performed());
    }
    return resource instanceof Coverage coverage ? of(coverage) : others(resource);
  }

  private static String of(Condition condition) {
    return FactText.of(
        condition.code(),
        condition.encounter(),
        condition.clinicalStatus(),
        condition.verificationStatus(),
        condition.categories(),
        condition.onset(),
        condition.recorded());
  }

  private static String of(Coverage coverage) {
    return FactText.of(
        coverage.status(),
        coverage.type(),
        coverage.period(),
        coverage.payors(),
        coverage.memberId(),
        coverage.order());
  }

  private String others(Resource resource) {
    if (resource instanceof Patient patient) {
      return FactText.of(patient.birthDate(), patient.gender(), patient.deceased());
    }
    if (resource instanceof Provider provider) {
      return FactText.of(
          provider.npis(), provider.member(), provider.roles(), provider.specialties());
    }
    if (resource instanceof ClaimResponse response) {
      return FactText.of(
          response.request(),
          response.use(),
          response.authorization(),
          response.authorized(),
          of(response.answer()));
    }
    // Of what is ours, and of money that was moved, only that it is there.
    return resource instanceof Payment payment ? FactText.of(payment.status()) : "";
  }

  /** What a payer answered, without amounts: how it stands, and for which reasons. */
  String of(Answer answer) {
    List<Object> reasons =
        Stream.concat(
                answer.adjudication().stream(),
                answer.lines().stream().flatMap(line -> line.adjudication().stream()))
            .map(Adjudication::reasons)
            .<Object>map(FactText::of)
            .toList();
    return FactText.of(answer.status(), answer.outcome(), answer.created(), reasons);
  }
}
