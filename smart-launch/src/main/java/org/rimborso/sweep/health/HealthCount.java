package org.rimborso.sweep.health;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.sweep.health.Health.Figure;

/**
 * Counts the figures over lines, in any order, each line once. What it keeps grows with the number
 * of payers and providers, not with that of accounts.
 */
public final class HealthCount {
  static final String RESTRICTED = "restricted";

  /** All that is told of a restricted record. */
  public static final String RESTRICTED_LINE = new Fields().put("kind", RESTRICTED).line();

  private final LocalDate asOf;
  private final Measures measures;
  private final Map<Measure, Ledger> ledgers = new EnumMap<>(Measure.class);
  private final AgeingTally ageing = new AgeingTally();
  private final DenialTally denials;
  private final VisitTally visits;
  private final Map<String, Long> currencies = new HashMap<>();
  private long accounts;
  private long restricted;
  private long unread;

  /**
   * @param asOf the day of the sweep that made the lines
   */
  public HealthCount(LocalDate asOf) {
    this.asOf = asOf;
    measures = new Measures(asOf);
    for (Measure measure : Measure.values()) {
      ledgers.put(measure, new Ledger(measure, asOf));
    }
    denials = new DenialTally(asOf);
    visits = new VisitTally(asOf);
  }

  /** Counts one line; one that cannot be read is counted as that. */
  public void add(String line) {
    try {
      Fields fields = Fields.parse(line);
      switch (fields.required("kind")) {
        case AccountLine.KIND -> add(AccountLine.of(fields));
        case VisitLine.KIND -> add(VisitLine.of(fields));
        case RESTRICTED -> restricted++;
        default -> unread++;
      }
    } catch (IOException | IllegalArgumentException | DateTimeException broken) {
      unread++;
    }
  }

  private void add(AccountLine line) {
    accounts++;
    line.amounts().currency().ifPresent(one -> currencies.merge(one, 1L, Long::sum));
    ledgers.forEach((measure, ledger) -> ledger.add(line.whose(), measures.of(measure, line)));
    if (measures.counts(line)) {
      ageing.add(line);
      denials.add(line);
      visits.add(line);
    }
  }

  private void add(VisitLine line) {
    visits.add(line);
    BigDecimal days =
        BigDecimal.valueOf(line.ended().map(day -> ChronoUnit.DAYS.between(day, asOf)).orElse(0L));
    Ledger ledger = ledgers.get(Measure.UNBILLED);
    if (ledger != null) {
      ledger.add(
          line.whose(),
          new Measured.Part(
              BigDecimal.ONE,
              BigDecimal.ONE,
              Optional.empty(),
              Optional.empty(),
              Optional.of(days)));
    }
  }

  /** The figures over all lines so far. */
  public Health health() {
    Optional<String> currency = mostFrequent();
    NavigableMap<String, Long> others = new TreeMap<>(currencies);
    currency.ifPresent(others::remove);
    List<Figure> figures = new ArrayList<>();
    ledgers.values().forEach(ledger -> figures.add(ledger.figure(currency)));
    return new Health(
        asOf,
        accounts,
        restricted,
        unread,
        currency,
        others,
        figures,
        ageing.rows(currency),
        denials.rows(currency),
        visits.rows(currency),
        denials.ended());
  }

  /** Of several the first by name. */
  private Optional<String> mostFrequent() {
    return new TreeMap<>(currencies)
        .entrySet().stream()
            .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
            .map(Map.Entry::getKey);
  }
}
