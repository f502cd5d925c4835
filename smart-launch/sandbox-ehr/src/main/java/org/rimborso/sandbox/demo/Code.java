package org.rimborso.sandbox.demo;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The code systems that the demo data speaks. */
final class Code {

  static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
  static final String ICD9 = "http://hl7.org/fhir/sid/icd-9-cm";
  static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
  static final String NPI = "http://hl7.org/fhir/sid/us-npi";
  static final String CARC = "https://x12.org/codes/claim-adjustment-reason-codes";
  static final String GROUP = "https://x12.org/codes/claim-adjustment-group-codes";
  static final String ROLE = "https://rimborso.org/sandbox/CodeSystem/role";
  static final String RECORD = "https://rimborso.org/sandbox/record-number";
  static final String MEMBER = "https://rimborso.org/sandbox/member-id";
  static final String CLAIM = "https://rimborso.org/sandbox/claim-number";

  private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

  private Code() {}

  static CodeableConcept of(String system, String code, String display) {
    return new CodeableConcept(new Coding(system, code, display)).setText(display);
  }

  /** A code from one of HL7's own systems, named by the last part of its URL. */
  static CodeableConcept hl7(String system, String code) {
    return new CodeableConcept(new Coding().setSystem(HL7 + system).setCode(code));
  }

  static Coding encounterClass(String code) {
    return new Coding().setSystem(HL7 + "v3-ActCode").setCode(code);
  }
}
