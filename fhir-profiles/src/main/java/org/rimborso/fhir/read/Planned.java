package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/**
 * A service that is about to be ordered or booked: a ServiceRequest, MedicationRequest,
 * DeviceRequest or Appointment that no record holds yet; {@link #reference} tells which.
 *
 * @param encounter the visit it is ordered at
 * @param services what
 * @param reasons why, as codes
 * @param reasonReferences why, as Conditions and others
 * @param insurance coverages and authorisations that it names
 * @param when it is to take place, as far as that is said
 * @param restricted whether a security label restricts it
 */
public record Planned(
    Reference reference,
    Optional<Reference> patient,
    Optional<Reference> encounter,
    List<CodeableConcept> services,
    List<CodeableConcept> reasons,
    List<Reference> reasonReferences,
    List<Reference> insurance,
    Period when,
    boolean restricted) {
  public Planned {
    services = List.copyOf(services);
    reasons = List.copyOf(reasons);
    reasonReferences = List.copyOf(reasonReferences);
    insurance = List.copyOf(insurance);
  }
}
