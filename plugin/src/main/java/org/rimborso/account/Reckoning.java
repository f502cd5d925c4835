package org.rimborso.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;

/**
 * Adds up one answer to one bill. Each figure comes from the lines where they tell it, else from
 * the claim as a whole (header adjudication, then totals, then the payment), never from both.
 */
final class Reckoning {
  private final Claim claim;
  private final Answer answer;
  private final Map<Integer, Claim.Line> lines = new HashMap<>();
  private final Set<Integer> tied = new HashSet<>();

  private Reckoning(Claim claim, Answer answer) {
    this.claim = claim;
    this.answer = answer;
    claim.lines().forEach(line -> lines.put(line.sequence(), line));
    answer.lines().forEach(line -> tied.addAll(line.noteNumbers()));
  }

  /** The figures; call only where {@link #currencies} has at most one member. */
  static Figures of(Claim claim, Answer answer) {
    return new Reckoning(claim, answer).figures();
  }

  /** Every currency that the bill and the answer use. */
  static Set<String> currencies(Claim claim, Optional<Answer> answer) {
    Set<String> all = new HashSet<>();
    claim.total().ifPresent(money -> all.add(money.currency()));
    claim.lines().forEach(line -> line.net().ifPresent(money -> all.add(money.currency())));
    answer.ifPresent(given -> amounts(given).forEach(money -> all.add(money.currency())));
    return all;
  }

  private static Stream<Money> amounts(Answer answer) {
    Stream<Adjudication> entries =
        Stream.of(
                answer.adjudication().stream(),
                answer.totals().stream(),
                answer.lines().stream().flatMap(line -> line.adjudication().stream()))
            .flatMap(s -> s);
    Stream<Money> payment =
        answer.payment().stream()
            .flatMap(p -> Stream.concat(p.amount().stream(), p.adjustment().stream()));
    return Stream.concat(entries.flatMap(entry -> entry.amount().stream()), payment);
  }

  private Figures figures() {
    Sums whole =
        Sums.of(answer.adjudication(), remarks(List.of())).or(Sums.of(answer.totals(), List.of()));
    List<Service> services = new ArrayList<>();
    for (Answer.LineAnswer line : answer.lines()) {
      if (!line.adjudication().isEmpty()) {
        services.add(service(line, whole));
      }
    }
    return services.isEmpty() ? fromWhole(whole) : fromLines(services, whole);
  }

  private Figures fromWhole(Sums whole) {
    Optional<Money> billed = claim.charge().or(() -> whole.get(Amount.SUBMITTED));
    Sums paid = whole.paid().isPresent() ? whole : whole.or(payment());
    Service service = Service.of(billed, paid);
    return new Figures(
        billed,
        whole.get(Amount.ALLOWED),
        service.contractual(),
        service.paid(),
        service.patientShare(),
        whole.get(Amount.FROM_PATIENT),
        List.of(service),
        0,
        conflict(whole.paidOut(), paymentAmount()));
  }

  private Figures fromLines(List<Service> services, Sums whole) {
    Sums all = Sums.all(services.stream().map(Service::sums).toList());
    Service rest = Service.of(Optional.empty(), whole);
    Optional<Money> paid = Figures.over(services, Service::paid);
    return new Figures(
        claim.charge().or(() -> whole.get(Amount.SUBMITTED)).or(() -> all.get(Amount.SUBMITTED)),
        all.get(Amount.ALLOWED).or(() -> whole.get(Amount.ALLOWED)),
        Figures.over(services, Service::contractual).or(rest::contractual),
        paid.or(whole::paid).or(this::paymentAmount),
        Figures.over(services, Service::patientShare).or(rest::patientShare),
        all.get(Amount.FROM_PATIENT).or(() -> whole.get(Amount.FROM_PATIENT)),
        services,
        unanswered(),
        conflict(all, services, whole));
  }

  /**
   * A line without a reason of its own that got nothing is answered by the reason for the whole
   * claim; that reason's amount belongs to the claim, not to each line.
   */
  private Service service(Answer.LineAnswer line, Sums whole) {
    Sums own = Sums.of(line.adjudication(), remarks(line.noteNumbers()));
    Optional<Money> charge =
        Optional.ofNullable(lines.get(line.sequence())).flatMap(Claim.Line::net);
    Service service = Service.of(charge, own);
    if (!own.adjustments().isEmpty() || service.isPaidSomething()) {
      return service;
    }
    List<Adjustment> inherited =
        whole.adjustments().stream()
            .filter(a -> a.effect() == Adjustment.Effect.DENIAL)
            .map(a -> new Adjustment(a.group(), a.carc(), a.remarks(), Optional.empty()))
            .toList();
    return Service.of(charge, new Sums(own.amounts(), inherited, own.foreign()));
  }

  private int unanswered() {
    Set<Integer> answered = new HashSet<>();
    answer.lines().stream()
        .filter(line -> !line.adjudication().isEmpty())
        .forEach(line -> answered.add(line.sequence()));
    return (int)
        claim.lines().stream()
            .filter(line -> !answered.contains(line.sequence()))
            .filter(line -> line.net().map(money -> money.signum() != 0).orElse(true))
            .count();
  }

  /** Remark codes among the payer's notes: those named by number, and those tied to no line. */
  private List<String> remarks(List<Integer> numbers) {
    return answer.notes().stream()
        .filter(
            note -> note.number().map(n -> numbers.contains(n) || !tied.contains(n)).orElse(true))
        .flatMap(note -> Adjustment.remarkIn(note.text()).stream())
        .toList();
  }

  private Sums payment() {
    return paymentAmount()
        .map(money -> new Sums(Map.of(Amount.TO_PROVIDER, money), List.of(), List.of()))
        .orElse(Sums.NONE);
  }

  private Optional<Money> paymentAmount() {
    return answer.payment().flatMap(Answer.Payment::amount);
  }

  /** Where each line tells an amount, the claim as a whole must not tell another. */
  private Optional<Figures.Conflict> conflict(Sums all, List<Service> services, Sums whole) {
    for (Amount amount : List.of(Amount.SUBMITTED, Amount.ALLOWED)) {
      boolean complete =
          unanswered() == 0 && services.stream().allMatch(s -> s.sums().get(amount).isPresent());
      Optional<Figures.Conflict> found =
          complete ? differ(all.get(amount), whole.get(amount)) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return differ(all.paidOut(), whole.paidOut())
        .or(() -> conflict(all.paidOut().or(whole::paidOut), paymentAmount()));
  }

  /** A payment that the payer says it adjusted need not be what the adjudication says. */
  private Optional<Figures.Conflict> conflict(Optional<Money> parts, Optional<Money> payment) {
    boolean adjusted = answer.payment().flatMap(Answer.Payment::adjustment).isPresent();
    return adjusted ? Optional.empty() : differ(parts, payment);
  }

  private static Optional<Figures.Conflict> differ(Optional<Money> parts, Optional<Money> total) {
    return parts.isEmpty() || total.isEmpty() || parts.get().within(1, total.get())
        ? Optional.empty()
        : Optional.of(new Figures.Conflict(parts.get(), total.get()));
  }
}
