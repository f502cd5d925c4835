package org.rimborso.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A bill that stands and that no other replaces, with what the chart holds about it: found once,
 * for nearly every rule asks.
 *
 * @param named the encounters that its lines name, see {@link Claim#encounters}
 * @param encounters those of them that the chart holds, in order of reference
 * @param setting by these encounters
 * @param coverage the one that it bills, see {@link Claim#focalInsurance}, if the chart holds it
 * @param progress how far it got with its payer
 * @param payer to whom it goes; one and the same for bills that follow each other and go to one
 */
public record BillInForce(
    Claim bill,
    Set<Reference> named,
    List<Encounter> encounters,
    CareSetting setting,
    Optional<Coverage> coverage,
    Progress progress,
    Payer payer) {
  public BillInForce {
    named = Collections.unmodifiableSet(named);
    encounters = List.copyOf(encounters);
  }

  /** To whom a bill goes, as far as it says. */
  public record Payer(
      Party insurer,
      List<Claim.Insurance> insurance,
      Optional<String> billType,
      boolean fromBenefit) {
    private static Payer of(Claim bill, List<BillInForce> before) {
      Payer payer = new Payer(bill.insurer(), bill.insurance(), bill.type(), bill.isFromBenefit());
      Payer last = before.isEmpty() ? payer : before.get(before.size() - 1).payer();
      return payer.equals(last) ? last : payer;
    }
  }

  /** Looks {@code bills} up in {@code chart}. */
  static List<BillInForce> of(Chart chart, List<Claim> bills) {
    List<BillInForce> all = new ArrayList<>(bills.size());
    for (Claim bill : bills) {
      Set<Reference> named = bill.encounters();
      List<Encounter> encounters = chart.encounters(named);
      all.add(
          new BillInForce(
              bill,
              named,
              encounters,
              CareSetting.of(bill, encounters),
              coverage(chart, bill),
              Progress.of(chart, bill),
              Payer.of(bill, all)));
    }
    return Collections.unmodifiableList(all);
  }

  private static Optional<Coverage> coverage(Chart chart, Claim bill) {
    return bill.focalInsurance()
        .flatMap(insurance -> insurance.coverage().reference())
        .flatMap(reference -> chart.find(reference, Coverage.class));
  }

  /** Whether it is restricted, or an encounter that it names and the chart holds. */
  public boolean isRestricted() {
    return bill.isRestricted(encounters);
  }
}
