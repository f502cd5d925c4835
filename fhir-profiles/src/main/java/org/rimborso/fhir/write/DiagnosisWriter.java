package org.rimborso.fhir.write;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.rimborso.fhir.FixTerms;

/** Makes the Condition that a clinician adds to a visit without a diagnosis. */
public final class DiagnosisWriter {
  private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

  /**
   * A diagnosis to be made.
   *
   * @param id of the correction; the Condition carries it, so that it is made once
   * @param recorder the practitioner who adds it, if known
   */
  public record Diagnosis(
      String id,
      org.rimborso.chart.Reference patient,
      org.rimborso.chart.Reference encounter,
      ConceptEdit.Code code,
      Optional<org.rimborso.chart.Reference> recorder,
      Instant recorded) {}

  /** The resource as JSON. */
  public String write(Diagnosis diagnosis) {
    Condition condition = new Condition();
    condition.addIdentifier().setSystem(FixTerms.IDENTIFIER_SYSTEM).setValue(diagnosis.id());
    condition.setClinicalStatus(concept("condition-clinical", "active"));
    condition.setVerificationStatus(concept("condition-ver-status", "confirmed"));
    condition.addCategory(concept("condition-category", "encounter-diagnosis"));
    condition.setCode(code(diagnosis.code()));
    condition.setSubject(new Reference(diagnosis.patient().toString()));
    condition.setEncounter(new Reference(diagnosis.encounter().toString()));
    condition.setRecordedDateElement(NoteElements.dateTime(diagnosis.recorded()));
    diagnosis
        .recorder()
        .filter(who -> who.type().startsWith("Practitioner"))
        .ifPresent(who -> condition.setRecorder(new Reference(who.toString())));
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(condition);
  }

  private static CodeableConcept code(ConceptEdit.Code code) {
    Coding coding = new Coding().setSystem(code.system().uri()).setCode(code.code());
    code.display().ifPresent(coding::setDisplay);
    return new CodeableConcept(coding);
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding().setSystem(HL7 + system).setCode(code));
  }
}
