package org.rimborso.payer;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A payer's limits of one kind, each from its day on until the next one. */
public record Limits(List<Limit> limits) {
  private static final Comparator<Limit> ORDER =
      Comparator.comparing(limit -> limit.from().orElse(LocalDate.MIN));

  /** No limit is known. */
  public static final Limits NONE = new Limits(List.of());

  public Limits {
    limits = limits.stream().sorted(ORDER).toList();
  }

  /** The limit in force on {@code day}; empty where none is known for it. */
  public Optional<Limit> on(LocalDate day) {
    return limits.stream()
        .filter(limit -> limit.from().map(from -> !day.isBefore(from)).orElse(true))
        .reduce((earlier, later) -> later);
  }
}
