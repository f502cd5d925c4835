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
    return in.list(() -> in.same(in.repeated.adjudications, () -> one(in)));
  }

  private static Optional<Adjudication> one(Elements in) {
    CodeableConcept category = CodeableConcept.EMPTY;
    Optional<CodeableConcept> reason = Optional.empty();
    List<Extension> extensions = List.of();
    Optional<Money> amount = Optional.empty();
    Optional<BigDecimal> value = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "category" -> category = in.concept();
        case "reason" -> reason = in.someConcept();
        case "extension" -> extensions = Extension.list(in);
        case "amount" -> amount = in.money();
        case "value" -> value = in.decimal();
        default -> {}
      }
    }
    return read
        ? Optional.of(
            new Adjudication(
                category, reason.map(List::of).orElse(List.of()), group(extensions), amount, value))
        : Optional.empty();
  }

  private static Optional<String> group(List<Extension> extensions) {
    if (extensions.isEmpty()) {
      return Optional.empty();
    }
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
