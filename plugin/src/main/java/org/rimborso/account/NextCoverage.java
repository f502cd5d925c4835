package org.rimborso.account;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.chart.Served;

/**
 * The coverage that a balance falls to after the last payer: active and certainly in force on the
 * day of service, later in order, of another payer, for the same kind of care. Where claims could
 * not all be read none is told, for it may have been billed.
 */
final class NextCoverage {
  /** Coverage types whose payers wait for no other kind. */
  private static final Set<String> APART =
      Set.of("DENTAL", "DENTPRG", "VISPOL", "DRUGPOL", "AUTOPOL", "COL", "UNINSMOT", "WCBPOL");

  private NextCoverage() {}

  static Optional<Coverage> of(Chart chart, Settlement settlement) {
    Turn last = settlement.last().turn();
    Optional<Coverage> billed = last.payee().coverage();
    Claim claim = last.inForce().claim();
    Optional<LocalDate> day = Served.of(claim).start().flatMap(PartialDate::day);
    if (chart.coverages().size() < 2
        || billed.isEmpty()
        || billed.get().isSelfPay()
        || day.isEmpty()
        || claim.isRestricted(chart)
        || chart.incomplete("Claim").isPresent()) {
      return Optional.empty();
    }
    int place = billed.get().order().orElse(1);
    return chart.coverages().stream()
        .filter(one -> one.status().equals("active") && !one.isSelfPay())
        .filter(one -> one.order().orElse(Integer.MAX_VALUE) > place)
        .filter(one -> !settlement.includes(one.reference()) && !isOfPayerIn(settlement, one))
        .filter(one -> kind(one).equals(kind(billed.get())))
        .filter(one -> one.period().covers(day.get()) == Period.Answer.YES)
        .min(
            Comparator.comparingInt((Coverage one) -> one.order().orElse(Integer.MAX_VALUE))
                .thenComparing(Coverage::reference));
  }

  private static boolean isOfPayerIn(Settlement settlement, Coverage coverage) {
    return settlement.judgements().stream()
        .flatMap(judgement -> judgement.turn().payee().party().stream())
        .anyMatch(party -> coverage.payors().stream().anyMatch(party::sameAs));
  }

  private static Optional<String> kind(Coverage coverage) {
    return coverage.type().codings().stream().map(Coding::code).filter(APART::contains).findFirst();
  }
}
