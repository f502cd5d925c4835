package org.rimborso.account;

import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.Money;

/**
 * The amounts of an account, exact. What is not known is empty.
 *
 * @param services what the answer says, line by line
 * @param unanswered lines of the claim that ask for money, or name no price, and got no answer
 * @param conflict two sums of the answer that should be one and are not
 */
record Figures(
    Optional<Money> billed,
    Optional<Money> allowed,
    Optional<Money> contractual,
    Optional<Money> paid,
    Optional<Money> patientShare,
    Optional<Money> fromPatient,
    List<Service> services,
    int unanswered,
    Optional<Conflict> conflict) {
  Figures {
    services = List.copyOf(services);
  }

  /** The same thing told twice with different amounts. */
  record Conflict(Money lines, Money total) {}

  /** Nothing is known but what was asked. */
  static Figures unanswered(Optional<Money> billed) {
    return new Figures(
        billed,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0,
        Optional.empty());
  }

  /**
   * These figures of a later payer, measured by what the payers before it left. Later payers repeat
   * the earlier ones' cuts unless they say what they leave out (OA-23) or ask for the rest only:
   * what is repeated counts once. One that allows no more than is left, of all that was charged,
   * repeats the earlier payments as well.
   *
   * @param whole what the first payer was asked for
   * @param contractualBefore what earlier payers took off by contract
   * @param paidBefore what they paid
   */
  Figures after(Money whole, Money contractualBefore, Money paidBefore) {
    Money gone = contractualBefore.plus(paidBefore);
    Money left = whole.minus(gone);
    Optional<Money> notAsked = billed.map(whole::minus).filter(money -> money.signum() > 0);
    Money told =
        over(services, service -> service.sums().adjusted(Adjustment.Effect.EARLIER_PAYER))
            .or(() -> notAsked)
            .orElse(allowsOnly(left) ? Money.zero(whole.currency()) : paidBefore);
    Money repeated = orZero(gone.minus(told));
    return new Figures(
        Optional.of(left),
        allowed,
        contractual.map(money -> orZero(money.minus(repeated))),
        paid,
        patientShare,
        fromPatient,
        services,
        unanswered,
        conflict);
  }

  /**
   * Whether what is allowed is no more than {@code left}, and all of it is paid or the patient's.
   */
  private boolean allowsOnly(Money left) {
    return allowed
        .filter(money -> !isOwed(money.minus(left)))
        .filter(money -> !isOwed(positive(less(less(money, paid), patientShare))))
        .isPresent();
  }

  /** The amount without its sign. */
  static Money positive(Money money) {
    return money.signum() < 0 ? Money.zero(money.currency()).minus(money) : money;
  }

  private static Money orZero(Money money) {
    return money.signum() < 0 ? Money.zero(money.currency()) : money;
  }

  /** The patient is asked for all of it. */
  static Figures ofPatient(Optional<Money> billed) {
    return new Figures(
        billed,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        billed,
        Optional.empty(),
        List.of(),
        0,
        Optional.empty());
  }

  /** These figures with what payments of the patient tell, whatever the payer says of them. */
  Figures paidBy(Optional<Money> patient) {
    return patient.isEmpty()
        ? this
        : new Figures(
            billed,
            allowed,
            contractual,
            paid,
            patientShare,
            patient,
            services,
            unanswered,
            conflict);
  }

  /** At least one minor unit: less cannot be owed, it is what binary fractions leave behind. */
  static boolean isOwed(Money money) {
    return money.signum() > 0 && money.value().compareTo(money.minorUnit()) >= 0;
  }

  /**
   * What the payer still owes: billed less all that is known to be contractual, paid or the
   * patient's. A part that is not known takes nothing off. Less than a minor unit is zero.
   */
  Optional<Money> payerBalance() {
    return billed.map(
        money -> {
          Money rest = less(less(less(money, contractual), paid), patientShare);
          return withoutDust(rest);
        });
  }

  /** Less than a minor unit is zero. */
  static Money withoutDust(Money rest) {
    boolean nothing = rest.signum() == 0 || rest.value().abs().compareTo(rest.minorUnit()) < 0;
    return nothing ? Money.zero(rest.currency()) : rest;
  }

  /** Codes and categories that nobody knows, with money behind them or in place of a reason. */
  List<String> foreign() {
    Set<String> foreign = Set.of();
    for (Service service : services) {
      foreign = with(foreign, service.sums().foreign());
      foreign = with(foreign, service.sums().unnamed());
    }
    return List.copyOf(foreign);
  }

  /** Nearly always there is nothing. */
  private static Set<String> with(Set<String> all, List<String> some) {
    if (some.isEmpty()) {
      return all;
    }
    Set<String> more = all.isEmpty() ? new LinkedHashSet<>() : all;
    more.addAll(some);
    return more;
  }

  /** The patient's share less what the patient is known to have paid. */
  Optional<Money> patientBalance() {
    return patientShare.map(share -> less(share, fromPatient));
  }

  /** {@code money} for a sentence: to the minor unit. The figures themselves stay exact. */
  static Money shown(Money money) {
    int digits = money.minorUnit().scale();
    return new Money(money.value().setScale(digits, RoundingMode.HALF_EVEN), money.currency());
  }

  boolean isPaidSomething() {
    return paid.filter(money -> money.signum() > 0).isPresent();
  }

  /** The sum over {@code services} of what is known; empty where nothing is. */
  static Optional<Money> over(List<Service> services, Function<Service, Optional<Money>> part) {
    Optional<Money> sum = Optional.empty();
    for (Service service : services) {
      sum = Money.plus(sum, part.apply(service));
    }
    return sum;
  }

  static Money less(Money money, Optional<Money> part) {
    return part.map(money::minus).orElse(money);
  }
}
