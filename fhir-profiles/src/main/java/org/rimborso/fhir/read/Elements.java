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
  Elements(Cursor cursor, ReadOptions options, String type) {
    super(cursor, options, type);
  }

  Optional<Coding> coding() {
    var draft =
        new Object() {
          String uri = "";
          String code = "";
          Optional<String> display = Optional.empty();
        };
    object(
        name -> {
          switch (name) {
            case "system" -> draft.uri = text().orElse("").strip();
            case "code" -> draft.code = text().orElse("").strip();
            case "display" -> draft.display = text();
            default -> {}
          }
        });
    return draft.code.isEmpty()
        ? Optional.empty()
        : Optional.of(new Coding(draft.uri, draft.code, draft.display));
  }

  List<Coding> codings() {
    return list(this::coding);
  }

  CodeableConcept concept() {
    var draft =
        new Object() {
          List<Coding> codings = List.of();
          Optional<String> text = Optional.empty();
        };
    object(
        name -> {
          switch (name) {
            case "coding" -> draft.codings = codings();
            case "text" -> draft.text = text();
            default -> {}
          }
        });
    return draft.codings.isEmpty() && draft.text.isEmpty()
        ? CodeableConcept.EMPTY
        : new CodeableConcept(draft.codings, draft.text);
  }

  Optional<CodeableConcept> someConcept() {
    return Optional.of(concept()).filter(concept -> !concept.isEmpty());
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
    var draft =
        new Object() {
          Optional<PartialDate> start = Optional.empty();
          Optional<PartialDate> end = Optional.empty();
        };
    object(
        name -> {
          switch (name) {
            case "start" -> draft.start = date();
            case "end" -> draft.end = date();
            default -> {}
          }
        });
    return new Period(draft.start, draft.end);
  }

  /** Money; without a currency it is no money, whatever the number. */
  Optional<Money> money() {
    var draft =
        new Object() {
          Optional<BigDecimal> value = Optional.empty();
          Optional<String> currency = Optional.empty();
        };
    object(
        name -> {
          switch (name) {
            case "value" -> draft.value = decimal();
            case "currency" -> draft.currency = text();
            default -> {}
          }
        });
    if (draft.value.isPresent() && draft.currency.isEmpty()) {
      gap(Cause.ELEMENT_MISSING, "currency");
    }
    return draft.value.flatMap(
        value -> draft.currency.map(currency -> new Money(value, currency.strip())));
  }

  Optional<BigDecimal> quantity() {
    var draft =
        new Object() {
          Optional<BigDecimal> value = Optional.empty();
        };
    object(
        name -> {
          if (name.equals("value")) {
            draft.value = decimal();
          }
        });
    return draft.value;
  }

  Identifier identifier() {
    Identifier.Draft draft = new Identifier.Draft();
    object(
        name -> {
          switch (name) {
            case "system" -> draft.system = text().orElse("").strip();
            case "value" -> draft.value = text().orElse("");
            case "type" -> draft.types = concept().codings().stream().map(Coding::code).toList();
            default -> {}
          }
        });
    return draft.done();
  }

  List<Identifier> identifiers() {
    return list(() -> Optional.of(identifier()).filter(id -> !id.value().isEmpty()));
  }

  /** A reference as it is written. */
  RawReference rawReference() {
    var draft =
        new Object() {
          Optional<String> reference = Optional.empty();
          Optional<String> identifier = Optional.empty();
          Optional<String> display = Optional.empty();
        };
    object(
        name -> {
          switch (name) {
            case "reference" -> draft.reference = text().map(String::strip);
            case "identifier" ->
                draft.identifier = Optional.of(identifier().token()).filter(t -> !t.isEmpty());
            case "display" -> draft.display = text();
            default -> {}
          }
        });
    return new RawReference(draft.reference, draft.identifier, draft.display);
  }

  /**
   * The one who is referred to. A reference to a contained resource keeps its {@code #id} as the
   * identifier until the resource is complete, see {@link Contained}.
   */
  Party party() {
    return party(rawReference());
  }

  private Party party(RawReference raw) {
    if (raw.reference().isEmpty()) {
      return new Party(Optional.empty(), raw.identifier(), raw.display());
    }
    String target = raw.reference().get();
    if (target.startsWith("#")) {
      return new Party(Optional.empty(), raw.reference(), raw.display());
    }
    Optional<Reference> found = options.references().resolve(target);
    return new Party(
        found, raw.identifier().or(() -> Identifier.conditional(target)), raw.display());
  }

  List<Party> parties() {
    return list(() -> Optional.of(party()).filter(party -> !party.isUnknown()));
  }

  /** A link that must lead to a resource; one that cannot be followed is noted. */
  Optional<Reference> link() {
    RawReference raw = rawReference();
    Party party = party(raw);
    if (party.reference().isEmpty() && !raw.equals(RawReference.NONE)) {
      gap(Cause.UNREADABLE, "");
    }
    return party.reference();
  }

  List<Reference> links() {
    return list(this::link);
  }
}
