package org.rimborso.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Reference;

/**
 * Sorts the bills of a chart into chains, in time linear to their number: each bill is joined to
 * the one that its {@code related} calls prior, and to those that bill other payers for the same
 * services.
 */
final class Chains {
  private final Chart chart;
  private final Map<Reference, Bill> bills = new LinkedHashMap<>();

  /** How many bills stand before one in its chain; none where it is not listed. */
  private final Map<Reference, Integer> depths = new HashMap<>();

  private final Map<Reference, Reference> roots = new HashMap<>();

  private Chains(Chart chart) {
    this.chart = chart;
  }

  /** The chains of {@code chart}, in order of their reference. */
  static List<Chain> of(Chart chart, Payees payees) {
    Chains chains = new Chains(chart);
    chart.claims().stream()
        .filter(Chains::isListed)
        .forEach(claim -> chains.bills.put(claim.reference(), chains.bill(claim)));
    chains.addBenefitsAlone();
    return chains.joined(payees);
  }

  private static boolean isListed(Claim claim) {
    return claim.isBill() && !claim.status().equals("entered-in-error");
  }

  private Bill bill(Claim claim) {
    List<PayerAnswer> answers = answers(claim.reference(), chart.benefitsOf(claim.reference()));
    return new Bill(claim.reference(), claim, answers);
  }

  private List<PayerAnswer> answers(Reference claim, List<ExplanationOfBenefit> benefits) {
    List<PayerAnswer> answers = new ArrayList<>();
    for (ClaimResponse response : chart.responsesTo(claim)) {
      if (answersBill(response)) {
        answers.add(new PayerAnswer(response.reference(), response.answer()));
      }
    }
    for (ExplanationOfBenefit benefit : benefits) {
      if (benefit.bill().isBill()) {
        answers.add(answer(benefit));
      }
    }
    return answers;
  }

  private static PayerAnswer answer(ExplanationOfBenefit eob) {
    return new PayerAnswer(eob.reference(), eob.answer());
  }

  private static boolean answersBill(ClaimResponse response) {
    return !response.use().equals("preauthorization") && !response.use().equals("predetermination");
  }

  /** EOBs that name the same Claim, which the chart does not hold, speak of one bill. */
  private void addBenefitsAlone() {
    Map<Reference, List<ExplanationOfBenefit>> byClaim = new LinkedHashMap<>();
    chart
        .benefitsWithoutClaim()
        .filter(eob -> isListed(eob.bill()))
        .sorted(Comparator.comparing(Chains::answer, PayerAnswer.ORDER))
        .forEach(
            eob ->
                byClaim
                    .computeIfAbsent(eob.claim().orElse(eob.reference()), key -> new ArrayList<>())
                    .add(eob));
    byClaim.forEach(
        (claim, benefits) ->
            bills.put(
                claim,
                new Bill(
                    benefits.get(0).reference(),
                    benefits.get(benefits.size() - 1).bill(),
                    answers(claim, benefits))));
  }

  private List<Chain> joined(Payees payees) {
    Map<Reference, Reference> keys = new HashMap<>();
    bills.forEach((key, bill) -> keys.put(bill.reference(), key));
    bills.forEach(
        (key, bill) -> {
          if (!bill.claim().related().isEmpty()) {
            walk(key);
          }
        });
    new SameServices(payees)
        .each(
            bills.values(),
            (one, other) -> join(key(keys, one.reference()), key(keys, other.reference())));
    Map<Reference, List<Reference>> members = new HashMap<>();
    bills
        .keySet()
        .forEach(key -> members.computeIfAbsent(root(key), root -> new ArrayList<>(1)).add(key));
    return members.values().stream()
        .map(this::chain)
        .sorted(Comparator.comparing(Chain::reference))
        .toList();
  }

  private static Reference key(Map<Reference, Reference> keys, Reference bill) {
    return keys.getOrDefault(bill, bill);
  }

  private Chain chain(List<Reference> keys) {
    if (keys.size() == 1) {
      return new Chain(List.of(bill(keys.get(0))));
    }
    return new Chain(
        keys.stream()
            .sorted(
                Comparator.comparing((Reference key) -> depths.getOrDefault(key, 0))
                    .thenComparing(key -> created(bill(key)))
                    .thenComparing(Comparator.naturalOrder()))
            .map(this::bill)
            .toList());
  }

  private static long created(Bill bill) {
    return bill.claim().created().map(date -> date.last().toEpochDay()).orElse(Long.MIN_VALUE);
  }

  private Bill bill(Reference key) {
    Bill bill = bills.get(key);
    if (bill == null) {
      throw new IllegalStateException("no such bill");
    }
    return bill;
  }

  /** Follows the priors up to one whose place is known, then numbers the way back down. */
  private void walk(Reference start) {
    List<Reference> path = new ArrayList<>();
    Set<Reference> seen = new HashSet<>();
    Reference at = start;
    while (!depths.containsKey(at) && seen.add(at)) {
      path.add(at);
      List<Reference> priors = priors(at);
      for (Reference prior : priors) {
        join(at, prior);
      }
      if (priors.isEmpty()) {
        break;
      }
      at = priors.get(0);
    }
    int depth = depths.getOrDefault(at, -1);
    for (int i = path.size() - 1; i >= 0; i--) {
      depth++;
      depths.put(path.get(i), depth);
    }
  }

  private List<Reference> priors(Reference key) {
    return bill(key).claim().related().stream()
        .filter(related -> related.relationship().filter("prior"::equals).isPresent())
        .flatMap(related -> related.claim().stream())
        .filter(prior -> bills.containsKey(prior) && !prior.equals(key))
        .toList();
  }

  private void join(Reference one, Reference other) {
    Reference first = root(one);
    Reference second = root(other);
    if (!first.equals(second)) {
      roots.put(first, second);
    }
  }

  /** Halves the way to the root as it goes, so that long chains stay cheap. */
  private Reference root(Reference key) {
    Reference at = key;
    Reference up = roots.getOrDefault(at, at);
    while (!up.equals(at)) {
      Reference higher = roots.getOrDefault(up, up);
      roots.put(at, higher);
      at = higher;
      up = roots.getOrDefault(at, at);
    }
    return at;
  }
}
