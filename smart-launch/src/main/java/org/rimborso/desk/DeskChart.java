package org.rimborso.desk;

import java.time.Instant;
import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;

/**
 * A launch's chart with its review.
 *
 * @param asOf when it was fetched
 * @param tokenEnded the EHR no longer accepts the launch's token: launch again to read or write
 * @param dismissals which of its gaps somebody marked as none
 */
public record DeskChart(
    Chart chart, Review review, Instant asOf, boolean tokenEnded, Dismissals dismissals) {

  /** One of whose gaps nobody marked any. */
  public DeskChart(Chart chart, Review review, Instant asOf, boolean tokenEnded) {
    this(chart, review, asOf, tokenEnded, Dismissals.of(chart));
  }

  /** The account with this key; empty if the chart has no such account. */
  public Optional<Account> account(Reference reference) {
    return review.accounts().stream().filter(one -> one.reference().equals(reference)).findFirst();
  }

  boolean has(Reference account) {
    return account(account).isPresent();
  }
}
