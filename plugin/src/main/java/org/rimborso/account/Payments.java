package org.rimborso.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Money;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Reference;

/**
 * Payments that the chart tells beside the answers, by the bill or answer that they are for. A
 * notice of a payment that the chart holds itself is not counted again.
 */
final class Payments {
  private final Map<Reference, List<Part>> parts = new HashMap<>();

  Payments(Chart chart) {
    for (Payment payment : chart.all(Payment.class)) {
      boolean told = payment.announces().flatMap(one -> chart.find(one, Payment.class)).isPresent();
      if (payment.stands() && !told) {
        payment.parts().forEach(part -> add(payment, part));
      }
    }
  }

  private record Part(Payment payment, Payment.Part part) {}

  private void add(Payment payment, Payment.Part part) {
    Stream.concat(part.claim().stream(), part.answer().stream())
        .forEach(
            about ->
                parts
                    .computeIfAbsent(about, key -> new ArrayList<>(1))
                    .add(new Part(payment, part)));
  }

  /** What payers paid for {@code bill} by payments that name it or its answers. */
  List<Money> fromPayers(Bill bill) {
    return amounts(List.of(bill), false);
  }

  /** What the patient paid for the chain. */
  List<Money> fromPatient(Chain chain) {
    return amounts(chain.bills(), true);
  }

  private List<Money> amounts(List<Bill> bills, boolean fromPatient) {
    if (parts.isEmpty()) {
      return List.of();
    }
    Set<Part> found = new HashSet<>();
    List<Money> amounts = new ArrayList<>(1);
    bills.stream()
        .flatMap(Bill::names)
        .distinct()
        .flatMap(about -> parts.getOrDefault(about, List.of()).stream())
        .filter(part -> part.payment().fromPatient() == fromPatient)
        .filter(found::add)
        .forEach(part -> part.part().amount().ifPresent(amounts::add));
    return amounts;
  }
}
