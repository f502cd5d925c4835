package org.rimborso.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Served;

/**
 * Finds bills to different payers that ask for the same services without naming each other: same
 * provider, same days, same codes with the same modifiers, same charge. Bills to the same payer, or
 * to payers that cannot certainly be told apart, are duplicates or something else, and left alone.
 */
final class SameServices {
  private final Payees payees;

  SameServices(Payees payees) {
    this.payees = payees;
  }

  private record Services(
      Party provider, Period served, Optional<Money> charge, List<List<String>> lines) {}

  /** Tells {@code join} of each pair. */
  void each(Collection<Bill> bills, BiConsumer<Bill, Bill> join) {
    if (!haveSeveralPayers(bills)) {
      return;
    }
    Map<Services, List<Bill>> alike = new HashMap<>();
    for (Bill bill : bills) {
      if (!bill.isCancelled() && !bill.claim().lines().isEmpty()) {
        alike.computeIfAbsent(services(bill.claim()), key -> new ArrayList<>(1)).add(bill);
      }
    }
    for (List<Bill> same : alike.values()) {
      for (Bill other : same) {
        if (differ(reference(same.get(0)), reference(other))) {
          join.accept(other, same.get(0));
        }
      }
    }
  }

  private boolean haveSeveralPayers(Collection<Bill> bills) {
    Optional<Reference> first = Optional.empty();
    for (Bill bill : bills) {
      Optional<Reference> payer = reference(bill);
      if (differ(first, payer)) {
        return true;
      }
      first = first.isPresent() ? first : payer;
    }
    return false;
  }

  private Optional<Reference> reference(Bill bill) {
    return payees.of(bill.claim()).party().flatMap(Party::reference);
  }

  private static boolean differ(Optional<Reference> one, Optional<Reference> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private static Services services(Claim claim) {
    List<List<String>> lines = new ArrayList<>();
    for (Claim.Line line : claim.lines()) {
      List<String> codes = new ArrayList<>(codes(line.service()));
      line.modifiers().forEach(modifier -> codes.addAll(codes(modifier)));
      lines.add(codes);
    }
    return new Services(
        claim.provider().withoutWords(),
        Served.of(claim),
        claim.charge().map(SameServices::plain),
        lines);
  }

  private static Money plain(Money money) {
    return new Money(money.value().stripTrailingZeros(), money.currency());
  }

  private static List<String> codes(CodeableConcept concept) {
    return concept.codings().stream().map(Coding::code).toList();
  }
}
