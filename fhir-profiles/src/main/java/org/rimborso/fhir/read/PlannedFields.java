package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/** ServiceRequest, MedicationRequest, DeviceRequest and Appointment before they are anything. */
final class PlannedFields {
  private final Elements in;
  private final String type;
  private final Header header;
  private Optional<Reference> patient = Optional.empty();
  private Optional<Reference> encounter = Optional.empty();
  private final List<CodeableConcept> services = new ArrayList<>();
  private List<CodeableConcept> reasons = List.of();
  private List<Reference> reasonReferences = List.of();
  private List<Reference> insurance = List.of();
  private Period when = Period.UNKNOWN;
  private Optional<PartialDate> start = Optional.empty();
  private boolean forbidden;

  PlannedFields(Elements in, String type) {
    this.in = in;
    this.type = type;
    header = new Header(in);
  }

  void field(String field) {
    if (header.field(field)) {
      return;
    }
    switch (field) {
      case "subject" -> patient = in.party().reference();
      case "participant" -> in.list(this::participant);
      case "encounter" -> encounter = in.party().reference();
      case "code", "codeCodeableConcept", "medicationCodeableConcept" ->
          in.someConcept().ifPresent(services::add);
      case "serviceType" -> services.addAll(in.concepts());
      case "reasonCode" -> reasons = in.concepts();
      case "reasonReference" -> reasonReferences = known(in.parties());
      case "insurance" -> insurance = known(in.parties());
      case "occurrenceDateTime" -> when = in.date().map(Period::on).orElse(Period.UNKNOWN);
      case "occurrencePeriod" -> when = in.period();
      case "start" -> start = in.date();
      case "doNotPerform" -> forbidden = in.isTrue();
      default -> {}
    }
  }

  private Optional<Party> participant() {
    boolean read = in.entered();
    while (read && in.nextField()) {
      if (in.field().equals("actor")) {
        Optional<Reference> actor = in.party().reference();
        patient = actor.filter(one -> one.type().equals("Patient")).or(() -> patient);
      }
    }
    return Optional.empty();
  }

  private static List<Reference> known(List<Party> parties) {
    return parties.stream().flatMap(party -> party.reference().stream()).toList();
  }

  /** Empty where it is ordered not to be done. */
  Optional<Planned> done(Optional<String> fullUrl) {
    if (forbidden) {
      return Optional.empty();
    }
    return Optional.of(
        new Planned(
            ResourceDraft.self(type, header.id(), fullUrl)
                .orElseGet(() -> new Reference(type, "without-id")),
            patient,
            encounter,
            services,
            reasons,
            reasonReferences,
            insurance,
            start.map(Period::on).orElse(when),
            header.isRestricted()));
  }
}
