package org.rimborso.desk;

import java.util.List;
import org.rimborso.chart.Claim;

/**
 * What counts of a bill that a finding names. Sequences do not: a line that somebody puts in before
 * another moves its number, not its matter. A line counts with the diagnoses that it points to.
 */
final class BillFacts {

  String of(Claim bill, FindingFacts.Element element) {
    return FactText.of(
        bill.status(),
        bill.use(),
        bill.type(),
        bill.billablePeriod(),
        bill.encounters(),
        named(bill, element));
  }

  private static String named(Claim bill, FindingFacts.Element element) {
    return switch (element.top()) {
      case "status", "use", "type", "billablePeriod" -> "";
      case "diagnosis" ->
          FactText.of(some(bill.diagnoses(), element).stream().map(BillFacts::diagnosis).toList());
      case "item" ->
          FactText.of(some(bill.lines(), element).stream().map(line -> line(bill, line)).toList());
      case "procedure" -> procedures(bill);
      case "insurance", "insurer" -> insurance(bill);
      case "careTeam", "provider" -> people(bill);
      case "supportingInfo" -> information(bill);
      case "related" -> related(bill);
      default -> whole(bill);
    };
  }

  /** The one that the finding names, else all. */
  private static <T> List<T> some(List<T> all, FindingFacts.Element element) {
    int index = element.index();
    return index < 0 || index >= all.size() ? all : List.of(all.get(index));
  }

  private static String whole(Claim bill) {
    return FactText.of(
        bill.diagnoses().stream().map(BillFacts::diagnosis).toList(),
        bill.lines().stream().map(line -> line(bill, line)).toList(),
        procedures(bill),
        insurance(bill),
        people(bill),
        information(bill),
        related(bill),
        bill.prescription());
  }

  private static String diagnosis(Claim.Diagnosis one) {
    return FactText.of(one.code(), one.condition(), one.types(), one.onAdmission());
  }

  private static String line(Claim bill, Claim.Line line) {
    List<String> pointed =
        bill.diagnoses().stream()
            .filter(one -> line.diagnosisSequences().contains(one.sequence()))
            .map(BillFacts::diagnosis)
            .toList();
    return FactText.of(
        line.service(),
        line.revenue(),
        line.modifiers(),
        line.serviced(),
        line.placeOfService(),
        line.quantity(),
        line.encounters(),
        line.drugCode(),
        pointed);
  }

  private static String procedures(Claim bill) {
    return FactText.of(
        bill.procedures().stream().map(one -> FactText.of(one.code(), one.procedure())).toList());
  }

  private static String insurance(Claim bill) {
    return FactText.of(
        bill.insurer(),
        bill.insurance().stream()
            .map(one -> FactText.of(one.focal(), one.coverage(), one.preAuthRefs()))
            .toList());
  }

  private static String people(Claim bill) {
    return FactText.of(
        bill.provider(),
        bill.careTeam().stream().map(one -> FactText.of(one.provider(), one.role())).toList());
  }

  private static String information(Claim bill) {
    return FactText.of(
        bill.supportingInfo().stream()
            .map(one -> FactText.of(one.category(), one.code()))
            .toList());
  }

  private static String related(Claim bill) {
    return FactText.of(
        bill.related().stream()
            .map(one -> FactText.of(one.claim(), one.relationship(), one.payerNumber()))
            .toList());
  }
}
