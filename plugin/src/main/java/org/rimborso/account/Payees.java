package org.rimborso.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.payer.Medicare;

/**
 * Whom the bills of one chart go to. Worked out once for each insurer and coverage that they name:
 * a patient has a few of them and a thousand bills.
 */
final class Payees {
  private final Chart chart;
  private final Map<Named, Payee> known = new HashMap<>();

  Payees(Chart chart) {
    this.chart = chart;
  }

  /**
   * Whom a bill goes to.
   *
   * @param party the bill's insurer, else the focal coverage's payor, with the name that its
   *     resource bears; empty where the bill names neither
   * @param medicare whether it is original Medicare
   */
  record Payee(Optional<Party> party, boolean medicare) {}

  private record Named(Party insurer, Party coverage) {}

  Payee of(Claim bill) {
    Party coverage = bill.focalInsurance().map(Claim.Insurance::coverage).orElse(Party.UNKNOWN);
    Named named = new Named(bill.insurer(), coverage);
    Payee payee = known.get(named);
    if (payee == null) {
      payee = new Payee(party(named).map(this::withName), Medicare.pays(chart, bill));
      known.put(named, payee);
    }
    return payee;
  }

  private Optional<Party> party(Named named) {
    return named.insurer().isUnknown()
        ? named
            .coverage()
            .reference()
            .flatMap(reference -> chart.find(reference, Coverage.class))
            .flatMap(coverage -> coverage.payors().stream().findFirst())
        : Optional.of(named.insurer());
  }

  /** The party with the name that its resource bears, where it comes without one. */
  Party withName(Party party) {
    if (party.display().isPresent()) {
      return party;
    }
    Optional<String> name =
        party
            .reference()
            .flatMap(reference -> chart.find(reference, Provider.class))
            .flatMap(Provider::name);
    return new Party(party.reference(), party.identifier(), name);
  }
}
