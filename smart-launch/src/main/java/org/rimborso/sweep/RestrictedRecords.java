package org.rimborso.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Correspondence;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Reference;
import org.rimborso.chart.WriteOff;

/**
 * Which records of a chart are restricted: those that a label restricts, and what hangs on them. A
 * visit takes its parts, its claims, its diagnoses and procedures with it; an account is restricted
 * as a whole, whichever of its claims, answers and notes is. A labelled patient takes everything.
 */
public final class RestrictedRecords {
  private final Chart chart;
  private final Set<Reference> found;
  private boolean grew;

  private RestrictedRecords(Chart chart, Set<Reference> labelled) {
    this.chart = chart;
    found = new HashSet<>(labelled);
  }

  /**
   * They, by reference; none where nothing is labelled.
   *
   * @param labelled those that carry a label
   */
  public static Set<Reference> of(Chart chart, Set<Reference> labelled) {
    if (labelled.isEmpty()) {
      return Set.of();
    }
    RestrictedRecords records = new RestrictedRecords(chart, labelled);
    if (chart.patient().filter(one -> labelled.contains(one.reference())).isPresent()) {
      records.addAll();
    } else {
      records.close();
    }
    return records.found;
  }

  private void addAll() {
    Resources.of(chart).forEach(resource -> found.add(resource.reference()));
  }

  /** One thing may hang on another in either order: until nothing more is found. */
  private void close() {
    do {
      grew = false;
      chart.encounters().forEach(this::encounter);
      chart.claims().forEach(this::bill);
      chart.benefits().forEach(this::benefit);
      chart.claimResponses().forEach(this::response);
      chart.followUps().forEach(this::followUp);
      chart.all(Correspondence.class).forEach(this::correspondence);
      chart.all(WriteOff.class).forEach(one -> together(one.reference(), one.account()));
    } while (grew);
    chart.conditions().forEach(this::condition);
    chart.procedures().forEach(this::procedure);
    chart.all(Payment.class).forEach(this::payment);
  }

  private void encounter(Encounter encounter) {
    addIf(holds(encounter.partOf()), encounter.reference());
  }

  private void bill(Claim bill) {
    addIf(bill.encounters().stream().anyMatch(found::contains), bill.reference());
    for (Claim.Related related : bill.related()) {
      related.claim().ifPresent(earlier -> together(bill.reference(), earlier));
    }
  }

  private void benefit(ExplanationOfBenefit benefit) {
    bill(benefit.bill());
    benefit.claim().ifPresent(claim -> together(benefit.reference(), claim));
  }

  private void response(ClaimResponse response) {
    response.request().ifPresent(claim -> together(response.reference(), claim));
  }

  private void followUp(FollowUp record) {
    together(record.reference(), record.account());
  }

  private void correspondence(Correspondence one) {
    one.about().forEach(bill -> together(one.reference(), bill));
  }

  /** It may be for many bills, of which it restricts none. */
  private void payment(Payment payment) {
    addIf(
        payment.parts().stream().anyMatch(part -> holds(part.claim()) || holds(part.answer())),
        payment.reference());
  }

  /** Of one account: both or neither. */
  private void together(Reference one, Reference other) {
    addIf(found.contains(one), other);
    addIf(found.contains(other), one);
  }

  private void condition(Condition condition) {
    Reference self = condition.reference();
    if (condition.encounter().isPresent()) {
      addIf(holds(condition.encounter()), self);
      return;
    }
    List<Reference> visits = new ArrayList<>();
    for (Encounter encounter : chart.encounters()) {
      if (names(encounter, self)) {
        visits.add(encounter.reference());
      }
    }
    addIf(!visits.isEmpty() && found.containsAll(visits), self);
  }

  private static boolean names(Encounter encounter, Reference condition) {
    return encounter.reasonReferences().contains(condition)
        || encounter.diagnoses().stream().anyMatch(one -> one.condition().equals(condition));
  }

  private void procedure(Procedure procedure) {
    addIf(holds(procedure.encounter()), procedure.reference());
  }

  private boolean holds(Optional<Reference> reference) {
    return reference.filter(found::contains).isPresent();
  }

  private void addIf(boolean restricted, Reference reference) {
    if (restricted && found.add(reference)) {
      grew = true;
    }
  }
}
