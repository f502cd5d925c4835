package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Encounter.EncounterDiagnosis;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Encounter. */
final class EncounterFields implements ResourceFields {
  private final Elements in;
  private Optional<Reference> patient = Optional.empty();
  private String status = "";
  private Optional<String> classCode = Optional.empty();
  private List<CodeableConcept> types = List.of();
  private Period period = Period.UNKNOWN;
  private Optional<Reference> partOf = Optional.empty();
  private Party serviceProvider = Party.UNKNOWN;
  private List<Party> locations = List.of();
  private List<Party> participants = List.of();
  private List<EncounterDiagnosis> diagnoses = List.of();
  private List<CodeableConcept> reasons = List.of();
  private List<Reference> reasonReferences = List.of();
  private Optional<CodeableConcept> disposition = Optional.empty();

  EncounterFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "subject" -> patient = in.link();
      case "status" -> status = in.text().orElse("");
      case "class" -> classCode = in.coding().map(Coding::code);
      case "type" -> types = in.concepts();
      case "period" -> period = in.period();
      case "partOf" -> partOf = in.link();
      case "serviceProvider" -> serviceProvider = in.party();
      case "location" -> locations = in.list(this::location);
      case "participant" -> participants = in.list(this::participant);
      case "diagnosis" -> diagnoses = in.list(this::diagnosis);
      case "reasonCode" -> reasons = in.concepts();
      case "reasonReference" -> reasonReferences = in.links();
      case "hospitalization" -> in.object(this::hospitalization);
      default -> {}
    }
  }

  private void hospitalization(String field) {
    if (field.equals("dischargeDisposition")) {
      disposition = in.someConcept();
    }
  }

  private Optional<Party> participant() {
    return within("individual");
  }

  private Optional<Party> location() {
    return within("location");
  }

  /** The party that one field of an element names. */
  private Optional<Party> within(String field) {
    Party named = Party.UNKNOWN;
    boolean read = in.entered();
    while (read && in.nextField()) {
      if (in.field().equals(field)) {
        named = in.party();
      }
    }
    return Optional.of(named).filter(party -> !party.isUnknown());
  }

  private Optional<EncounterDiagnosis> diagnosis() {
    Optional<Reference> condition = Optional.empty();
    Optional<CodeableConcept> use = Optional.empty();
    OptionalInt rank = OptionalInt.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "condition" -> condition = in.link();
        case "use" -> use = in.someConcept();
        case "rank" -> rank = in.whole();
        default -> {}
      }
    }
    return condition.isPresent()
        ? Optional.of(new EncounterDiagnosis(condition.get(), use, rank))
        : Optional.empty();
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    return Optional.of(
        new Encounter(
            self,
            patient,
            status,
            classCode,
            types,
            period,
            partOf,
            header.contained.settle(serviceProvider),
            header.contained.settle(locations),
            header.contained.settle(participants),
            diagnoses,
            reasons,
            reasonReferences,
            disposition,
            header.labels()));
  }
}
