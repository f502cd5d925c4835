package org.rimborso.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Rates;
import org.rimborso.store.PayerRow;
import org.rimborso.store.PayerRows;
import org.rimborso.store.StoreUnavailable;

/**
 * The site's payers as they stand: the profiles of the configuration with what managers changed of
 * them. The store is asked at most every twenty seconds, so that a change made at another node
 * counts well within a minute; while it does not answer, what was known counts. The same object as
 * long as nothing changes. Safe for many threads.
 */
public final class LivePayers implements Supplier<Payers> {
  private static final Duration FRESH = Duration.ofSeconds(20);

  private final Payers configured;
  private final PayerRows rows;
  private final Clock clock;
  private volatile Known known;

  /**
   * The payers of a site.
   *
   * @param configured version 0 of each
   */
  public LivePayers(Payers configured, PayerRows rows, Clock clock) {
    this.configured = configured;
    this.rows = rows;
    this.clock = clock;
    known = new Known(List.of(), configured, Instant.MIN);
  }

  /** What the store said last, and what that makes of the profiles. */
  private record Known(List<PayerRow> changed, Payers payers, Instant asked) {}

  /** The profiles of the configuration. */
  Payers configured() {
    return configured;
  }

  @Override
  public Payers get() {
    Instant now = clock.instant();
    Known last = known;
    if (now.isBefore(last.asked()) || !now.minus(FRESH).isBefore(last.asked())) {
      last = asked(last, now);
      known = last;
    }
    return last.payers();
  }

  /** Lets the next look ask the store: something was changed here. */
  void changed() {
    known = asked(known, clock.instant());
  }

  private Known asked(Known last, Instant now) {
    List<PayerRow> changed;
    try {
      changed = rows.latest();
    } catch (StoreUnavailable silent) {
      return new Known(last.changed(), last.payers(), now);
    }
    return changed.equals(last.changed())
        ? new Known(changed, last.payers(), now)
        : new Known(changed, with(changed), now);
  }

  private Payers with(List<PayerRow> changed) {
    Map<String, PayerRow> byName =
        changed.stream().collect(Collectors.toMap(PayerRow::payer, Function.identity()));
    return new Payers(
        configured.profiles().stream().map(profile -> with(profile, byName)).toList());
  }

  private static PayerProfile with(PayerProfile profile, Map<String, PayerRow> byName) {
    return Optional.ofNullable(byName.get(profile.name()))
        .map(row -> profile.with(row.terms()).with(rates(row).orElse(profile.rates())))
        .orElse(profile);
  }

  /**
   * They were checked when they were given: what cannot be read now is left to the configuration.
   */
  private static Optional<Rates> rates(PayerRow row) {
    return row.rates().flatMap(text -> PayerRates.of(text, row.version()));
  }
}
