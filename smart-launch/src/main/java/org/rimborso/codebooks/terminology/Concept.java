package org.rimborso.codebooks.terminology;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;
import org.rimborso.fhir.read.OperationAnswer;
import org.rimborso.fhir.read.OperationAnswer.OutParameter;

/**
 * What {@code $lookup} says of a code that exists.
 *
 * @param selectable whether it may be chosen, by the server's explicit word
 * @param children codes directly below it
 * @param hasParent whether the server told its place in the hierarchy
 * @param effective its first day
 * @param retired the first day on which it is no longer valid
 */
record Concept(
    Optional<String> display,
    Optional<Boolean> selectable,
    List<String> children,
    boolean hasParent,
    boolean inactive,
    Optional<LocalDate> effective,
    Optional<LocalDate> retired) {
  /** Systems without a hierarchy: each code is one that may be used. */
  private static final Set<CodeSystem> FLAT =
      Set.of(
          CodeSystem.HCPCS,
          CodeSystem.CPT,
          CodeSystem.CDT,
          CodeSystem.PLACE_OF_SERVICE,
          CodeSystem.CARC,
          CodeSystem.RARC);

  Concept {
    children = List.copyOf(children);
  }

  static Concept of(OperationAnswer lookup) {
    List<OutParameter> properties =
        lookup.parameters().stream().filter(p -> p.name().equals("property")).toList();
    Optional<Boolean> notSelectable = first(properties, "notSelectable").map(Boolean::valueOf);
    // Some servers write abstract = false to every code; only the other word tells something.
    boolean isAbstract = lookup.value("abstract").equals(Optional.of("true"));
    return new Concept(
        lookup.value("display"),
        isAbstract ? Optional.of(false) : notSelectable.map(not -> !not),
        all(properties, "child"),
        first(properties, "parent").isPresent(),
        first(properties, "inactive").equals(Optional.of("true")),
        first(properties, "effectiveDate").flatMap(Concept::day),
        first(properties, "retirementDate").flatMap(Concept::day));
  }

  private static List<String> all(List<OutParameter> properties, String code) {
    List<String> values = new ArrayList<>();
    properties.stream()
        .filter(property -> property.part("code").equals(Optional.of(code)))
        .flatMap(property -> property.part("value").stream())
        .forEach(values::add);
    return values;
  }

  private static Optional<String> first(List<OutParameter> properties, String code) {
    return all(properties, code).stream().findFirst();
  }

  private static Optional<LocalDate> day(String dateTime) {
    try {
      return Optional.of(LocalDate.parse(dateTime.substring(0, Math.min(10, dateTime.length()))));
    } catch (DateTimeException vague) {
      return Optional.empty();
    }
  }

  /** What this says for the question's day; empty where it does not say enough. */
  Optional<CodeAnswer> on(Question question, ServerEdition edition) {
    LocalDate day = question.day();
    if (effective.filter(day::isBefore).isPresent()) {
      return Optional.of(new CodeAnswer.NotYetValid(edition.label(), effective.get()));
    }
    if (retired.filter(end -> !day.isBefore(end)).isPresent()) {
      return Optional.of(
          new CodeAnswer.NoLongerValid(
              edition.label(), retired.get().minusDays(1), Optional.empty()));
    }
    if (inactive && retired.isEmpty()) {
      return Optional.empty();
    }
    return kind(question.system(), edition.label());
  }

  private Optional<CodeAnswer> kind(CodeSystem system, String edition) {
    if (!children.isEmpty() || selectable.equals(Optional.of(false))) {
      return Optional.of(new CodeAnswer.Header(edition));
    }
    // A server that tells what stands above a code would tell what stands below it.
    boolean leaf = selectable.isPresent() || hasParent || FLAT.contains(system);
    return leaf ? Optional.of(new CodeAnswer.Billable(edition)) : Optional.empty();
  }

  List<Question> childrenFor(Question question) {
    return children.stream()
        .map(child -> new Question(question.system(), child, question.day()))
        .toList();
  }
}
