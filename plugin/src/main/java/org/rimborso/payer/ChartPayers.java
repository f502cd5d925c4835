package org.rimborso.payer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;

/**
 * The profiles of the payers that one chart names. Each is looked up once, whoever asks: a patient
 * has a few payers and a thousand bills. Safe for several threads.
 */
public final class ChartPayers {
  private final Payers payers;
  private final Chart chart;
  private final Map<Named, Optional<PayerProfile>> known = new ConcurrentHashMap<>();

  /** Bill after bill goes to the same payer. */
  private volatile Found last =
      new Found(new Named(Party.UNKNOWN, Party.UNKNOWN, Optional.empty()), Optional.empty());

  ChartPayers(Payers payers, Chart chart) {
    this.payers = payers;
    this.chart = chart;
  }

  private record Named(Party insurer, Party coverage, Optional<String> billType) {}

  private record Found(Named named, Optional<PayerProfile> profile) {}

  /** The profile of whom {@code bill} goes to; empty where no profile knows the payer. */
  public Optional<PayerProfile> of(Claim bill) {
    Party coverage = bill.focalInsurance().map(Claim.Insurance::coverage).orElse(Party.UNKNOWN);
    Named named = new Named(bill.insurer(), coverage, bill.type());
    Found found = last;
    if (!named.equals(found.named())) {
      found =
          new Found(
              named, known.computeIfAbsent(named, it -> payers.of(PayerTraits.of(chart, bill))));
      last = found;
    }
    return found.profile();
  }

  /** The profile of who stands behind {@code coverage}; empty where no profile knows the payer. */
  public Optional<PayerProfile> of(Coverage coverage) {
    return known.computeIfAbsent(
        new Named(Party.UNKNOWN, Party.of(coverage.reference()), Optional.empty()),
        unknown -> payers.of(PayerTraits.of(chart, coverage)));
  }

  /**
   * The name of whom {@code bill} goes to: the profile's, else the insurer's, else the coverage's;
   * empty where none tells.
   */
  public Optional<String> name(Claim bill) {
    return of(bill)
        .map(PayerProfile::name)
        .or(() -> nameOf(bill.insurer()))
        .or(() -> PayerTraits.coverage(chart, bill).flatMap(this::nameOf))
        .or(() -> bill.focalInsurance().flatMap(one -> one.coverage().display()));
  }

  /** The name of who stands behind {@code coverage}, else its type; empty where none tells. */
  public Optional<String> name(Coverage coverage) {
    return of(coverage).map(PayerProfile::name).or(() -> nameOf(coverage));
  }

  private Optional<String> nameOf(Coverage coverage) {
    return coverage.payors().stream()
        .flatMap(payor -> nameOf(payor).stream())
        .findFirst()
        .or(() -> coverage.type().label());
  }

  private Optional<String> nameOf(Party party) {
    return chart.nameOf(party);
  }
}
