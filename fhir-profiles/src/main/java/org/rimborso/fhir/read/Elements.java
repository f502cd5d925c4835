package org.rimborso.fhir.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/** Takes FHIR's data types from the cursor, on top of the primitive values. */
final class Elements extends Primitives {
  Elements(Cursor cursor, Repeated repeated, String type) {
    super(cursor, repeated, type);
  }

  Optional<Coding> coding() {
    String uri = "";
    String code = "";
    Optional<String> display = Optional.empty();
    boolean read = entered();
    while (read && nextField()) {
      switch (field()) {
        case "system" -> uri = text().orElse("").strip();
        case "code" -> code = text().orElse("").strip();
        case "display" -> display = text();
        default -> {}
      }
    }
    return code.isEmpty() ? Optional.empty() : repeated.coding(uri, code, display);
  }

  List<Coding> codings() {
    return list(this::coding);
  }

  CodeableConcept concept() {
    return same(repeated.concepts, this::readConcept);
  }

  private CodeableConcept readConcept() {
    List<Coding> codings = List.of();
    Optional<String> text = Optional.empty();
    boolean read = entered();
    while (read && nextField()) {
      switch (field()) {
        case "coding" -> codings = codings();
        case "text" -> text = text();
        default -> {}
      }
    }
    return concept(codings, text);
  }

  /** A concept of which the parts were taken. */
  CodeableConcept concept(List<Coding> codings, Optional<String> text) {
    return codings.isEmpty() && text.isEmpty()
        ? CodeableConcept.EMPTY
        : repeated.concept(new CodeableConcept(codings, text));
  }

  Optional<CodeableConcept> someConcept() {
    CodeableConcept concept = concept();
    return concept.isEmpty() ? Optional.empty() : Optional.of(concept);
  }

  List<CodeableConcept> concepts() {
    return list(this::someConcept);
  }

  /** The first code of a concept of which FHIR fixes the codes. */
  Optional<String> conceptCode() {
    return concept().codings().stream().map(Coding::code).findFirst();
  }

  /** All codes of a list of concepts of which FHIR fixes the codes. */
  List<String> conceptCodes() {
    return concepts().stream()
        .flatMap(concept -> concept.codings().stream())
        .map(Coding::code)
        .toList();
  }

  Period period() {
    Optional<PartialDate> start = Optional.empty();
    Optional<PartialDate> end = Optional.empty();
    boolean read = entered();
    while (read && nextField()) {
      switch (field()) {
        case "start" -> start = date();
        case "end" -> end = date();
        default -> {}
      }
    }
    return new Period(start, end);
  }

  /** Money; without a currency it is no money, whatever the number. */
  Optional<Money> money() {
    return same(repeated.moneys, this::readMoney);
  }

  private Optional<Money> readMoney() {
    Optional<BigDecimal> value = Optional.empty();
    Optional<String> currency = Optional.empty();
    boolean read = entered();
    while (read && nextField()) {
      switch (field()) {
        case "value" -> value = decimal();
        case "currency" -> currency = text();
        default -> {}
      }
    }
    if (value.isPresent() && currency.isEmpty()) {
      gap(Cause.ELEMENT_MISSING, "currency");
    }
    return value.isPresent() && currency.isPresent()
        ? repeated.money(new Money(value.get(), currency.get().strip()))
        : Optional.empty();
  }

  Optional<BigDecimal> quantity() {
    return same(repeated.quantities, this::readQuantity);
  }

  private Optional<BigDecimal> readQuantity() {
    Optional<BigDecimal> value = Optional.empty();
    boolean read = entered();
    while (read && nextField()) {
      if (field().equals("value")) {
        value = decimal();
      }
    }
    return value;
  }

  Identifier identifier() {
    String system = "";
    String value = "";
    List<String> types = List.of();
    boolean read = entered();
    while (read && nextField()) {
      switch (field()) {
        case "system" -> system = text().orElse("").strip();
        case "value" -> value = text().orElse("");
        case "type" -> types = concept().codings().stream().map(Coding::code).toList();
        default -> {}
      }
    }
    return new Identifier(system, value, types);
  }

  List<Identifier> identifiers() {
    return list(() -> Optional.of(identifier()).filter(id -> !id.value().isEmpty()));
  }

  /** A reference as it is written. */
  RawReference rawReference() {
    Optional<String> reference = Optional.empty();
    Optional<String> identifier = Optional.empty();
    Optional<String> display = Optional.empty();
    boolean read = entered();
    while (read && nextField()) {
      switch (field()) {
        case "reference" -> reference = text().map(String::strip);
        case "identifier" ->
            identifier = Optional.of(identifier().token()).filter(t -> !t.isEmpty());
        case "display" -> display = text();
        default -> {}
      }
    }
    return new RawReference(reference, identifier, display);
  }

  /**
   * The one who is referred to. A reference to a contained resource keeps its {@code #id} as the
   * identifier until the resource is complete, see {@link Contained}.
   */
  Party party() {
    return same(repeated.parties, () -> party(rawReference()));
  }

  private Party party(RawReference raw) {
    if (raw.reference().isEmpty()) {
      return new Party(Optional.empty(), raw.identifier(), raw.display());
    }
    String target = raw.reference().get();
    if (target.startsWith("#")) {
      return new Party(Optional.empty(), raw.reference(), raw.display());
    }
    Optional<Reference> found = repeated.reference(target);
    Optional<String> identifier =
        raw.identifier().isPresent() ? raw.identifier() : Identifier.conditional(target);
    return new Party(found, identifier, raw.display());
  }

  List<Party> parties() {
    return list(
        () -> {
          Party party = party();
          return party.isUnknown() ? Optional.empty() : Optional.of(party);
        });
  }

  /** A link that must lead to a resource; one that cannot be followed is noted. */
  Optional<Reference> link() {
    return same(repeated.linked, this::readLink);
  }

  private Optional<Reference> readLink() {
    RawReference raw = rawReference();
    Party party = party(raw);
    if (party.reference().isEmpty() && !raw.equals(RawReference.NONE)) {
      gap(Cause.UNREADABLE, "");
    }
    return party.reference();
  }

  List<Reference> links() {
    return same(repeated.linkLists, () -> repeated.links(list(this::link)));
  }
}
