package org.rimborso.fhir.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Party;
import org.rimborso.fhir.read.Cursor.Kind;

/**
 * The contained resources of one resource. They have no reference of their own that anybody outside
 * could follow, so they enter the chart as what they say of the one who is referred to: identifier
 * and name; of a contained Condition, its code. A contained resource may stand before or behind the
 * elements that use it: references to it are settled when the whole resource was read.
 */
final class Contained {
  private final Map<String, Inner> byId = new HashMap<>();

  /** What a contained resource says. */
  private record Inner(Party party, CodeableConcept code) {}

  void read(Elements in) {
    in.list(
        () -> {
          one(in);
          return Optional.empty();
        });
  }

  private void one(Elements in) {
    Draft draft = new Draft(in);
    if (in.object(draft) && !draft.id.isEmpty()) {
      byId.put("#" + draft.id, draft.done());
    }
  }

  /** The party, with what a contained resource says of it if it is one. */
  Party settle(Party party) {
    if (party.identifier().isEmpty()) {
      return party;
    }
    Optional<String> local = party.identifier().filter(id -> id.startsWith("#"));
    if (local.isEmpty()) {
      return party;
    }
    Inner inner = byId.get(local.get());
    return inner == null
        ? new Party(party.reference(), Optional.empty(), party.display())
        : new Party(
            Optional.empty(),
            inner.party().identifier(),
            party.display().or(() -> inner.party().display()));
  }

  List<Party> settle(List<Party> parties) {
    return parties.stream().map(this::settle).filter(party -> !party.isUnknown()).toList();
  }

  /** The code of the contained Condition that the party is a reference to. */
  Optional<CodeableConcept> code(Party party) {
    return party
        .identifier()
        .flatMap(id -> Optional.ofNullable(byId.get(id)))
        .map(Inner::code)
        .filter(code -> !code.isEmpty());
  }

  /** The elements of the types that are contained in practice. */
  private static final class Draft implements Consumer<String> {
    private final Elements in;
    String id = "";
    private String type = "";
    private List<Identifier> identifiers = List.of();
    private Optional<String> name = Optional.empty();
    private Optional<String> memberId = Optional.empty();
    private CodeableConcept code = CodeableConcept.EMPTY;
    private CodeableConcept coverageType = CodeableConcept.EMPTY;
    private List<Party> payors = List.of();

    Draft(Elements in) {
      this.in = in;
    }

    /** A contained resource may be of any type: what has another form here is of no interest. */
    @Override
    public void accept(String field) {
      switch (field) {
        case "resourceType" -> type = in.text().orElse("");
        case "id" -> id = in.text().orElse("");
        case "identifier" -> identifiers = in.is(Kind.ARRAY) ? in.identifiers() : identifiers;
        case "name" -> name = in.is(Kind.STRING) ? in.text() : humanName();
        case "code" -> code = in.is(Kind.OBJECT) ? in.concept() : code;
        case "type" -> coverageType = in.is(Kind.OBJECT) ? in.concept() : coverageType;
        case "subscriberId" -> memberId = in.text();
        case "payor" -> payors = in.parties();
        default -> {}
      }
    }

    private Optional<String> humanName() {
      return in.is(Kind.ARRAY) ? HumanName.best(in) : Optional.empty();
    }

    Inner done() {
      Optional<String> identifier =
          memberId.or(
              () ->
                  identifiers.stream()
                      .filter(one -> one.isNpi() || !type.equals("Practitioner"))
                      .map(Identifier::token)
                      .findFirst());
      Optional<String> display =
          name.or(() -> payors.stream().flatMap(p -> p.display().stream()).findFirst())
              .or(coverageType::label);
      return new Inner(new Party(Optional.empty(), identifier, display), code);
    }
  }
}
