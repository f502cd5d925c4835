package org.rimborso.account;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Money;

/**
 * The amounts of a list of adjudications by what they are, and the adjustments among them. All in
 * one currency: callers check first. Immutable.
 */
final class Sums {
  static final Sums NONE = new Sums(new EnumMap<>(Amount.class), List.of(), List.of(), List.of());

  private static final List<Amount> AMOUNTS = List.of(Amount.values());

  private final EnumMap<Amount, Money> amounts;
  private final List<Adjustment> adjustments;
  private final List<String> foreign;
  private final List<String> unnamed;

  /** Takes over {@code amounts}: nobody else holds them. */
  private Sums(
      EnumMap<Amount, Money> amounts,
      List<Adjustment> adjustments,
      List<String> foreign,
      List<String> unnamed) {
    this.amounts = amounts;
    this.adjustments = List.copyOf(adjustments);
    this.foreign = List.copyOf(foreign);
    this.unnamed = List.copyOf(unnamed);
  }

  /** The only amount of its kind. */
  static Sums of(Amount amount, Money money) {
    EnumMap<Amount, Money> amounts = new EnumMap<>(Amount.class);
    amounts.put(amount, money);
    return new Sums(amounts, List.of(), List.of(), List.of());
  }

  static Sums of(List<Adjudication> entries, List<String> remarks) {
    if (entries.isEmpty()) {
      return NONE;
    }
    EnumMap<Amount, Money> amounts = new EnumMap<>(Amount.class);
    List<Adjustment> adjustments = new ArrayList<>(0);
    List<String> foreign = new ArrayList<>(0);
    List<String> unnamed = new ArrayList<>(0);
    for (Adjudication entry : entries) {
      Optional<Amount> what = Amount.of(entry.category());
      if (what.isPresent() && entry.amount().isPresent()) {
        amounts.merge(what.get(), entry.amount().get(), Money::plus);
      }
      if (!entry.reasons().isEmpty()) {
        Adjustment.of(entry).forEach(adjustment -> adjustments.add(adjustment.with(remarks)));
        foreign.addAll(Adjustment.foreign(entry));
      } else if (what.isEmpty()
          && entry.amount().filter(money -> money.signum() != 0).isPresent()) {
        entry.category().label().ifPresent(unnamed::add);
      }
    }
    return new Sums(amounts, adjustments, foreign, unnamed);
  }

  /** The sum over several lines. */
  static Sums all(List<Service> lines) {
    EnumMap<Amount, Money> amounts = new EnumMap<>(Amount.class);
    List<Adjustment> adjustments = new ArrayList<>(0);
    List<String> foreign = new ArrayList<>(0);
    List<String> unnamed = new ArrayList<>(0);
    for (Service line : lines) {
      line.sums().addTo(amounts);
      adjustments.addAll(line.sums().adjustments);
      foreign.addAll(line.sums().foreign);
      unnamed.addAll(line.sums().unnamed);
    }
    return new Sums(amounts, adjustments, foreign, unnamed);
  }

  private void addTo(EnumMap<Amount, Money> sums) {
    for (Amount amount : AMOUNTS) {
      Money own = amounts.get(amount);
      if (own != null) {
        sums.merge(amount, own, Money::plus);
      }
    }
  }

  /** The same amounts with other adjustments. */
  Sums with(List<Adjustment> others) {
    return new Sums(amounts, others, foreign, unnamed);
  }

  List<Adjustment> adjustments() {
    return adjustments;
  }

  /** Reason codes that are no X12 codes, as sent. */
  List<String> foreign() {
    return foreign;
  }

  /** These sums, with amounts that only {@code other} knows taken from there. */
  Sums or(Sums other) {
    EnumMap<Amount, Money> merged = other.amounts.clone();
    merged.putAll(amounts);
    return new Sums(
        merged,
        adjustments.isEmpty() ? other.adjustments : adjustments,
        foreign.isEmpty() ? other.foreign : foreign,
        unnamed.isEmpty() ? other.unnamed : unnamed);
  }

  /** Categories that are not known and carry money, as sent. */
  List<String> unnamed() {
    return unnamed;
  }

  /** What the payer takes from the amount that it allows; empty where nothing is told. */
  Optional<Money> reducedAfterAllowed() {
    Optional<Money> sum = Optional.empty();
    for (Adjustment adjustment : adjustments) {
      if (Carc.of(adjustment.carc()).isAfterAllowed()) {
        sum = Money.plus(sum, adjustment.amount());
      }
    }
    return sum;
  }

  Optional<Money> get(Amount amount) {
    return Optional.ofNullable(amounts.get(amount));
  }

  /** The sum of those of {@code wanted} that are known; empty where none is. */
  Optional<Money> sum(Amount... wanted) {
    Optional<Money> sum = Optional.empty();
    for (Amount amount : wanted) {
      sum = Money.plus(sum, get(amount));
    }
    return sum;
  }

  /** The amounts of adjustments of one effect; empty where none is told. */
  Optional<Money> adjusted(Adjustment.Effect effect) {
    if (adjustments.isEmpty()) {
      return Optional.empty();
    }
    Optional<Money> sum = Optional.empty();
    for (Adjustment adjustment : adjustments) {
      if (adjustment.effect() == effect) {
        sum = Money.plus(sum, adjustment.amount());
      }
    }
    return sum;
  }

  boolean has(Adjustment.Effect effect) {
    if (adjustments.isEmpty()) {
      return false;
    }
    for (Adjustment adjustment : adjustments) {
      if (adjustment.effect() == effect) {
        return true;
      }
    }
    return false;
  }

  /** What the payer paid to the provider. What it paid to the patient is theirs to pass on. */
  Optional<Money> paid() {
    Optional<Money> toPatient = get(Amount.TO_PATIENT);
    return get(Amount.BENEFIT)
        .map(benefit -> toPatient.map(benefit::minus).orElse(benefit))
        .or(() -> get(Amount.TO_PROVIDER));
  }

  /** All that the payer paid, to whomever. */
  Optional<Money> paidOut() {
    return get(Amount.BENEFIT).or(() -> sum(Amount.TO_PROVIDER, Amount.TO_PATIENT));
  }

  /**
   * What the payer leaves to the patient: amounts of group PR, else copay, deductible and
   * coinsurance, else the sum the payer states; and what it paid to the patient instead of the
   * provider.
   */
  Optional<Money> patientShare() {
    Optional<Money> share =
        adjusted(Adjustment.Effect.PATIENT)
            .or(() -> sum(Amount.COPAY, Amount.DEDUCTIBLE, Amount.COINSURANCE))
            .or(() -> get(Amount.LIABILITY));
    Optional<Money> toPatient = get(Amount.TO_PATIENT).filter(money -> money.signum() != 0);
    return share.map(money -> toPatient.map(money::plus).orElse(money)).or(() -> toPatient);
  }
}
