package org.rimborso.payer;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Party;

/** A site's payer profiles, and Medicare's, which public law writes. */
public final class Payers {
  /** Days that payers usually take, where neither a profile nor the site says otherwise. */
  public static final int USUAL_DAYS = 30;

  /** No profile but Medicare's. */
  public static final Payers NONE = new Payers(List.of());

  private static final List<BiPredicate<PayerMatch, PayerTraits>> WAYS =
      List.of(PayerMatch::byIdentifier, PayerMatch::byName, PayerMatch::byType);

  private final List<PayerProfile> profiles;
  private final int usualDays;

  /** The site's profiles; of two that recognise a payer the same way, the first counts. */
  public Payers(List<PayerProfile> profiles) {
    this(profiles, USUAL_DAYS);
  }

  /**
   * The same.
   *
   * @param usualDays within which payers answer of whom no profile says it
   */
  public Payers(List<PayerProfile> profiles, int usualDays) {
    this.profiles = List.copyOf(profiles);
    this.usualDays = usualDays;
  }

  /** The profiles of the site, as it lists them. */
  public List<PayerProfile> profiles() {
    return profiles;
  }

  /** The names by which profiles go, Medicare's own among them; each once, in order. */
  public List<String> names() {
    return Stream.concat(profiles.stream(), Stream.of(Medicare.PROFILE))
        .map(PayerProfile::name)
        .distinct()
        .toList();
  }

  /** The profiles of the site that say {@code term}, by name; Medicare's own last. */
  public List<String> saying(PayerTerm term) {
    return Stream.concat(profiles.stream(), Stream.of(Medicare.PROFILE))
        .filter(term::isIn)
        .map(PayerProfile::name)
        .distinct()
        .toList();
  }

  /** The payers of one chart. */
  public ChartPayers in(Chart chart) {
    return chart.fact(ChartPayers.class, this, all -> new ChartPayers(this, all));
  }

  /** Days within which this payer usually answers a claim. */
  public int usualDays(Party payer) {
    return profiles.isEmpty()
        ? usualDays
        : site(PayerTraits.of(payer))
            .map(profile -> profile.usualDays().orElse(usualDays))
            .orElse(usualDays);
  }

  /** The site's profile; what it does not say of Medicare, Medicare's own says. */
  Optional<PayerProfile> of(PayerTraits payer) {
    Optional<PayerProfile> own = site(payer);
    if (!payer.medicare()) {
      return own;
    }
    return Optional.of(own.map(one -> one.or(Medicare.PROFILE)).orElse(Medicare.PROFILE));
  }

  private Optional<PayerProfile> site(PayerTraits payer) {
    for (BiPredicate<PayerMatch, PayerTraits> way : WAYS) {
      for (PayerProfile profile : profiles) {
        if (way.test(profile.match(), payer)) {
          return Optional.of(profile);
        }
      }
    }
    return Optional.empty();
  }
}
