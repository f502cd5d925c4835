package org.rimborso.fhir.write;

import static org.hl7.fhir.r4.model.AuditEvent.AuditEventAction.C;
import static org.hl7.fhir.r4.model.AuditEvent.AuditEventAction.D;
import static org.hl7.fhir.r4.model.AuditEvent.AuditEventAction.E;
import static org.hl7.fhir.r4.model.AuditEvent.AuditEventAction.R;
import static org.hl7.fhir.r4.model.AuditEvent.AuditEventAction.U;

import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;

/**
 * What was done, with the codes that FHIR and DICOM have for it. Source: R4 value sets
 * audit-event-type and audit-event-sub-type; IHE ITI Basic Audit Log Patterns.
 */
@SuppressWarnings("ImmutableEnumChecker") // Records and options of strings cannot be changed.
public enum AuditedKind {
  /** One resource, or the chart of one patient, was looked at. */
  READ(R, Codes.REST, Codes.rest("read"), Optional.of("PatientRead"), false),
  /** The EHR was searched for resources of one patient. */
  SEARCH(E, Codes.REST, Codes.rest("search-type"), Optional.of("PatientQuery"), true),
  /** A resource in the EHR was changed. */
  UPDATE(U, Codes.REST, Codes.rest("update"), Optional.of("PatientUpdate"), true),
  /** Something was kept by the app itself. */
  KEEP(C, Codes.ORIGINATE, Codes.ORIGINATE, Optional.empty(), true),
  LOGIN(E, Codes.dicom("110114"), Codes.dicom("110122"), Optional.empty(), true),
  LOGOUT(E, Codes.dicom("110114"), Codes.dicom("110123"), Optional.empty(), true),
  /** Data left the app as a file. */
  EXPORT(R, Codes.dicom("110106"), Codes.of(Codes.LIFECYCLE, "extract"), Optional.empty(), false),
  /** Somebody looked into the audit trail. */
  TRAIL_READ(R, Codes.dicom("110101"), Codes.rest("read"), Optional.empty(), false),
  /** Old rows of the audit trail were removed. */
  TRAIL_CUT(D, Codes.dicom("110101"), Codes.of(Codes.LIFECYCLE, "destroy"), Optional.empty(), true);

  private final AuditEventAction action;
  private final Code type;
  private final Code subtype;

  private final Optional<String> pattern;

  private final boolean fromApp;

  AuditedKind(
      AuditEventAction action, Code type, Code subtype, Optional<String> pattern, boolean fromApp) {
    this.action = action;
    this.type = type;
    this.subtype = subtype;
    this.pattern = pattern;
    this.fromApp = fromApp;
  }

  AuditEventAction action() {
    return action;
  }

  Coding type() {
    return type.coding();
  }

  Coding subtype() {
    return subtype.coding();
  }

  /** The name of IHE's pattern for a success about one patient. */
  Optional<String> pattern() {
    return pattern;
  }

  /** Whether what was sent went from the app to the EHR; in a read it comes from there. */
  boolean isFromApp() {
    return fromApp;
  }

  /** Whether the user is the author of something, or its recipient. */
  boolean isAuthored() {
    return this == UPDATE || this == KEEP;
  }

  /** A code and its system. */
  private record Code(String system, String code) {
    Coding coding() {
      return new Coding().setSystem(system).setCode(code);
    }
  }

  /** The codes by the systems they come from. */
  private static final class Codes {
    static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    static final Code REST = of("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest");

    static final Code ORIGINATE = of(LIFECYCLE, "originate");

    private Codes() {}

    static Code of(String system, String code) {
      return new Code(system, code);
    }

    static Code rest(String interaction) {
      return of("http://hl7.org/fhir/restful-interaction", interaction);
    }

    static Code dicom(String code) {
      return of("http://dicom.nema.org/resources/ontology/DCM", code);
    }
  }
}
