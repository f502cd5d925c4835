package org.rimborso.rules.coverage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Money;

/**
 * What a payer's final answers leave to the patient, or to the patient's next coverage: amounts
 * under group PR, else deductible, copay and coinsurance, else allowed less paid; nothing where all
 * that is told is under CO or PI, which are never the patient's.
 */
final class PatientShare {
  private static final Set<String> SHARES = Set.of("deductible", "copay", "coinsurance");
  private static final Set<String> PROVIDERS = Set.of("CO", "PI");
  private static final Set<String> VOID = Set.of("cancelled", "entered-in-error", "draft");

  private PatientShare() {}

  /** The share of {@code claim}; empty where no final answer tells it, or currencies differ. */
  static Optional<Money> of(Chart chart, Claim claim) {
    Stream<Answer> answers =
        Stream.concat(
            chart.responsesTo(claim.reference()).stream().map(ClaimResponse::answer),
            chart.benefitsOf(claim.reference()).stream().map(ExplanationOfBenefit::answer));
    return answers
        .filter(answer -> !VOID.contains(answer.status()))
        .filter(answer -> answer.outcome().orElse("complete").equals("complete"))
        .flatMap(answer -> of(answer).stream())
        .reduce((first, other) -> first.value().compareTo(other.value()) >= 0 ? first : other);
  }

  private static Optional<Money> of(Answer answer) {
    List<Adjudication> lines =
        answer.lines().stream().flatMap(line -> line.adjudication().stream()).toList();
    return share(lines).or(() -> share(answer.adjudication())).or(() -> share(answer.totals()));
  }

  private static Optional<Money> share(List<Adjudication> entries) {
    Optional<Money> byGroup = sum(entries, entry -> isUnder("PR", entry));
    if (byGroup.isPresent()) {
      return byGroup;
    }
    Optional<Money> named =
        sum(entries, entry -> SHARES.stream().anyMatch(entry.category()::hasCode));
    if (named.isPresent()) {
      return named;
    }
    Optional<Money> allowed = sum(entries, entry -> entry.category().hasCode("eligible"));
    Optional<Money> paid = sum(entries, entry -> entry.category().hasCode("benefit"));
    return allowed
        .filter(money -> paid.filter(money::sameCurrency).isPresent())
        .map(money -> money.minus(paid.get()))
        .or(
            () ->
                sum(entries, entry -> PROVIDERS.stream().anyMatch(group -> isUnder(group, entry)))
                    .map(money -> Money.zero(money.currency())));
  }

  private static boolean isUnder(String group, Adjudication entry) {
    return entry.group().filter(group::equals).isPresent() || entry.category().hasCode(group);
  }

  private static Optional<Money> sum(List<Adjudication> entries, Predicate<Adjudication> wanted) {
    List<Money> amounts =
        entries.stream().filter(wanted).flatMap(entry -> entry.amount().stream()).toList();
    return amounts.isEmpty() ? Optional.empty() : Money.sum(amounts);
  }
}
