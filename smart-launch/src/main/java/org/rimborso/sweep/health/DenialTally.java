package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.account.Chances.Ended;
import org.rimborso.account.DenialCategory;
import org.rimborso.sweep.health.AccountLine.First;
import org.rimborso.sweep.health.Health.Denials;

/** Counts first denials by what they are about and by payer, and how those that ended did. */
final class DenialTally {
  private record Key(DenialCategory category, String payer) {}

  /** Denials of one kind: all of them, and what they held back in each currency. */
  private static final class Cell {
    private Optional<String> name = Optional.empty();
    private long count;
    private final Map<String, BigDecimal> amounts = new HashMap<>();
  }

  private final LocalDate asOf;
  private final Map<Key, Cell> cells = new HashMap<>();
  private final Map<DenialCategory, Ended> ended = new EnumMap<>(DenialCategory.class);

  DenialTally(LocalDate asOf) {
    this.asOf = asOf;
  }

  void add(AccountLine line) {
    Optional<DenialCategory> category = line.first().flatMap(First::denial);
    if (category.isEmpty()) {
      return;
    }
    if (Measures.isEnded(line)) {
      int turned = Measures.isOverturned(line) ? 1 : 0;
      ended.merge(
          category.get(),
          new Ended(turned, 1),
          (one, other) ->
              new Ended(one.overturned() + other.overturned(), one.decided() + other.decided()));
    }
    First first = line.first().orElseThrow();
    if (first.on().filter(day -> Ledger.isOfTheYear(asOf, day)).isPresent()) {
      count(line, category.get(), first);
    }
  }

  private void count(AccountLine line, DenialCategory category, First first) {
    Cell cell = cells.computeIfAbsent(new Key(category, line.payer().id()), key -> new Cell());
    cell.name = cell.name.or(() -> line.payer().name());
    cell.count++;
    if (line.amounts().currency().isPresent() && first.denied().isPresent()) {
      cell.amounts.merge(line.amounts().currency().get(), first.denied().get(), BigDecimal::add);
    }
  }

  /** Most frequent first; amounts of {@code currency} only. */
  List<Denials> rows(Optional<String> currency) {
    return cells.entrySet().stream()
        .map(
            one ->
                new Denials(
                    one.getKey().category(),
                    one.getKey().payer(),
                    one.getValue().name,
                    one.getValue().count,
                    currency
                        .map(key -> one.getValue().amounts.getOrDefault(key, BigDecimal.ZERO))
                        .orElse(BigDecimal.ZERO)))
        .sorted(
            Comparator.comparing(Denials::count, Comparator.reverseOrder())
                .thenComparing(Denials::category)
                .thenComparing(Denials::payer))
        .toList();
  }

  Map<DenialCategory, Ended> ended() {
    return ended;
  }
}
