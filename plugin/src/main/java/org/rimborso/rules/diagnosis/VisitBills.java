package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Reference;

/**
 * The bills of an encounter, as rules on what is missing from them need them: all together, in
 * order of reference.
 */
record VisitBills(List<CodedBill> bills) {
  VisitBills {
    bills = List.copyOf(bills);
  }

  static VisitBills of(Visit visit) {
    return new VisitBills(visit.bills());
  }

  /** The claims among them: an ExplanationOfBenefit is none. */
  VisitBills claims() {
    for (CodedBill one : bills) {
      if (one.bill().isFromBenefit()) {
        return new VisitBills(bills.stream().filter(b -> !b.bill().isFromBenefit()).toList());
      }
    }
    return this;
  }

  /** Where a bill names this Condition. */
  Optional<Place> naming(Reference condition) {
    return places(d -> d.condition().filter(condition::equals).isPresent()).findFirst();
  }

  /** Where a bill states one of these codings instead of a Condition. */
  Optional<Place> stating(List<Coding> codings) {
    return places(d -> d.code().filter(code -> share(code.codings(), codings)).isPresent())
        .findFirst();
  }

  private static boolean share(List<Coding> some, List<Coding> others) {
    return some.stream()
        .anyMatch(
            one ->
                others.stream()
                    .anyMatch(o -> o.uri().equals(one.uri()) && o.code().equals(one.code())));
  }

  /** A diagnosis of a bill. */
  record Place(Claim bill, int index) {
    String element() {
      return bill.reference().type() + ".diagnosis[" + index + "].diagnosis";
    }
  }

  private Stream<Place> places(Predicate<Claim.Diagnosis> wanted) {
    return bills.stream()
        .map(CodedBill::bill)
        .flatMap(
            bill ->
                IntStream.range(0, bill.diagnoses().size())
                    .filter(i -> wanted.test(bill.diagnoses().get(i)))
                    .mapToObj(i -> new Place(bill, i)));
  }

  /** Whether they carry an ICD code of the category of {@code coding}. */
  boolean haveCategory(Coding coding) {
    for (CodedBill bill : bills) {
      for (CodedBill.Entry entry : bill.entries()) {
        for (Coding billed : entry.coded().icd()) {
          if (CodedDiagnosis.areOfOneCategory(billed, coding)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The ICD codings that the bills carry. */
  Stream<Coding> icd() {
    return bills.stream().flatMap(b -> b.entries().stream()).flatMap(e -> e.coded().icd().stream());
  }
}
