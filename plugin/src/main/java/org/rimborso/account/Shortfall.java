package org.rimborso.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.payer.Rates;

/**
 * By how much a payer stayed below what is due: the contracted amount where the contract is known,
 * never more than was charged, else the amount that the payer itself allows. What it took off after
 * that by law or agreement, and what it left to the patient, is not missing.
 *
 * @param due what was due, as far as it is known
 * @param source where the contract stands written; empty where the payer's own word counts
 */
record Shortfall(Money due, Money missing, Optional<String> source) {

  /** One line, or the bill as a whole. */
  private record Due(Money amount, Optional<String> source) {}

  /** The shortfall of the answer to {@code claim}, if it is more than {@code tolerance}. */
  static Optional<Shortfall> of(Claim claim, Figures figures, Rates rates, BigDecimal tolerance) {
    boolean byLine =
        figures.services().stream()
            .allMatch(service -> service.sequence() > 0 && service.paid().isPresent());
    Optional<Shortfall> found =
        byLine ? ofLines(claim, figures.services(), rates) : ofWhole(claim, figures, rates);
    return found.filter(one -> one.missing().value().compareTo(tolerance) > 0);
  }

  private static Optional<Shortfall> ofLines(Claim claim, List<Service> services, Rates rates) {
    Map<Integer, Claim.Line> lines = new HashMap<>();
    claim.lines().forEach(line -> lines.put(line.sequence(), line));
    Optional<Money> due = Optional.empty();
    Optional<Money> got = Optional.empty();
    Optional<String> source = Optional.empty();
    for (Service service : services) {
      Optional<Due> one =
          contracted(claim, Optional.ofNullable(lines.get(service.sequence())), rates)
              .or(() -> service.sums().get(Amount.ALLOWED).map(Shortfall::allowed));
      if (one.isPresent()) {
        due = Money.plus(due, Optional.of(one.get().amount()));
        got = Money.plus(got, got(service.paid(), service.patientShare(), service.sums()));
        source = source.or(one.get()::source);
      }
    }
    return of(due, got, source);
  }

  private static Optional<Shortfall> ofWhole(Claim claim, Figures figures, Rates rates) {
    Optional<Money> contracted = Optional.empty();
    Optional<String> source = Optional.empty();
    boolean known = !claim.lines().isEmpty();
    for (Claim.Line line : claim.lines()) {
      Optional<Due> one = contracted(claim, Optional.of(line), rates);
      known &= one.isPresent();
      contracted = Money.plus(contracted, one.map(Due::amount));
      source = source.or(() -> one.flatMap(Due::source));
    }
    return figures.paid().isEmpty()
        ? Optional.empty()
        : of(
            known ? contracted : figures.allowed(),
            got(figures.paid(), figures.patientShare(), Sums.all(figures.services())),
            known ? source : Optional.empty());
  }

  private static Optional<Shortfall> of(
      Optional<Money> due, Optional<Money> got, Optional<String> source) {
    return due.isEmpty() || got.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shortfall(due.get(), due.get().minus(got.get()), source));
  }

  private static Due allowed(Money amount) {
    return new Due(amount, Optional.empty());
  }

  private static Optional<Money> got(Optional<Money> paid, Optional<Money> share, Sums sums) {
    return Money.plus(Money.plus(paid, share), sums.reducedAfterAllowed());
  }

  private static Optional<Due> contracted(Claim claim, Optional<Claim.Line> line, Rates rates) {
    if (rates == Rates.NONE || line.isEmpty()) {
      return Optional.empty();
    }
    Claim.Line billed = line.get();
    Optional<LocalDate> day = claim.serviced(billed).start().flatMap(PartialDate::day);
    return day.flatMap(on -> rates.of(billed.service(), billed.modifiers(), billed.place(), on))
        .filter(rate -> billed.net().map(rate.unit()::sameCurrency).orElse(true))
        .map(
            rate -> {
              Money agreed = rate.unit().times(billed.quantity().orElse(BigDecimal.ONE));
              Money due =
                  billed
                      .net()
                      .filter(net -> net.value().compareTo(agreed.value()) < 0)
                      .orElse(agreed);
              return new Due(due, Optional.of(rate.source()));
            });
  }
}
