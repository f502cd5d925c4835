package org.rimborso.fhir.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;

/**
 * What one document says again and again: every line of every claim names the same few resources,
 * codes, days and amounts. Each becomes one object, so that a chart stays small. Not safe for
 * several threads.
 */
final class Repeated {
  private final Remembered<String, Optional<Reference>> references = new Remembered<>();
  private final Remembered<String, Optional<PartialDate>> dates = new Remembered<>();
  private final Remembered<Coding, Optional<Coding>> codings = new Remembered<>();
  private final Remembered<CodeableConcept, CodeableConcept> knownConcepts = new Remembered<>();
  private final Remembered<Money, Optional<Money>> amounts = new Remembered<>();
  final Seen<CodeableConcept> concepts = new Seen<>();
  final Seen<DrugCode.Service> services = new Seen<>();
  final Seen<Optional<Adjudication>> adjudications = new Seen<>();
  final Seen<Optional<Money>> moneys = new Seen<>();
  final Seen<Optional<BigDecimal>> quantities = new Seen<>();
  final Seen<List<Integer>> wholes = new Seen<>();
  final Seen<Optional<Reference>> linked = new Seen<>();
  final Seen<List<Reference>> linkLists = new Seen<>();
  final Seen<Party> parties = new Seen<>();
  private List<Reference> lastLinks = List.of();
  private final Function<String, Optional<Reference>> resolve;
  private final Function<String, Optional<PartialDate>> dateOf;
  private final Set<String> restricting;

  Repeated(ReadOptions options) {
    resolve = options.references()::resolve;
    restricting = options.restricting();
    dateOf = text -> FhirDates.date(text, options.zone());
  }

  /** The resource that {@code raw} means, or empty where it cannot be followed. */
  Optional<Reference> reference(String raw) {
    return references.of(raw, resolve);
  }

  /** The date that {@code text} means, or empty where it means none. */
  Optional<PartialDate> date(String text) {
    return dates.of(text, dateOf);
  }

  Optional<Coding> coding(String uri, String code, Optional<String> display) {
    return codings.of(new Coding(uri, code, display), Optional::of);
  }

  CodeableConcept concept(CodeableConcept concept) {
    return knownConcepts.of(concept, Function.identity());
  }

  /** {@code links}, as one list where the last ones were the same: the lines of a bill. */
  List<Reference> links(List<Reference> links) {
    if (!links.equals(lastLinks)) {
      lastLinks = links;
    }
    return lastLinks;
  }

  /** Whether a security label with this code restricts what bears it. */
  boolean restricts(String label) {
    return label.equals("R") || label.equals("V") || restricting.contains(label);
  }

  Optional<Money> money(Money money) {
    return amounts.of(money, Optional::of);
  }
}
