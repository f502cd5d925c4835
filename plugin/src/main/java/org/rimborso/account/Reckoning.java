package org.rimborso.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;

/**
 * Adds up one answer to one bill. Each figure comes from the lines where they tell it, else from
 * the claim as a whole (header adjudication, then totals, then the payment), never from both.
 */
final class Reckoning {
  private static final List<Amount> TOLD_TWICE = List.of(Amount.SUBMITTED, Amount.ALLOWED);

  private final Claim claim;
  private final Answer answer;
  private final Map<Integer, Claim.Line> lines = new HashMap<>();
  private final Set<Integer> tied = new HashSet<>();
  private final int unanswered;

  private Reckoning(Claim claim, Answer answer) {
    this.claim = claim;
    this.answer = answer;
    Set<Integer> answered = new HashSet<>();
    for (Claim.Line line : claim.lines()) {
      lines.put(line.sequence(), line);
    }
    for (Answer.LineAnswer line : answer.lines()) {
      if (!answer.notes().isEmpty()) {
        tied.addAll(line.noteNumbers());
      }
      if (!line.adjudication().isEmpty()) {
        answered.add(line.sequence());
      }
    }
    unanswered = unanswered(claim, answered);
  }

  /** The figures; call only where all amounts are of one currency, see {@link Currencies}. */
  static Figures of(Claim claim, Answer answer) {
    return new Reckoning(claim, answer).figures();
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
    Service service = Service.of(0, billed, paid);
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
    Sums all = Sums.all(services);
    Service rest = Service.of(0, Optional.empty(), whole);
    Optional<Money> paid = Figures.over(services, Service::paid);
    return new Figures(
        claim.charge().or(() -> whole.get(Amount.SUBMITTED)).or(() -> all.get(Amount.SUBMITTED)),
        all.get(Amount.ALLOWED).or(() -> whole.get(Amount.ALLOWED)),
        Figures.over(services, Service::contractual).or(rest::contractual),
        paid.or(whole::paid).or(this::paymentAmount),
        Figures.over(services, Service::patientShare).or(rest::patientShare),
        all.get(Amount.FROM_PATIENT).or(() -> whole.get(Amount.FROM_PATIENT)),
        services,
        unanswered,
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
    Service service = Service.of(line.sequence(), charge, own);
    if (!own.adjustments().isEmpty()
        || service.isPaidSomething()
        || !whole.has(Adjustment.Effect.DENIAL)) {
      return service;
    }
    List<Adjustment> inherited =
        whole.adjustments().stream()
            .filter(a -> a.effect() == Adjustment.Effect.DENIAL)
            .map(a -> new Adjustment(a.group(), a.carc(), a.remarks(), Optional.empty()))
            .toList();
    return Service.of(line.sequence(), charge, own.with(inherited));
  }

  private static int unanswered(Claim claim, Set<Integer> answered) {
    int count = 0;
    for (Claim.Line line : claim.lines()) {
      boolean free = line.net().isPresent() && line.net().get().signum() == 0;
      if (!free && !answered.contains(line.sequence())) {
        count++;
      }
    }
    return count;
  }

  /** Remark codes among the payer's notes: those named by number, and those tied to no line. */
  private List<String> remarks(List<Integer> numbers) {
    if (answer.notes().isEmpty()) {
      return List.of();
    }
    return answer.notes().stream()
        .filter(
            note -> note.number().map(n -> numbers.contains(n) || !tied.contains(n)).orElse(true))
        .flatMap(note -> Adjustment.remarkIn(note.text()).stream())
        .toList();
  }

  private Sums payment() {
    return paymentAmount().map(money -> Sums.of(Amount.TO_PROVIDER, money)).orElse(Sums.NONE);
  }

  private Optional<Money> paymentAmount() {
    return answer.payment().flatMap(Answer.Payment::amount);
  }

  /** Where each line tells an amount, the claim as a whole must not tell another. */
  private Optional<Figures.Conflict> conflict(Sums all, List<Service> services, Sums whole) {
    for (Amount amount : TOLD_TWICE) {
      Optional<Figures.Conflict> found = differ(all.get(amount), whole.get(amount));
      if (found.isPresent() && unanswered == 0 && tell(services, amount)) {
        return found;
      }
    }
    return differ(all.paidOut(), whole.paidOut())
        .or(() -> conflict(all.paidOut().or(whole::paidOut), paymentAmount()));
  }

  private static boolean tell(List<Service> services, Amount amount) {
    return services.stream().allMatch(service -> service.sums().get(amount).isPresent());
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
