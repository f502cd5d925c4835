package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Reference;

/**
 * Parts a payment for many among the patients whose bills it names, so that no chart shows what was
 * paid for somebody else.
 */
final class PaymentShares {
  private final Map<Reference, Item> items;
  private final Persons persons;
  private final Predicate<Reference> elsewhere;

  PaymentShares(Map<Reference, Item> items, Persons persons) {
    this(items, persons, bill -> false);
  }

  /**
   * Of a part of an input.
   *
   * @param elsewhere whether a bill that is not among these items is known to be another person's
   */
  PaymentShares(Map<Reference, Item> items, Persons persons, Predicate<Reference> elsewhere) {
    this.items = items;
    this.persons = persons;
    this.elsewhere = elsewhere;
  }

  /** What of the payment is whose, by person; what is for bills that were not read is nobody's. */
  Map<Reference, Item> of(Item item) {
    Map<Reference, List<Payment.Part>> parts = new TreeMap<>();
    Map<Reference, Item> shares = new TreeMap<>();
    if (item.resource().orElse(null) instanceof Payment payment) {
      for (Payment.Part part : payment.parts()) {
        person(part)
            .ifPresent(one -> parts.computeIfAbsent(one, key -> new ArrayList<>(1)).add(part));
      }
      parts.forEach((person, own) -> shares.put(person, share(item, payment, own)));
    }
    return shares;
  }

  private Optional<Reference> person(Payment.Part part) {
    if (part.claim().filter(bill -> !items.containsKey(bill) && elsewhere.test(bill)).isPresent()) {
      return Optional.empty();
    }
    return Stream.of(part.claim(), part.answer())
        .flatMap(Optional::stream)
        .flatMap(about -> Optional.ofNullable(items.get(about)).stream())
        .flatMap(about -> about.patient().stream())
        .map(persons::of)
        .findFirst();
  }

  private static Item share(Item item, Payment payment, List<Payment.Part> own) {
    Payment share =
        new Payment(
            payment.reference(), payment.status(), payment.fromPatient(), payment.announces(), own);
    return new Item(
        Optional.of(share),
        Optional.empty(),
        item.alias(),
        item.version(),
        item.updated(),
        item.restricted(),
        item.limitations());
  }

  static boolean isPayment(Item item) {
    return item.resource().filter(Payment.class::isInstance).isPresent();
  }
}
