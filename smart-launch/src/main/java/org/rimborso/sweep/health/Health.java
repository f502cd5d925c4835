package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.account.Bucket;
import org.rimborso.account.Chances;
import org.rimborso.account.DenialCategory;

/**
 * How a facility stood on one day. Amounts are of one currency, the one that most accounts are in;
 * what is in others is counted and named, never added.
 *
 * @param accounts that were counted
 * @param restricted records that a label restricts: they stay out of every figure
 * @param unread lines that could not be read
 * @param others accounts in other currencies, by currency
 * @param ended own denials that ended, of all times, by what they were about
 */
public record Health(
    LocalDate asOf,
    long accounts,
    long restricted,
    long unread,
    Optional<String> currency,
    NavigableMap<String, Long> others,
    List<Figure> figures,
    List<PayerAge> ageing,
    List<Denials> denials,
    List<Unbilled> unbilled,
    Map<DenialCategory, Chances.Ended> ended) {
  public Health {
    others = Collections.unmodifiableNavigableMap(new TreeMap<>(others));
    figures = List.copyOf(figures);
    ageing = List.copyOf(ageing);
    denials = List.copyOf(denials);
    unbilled = List.copyOf(unbilled);
    ended = Map.copyOf(ended);
  }

  /** A numerator and what it is divided by. */
  public record Ratio(BigDecimal numerator, BigDecimal denominator) {
    static final Ratio ZERO = new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);

    Ratio plus(BigDecimal above, BigDecimal below) {
      return new Ratio(numerator.add(above), denominator.add(below));
    }
  }

  /**
   * One figure.
   *
   * @param total of twelve months to the day, or of today where the measure is of today
   * @param median where days are averaged
   * @param leftOut accounts that belong to it and of which too little is known
   * @param months the same of calendar months, the last twelve; none of those of today
   * @param count accounts or visits behind it
   * @param behind some of them, those with most at stake first
   */
  public record Figure(
      Measure measure,
      Ratio total,
      Optional<BigDecimal> median,
      long leftOut,
      NavigableMap<YearMonth, Ratio> months,
      long count,
      List<Behind> behind) {
    public Figure {
      months = Collections.unmodifiableNavigableMap(new TreeMap<>(months));
      behind = List.copyOf(behind);
    }

    public Optional<BigDecimal> value() {
      return measure.value(total.numerator(), total.denominator());
    }

    public Figure without(List<Behind> none) {
      return new Figure(measure, total, median, leftOut, months, count, none);
    }
  }

  /**
   * An account or visit behind a figure.
   *
   * @param weight what is at stake, in the figure's own terms
   */
  public record Behind(Whose whose, BigDecimal weight, Optional<LocalDate> day) {}

  /**
   * What a payer, or all patients, still owe by age.
   *
   * @param id empty for the patients
   * @param buckets what is in each; nothing where it is not there
   * @param unaged whose age is not known
   */
  public record PayerAge(
      String id, Optional<String> name, Map<Bucket, BigDecimal> buckets, BigDecimal unaged) {
    public PayerAge {
      buckets = Map.copyOf(buckets);
    }

    public BigDecimal in(Bucket bucket) {
      return buckets.getOrDefault(bucket, BigDecimal.ZERO);
    }

    public BigDecimal sum() {
      return buckets.values().stream().reduce(unaged, BigDecimal::add);
    }

    /** Older than ninety days. */
    public BigDecimal over90() {
      return in(Bucket.TO_120).add(in(Bucket.OLDER));
    }
  }

  /** First denials of twelve months by what they are about and by payer. */
  public record Denials(
      DenialCategory category,
      String payer,
      Optional<String> name,
      long count,
      BigDecimal amount) {}

  /**
   * A provider's finished visits without a claim.
   *
   * @param oldest days since the end of the oldest one
   * @param estimate what they may be worth: each the mean charge of accounts of visits of its class
   */
  public record Unbilled(
      String provider,
      Optional<String> name,
      long visits,
      Optional<Long> oldest,
      Optional<BigDecimal> estimate) {}

  public Figure figure(Measure measure) {
    return figures.stream()
        .filter(one -> one.measure() == measure)
        .findFirst()
        .orElseThrow(IllegalStateException::new);
  }

  /** The same without the accounts behind its figures. */
  public Health withoutBehind() {
    return new Health(
        asOf,
        accounts,
        restricted,
        unread,
        currency,
        others,
        figures.stream().map(one -> one.without(List.of())).toList(),
        ageing,
        denials,
        unbilled,
        ended);
  }
}
