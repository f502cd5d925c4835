package org.rimborso.fhir.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;

/**
 * Adjudication entries and totals. The group code stands in the category or in an extension; no
 * extension is standard, so one counts whose url or system speaks of a group and whose value is one
 * of the group codes.
 */
final class Adjudications {
  private static final Set<String> GROUPS = Set.of("CO", "PR", "OA", "PI", "CR");

  private Adjudications() {}

  static List<Adjudication> list(Elements in) {
    return in.list(() -> one(in));
  }

  private static Optional<Adjudication> one(Elements in) {
    var draft =
        new Object() {
          CodeableConcept category = CodeableConcept.EMPTY;
          Optional<CodeableConcept> reason = Optional.empty();
          List<Extension> extensions = List.of();
          Optional<Money> amount = Optional.empty();
          Optional<BigDecimal> value = Optional.empty();
        };
    boolean read =
        in.object(
            field -> {
              switch (field) {
                case "category" -> draft.category = in.concept();
                case "reason" -> draft.reason = in.someConcept();
                case "extension" -> draft.extensions = Extension.list(in);
                case "amount" -> draft.amount = in.money();
                case "value" -> draft.value = in.decimal();
                default -> {}
              }
            });
    return read
        ? Optional.of(
            new Adjudication(
                draft.category,
                draft.reason.stream().toList(),
                group(draft.extensions),
                draft.amount,
                draft.value))
        : Optional.empty();
  }

  private static Optional<String> group(List<Extension> extensions) {
    return extensions.stream()
        .flatMap(one -> Stream.concat(Stream.of(one), one.parts().stream()))
        .flatMap(one -> groupOf(one).stream())
        .findFirst();
  }

  private static Optional<String> groupOf(Extension one) {
    String system = one.code().map(Coding::uri).orElse("");
    boolean speaksOfGroup =
        one.url().toLowerCase(Locale.ROOT).contains("group")
            || system.toLowerCase(Locale.ROOT).contains("group");
    return one.code()
        .map(Coding::code)
        .or(one::text)
        .filter(c -> speaksOfGroup)
        .filter(GROUPS::contains);
  }
}
