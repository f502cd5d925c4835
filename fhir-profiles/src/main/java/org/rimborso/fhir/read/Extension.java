package org.rimborso.fhir.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;

/**
 * An extension with the kinds of value that our own and the known ones have.
 *
 * @param text valueString, valueCode, valueDateTime, valueDate and the like, as written
 * @param code valueCoding, or the first coding of valueCodeableConcept
 * @param target valueReference
 */
record Extension(
    String url,
    Optional<String> text,
    Optional<Coding> code,
    Optional<Money> money,
    RawReference target,
    List<Extension> parts) {

  Optional<PartialDate> date(Repeated repeated) {
    return text.flatMap(repeated::date);
  }

  Optional<Instant> instant() {
    return text.flatMap(FhirDates::instant);
  }

  /** The part with this (short) name. */
  Optional<Extension> part(String name) {
    return parts.stream().filter(part -> part.url.equals(name)).findFirst();
  }

  static List<Extension> list(Elements in) {
    return in.list(() -> Optional.of(read(in)));
  }

  static Extension read(Elements in) {
    String url = "";
    Optional<String> text = Optional.empty();
    Optional<Coding> code = Optional.empty();
    Optional<Money> money = Optional.empty();
    RawReference target = RawReference.NONE;
    List<Extension> parts = List.of();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "url" -> url = in.text().orElse("");
        case "valueString", "valueCode", "valueDateTime", "valueInstant", "valueDate" ->
            text = in.text();
        case "valueCoding" -> code = in.coding();
        case "valueCodeableConcept" -> code = in.concept().codings().stream().findFirst();
        case "valueMoney" -> money = in.money();
        case "valueReference" -> target = in.rawReference();
        case "extension" -> parts = list(in);
        default -> {}
      }
    }
    return new Extension(url, text, code, money, target, parts);
  }
}
