package org.rimborso.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
   * @param coverage that it is billed through, where the chart holds it
   * @param medicare whether it is original Medicare
   * @param isBilled whether bills were sent to it; else the payer before passed them on
   */
  record Payee(
      Optional<Party> party, Optional<Coverage> coverage, boolean medicare, boolean isBilled) {
    /** The place of its coverage among the patient's, from 1. */
    OptionalInt order() {
      return coverage.map(Coverage::order).orElse(OptionalInt.empty());
    }

    /** Whether the patient pays, and no insurance is billed. */
    boolean isSelfPay() {
      return coverage.filter(Coverage::isSelfPay).isPresent();
    }
  }

  private record Named(Party insurer, Party coverage) {}

  Payee of(Claim bill) {
    Party coverage = bill.focalInsurance().map(Claim.Insurance::coverage).orElse(Party.UNKNOWN);
    Named named = new Named(bill.insurer(), coverage);
    Payee payee = known.get(named);
    if (payee == null) {
      payee =
          new Payee(
              party(named).map(this::withName), coverage(named), Medicare.pays(chart, bill), true);
      known.put(named, payee);
    }
    return payee;
  }

  /** A payer that answered a bill which went to another. */
  Payee of(Party payer) {
    Optional<Coverage> coverage =
        chart.coverages().stream()
            .filter(one -> one.payors().stream().anyMatch(payer::sameAs))
            .findFirst();
    return new Payee(
        Optional.of(withName(payer)),
        coverage,
        coverage.filter(one -> Medicare.pays(chart, one)).isPresent(),
        false);
  }

  private Optional<Party> party(Named named) {
    return named.insurer().isUnknown()
        ? coverage(named).flatMap(coverage -> coverage.payors().stream().findFirst())
        : Optional.of(named.insurer());
  }

  private Optional<Coverage> coverage(Named named) {
    return named.coverage().reference().flatMap(reference -> chart.find(reference, Coverage.class));
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
