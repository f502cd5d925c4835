package org.rimborso.codes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The code systems that claims and charts in the field use, with every spelling under which FHIR
 * servers send them: the canonical URI of HL7 Terminology, and the OID.
 */
public enum CodeSystem {
  ICD10CM("ICD-10-CM", "http://hl7.org/fhir/sid/icd-10-cm", "2.16.840.1.113883.6.90"),
  ICD9CM("ICD-9-CM", "http://hl7.org/fhir/sid/icd-9-cm", "2.16.840.1.113883.6.103"),
  ICD9PCS(
      "ICD-9-CM procedures",
      "http://terminology.hl7.org/CodeSystem/icd9cm",
      "2.16.840.1.113883.6.104"),
  ICD10PCS("ICD-10-PCS", "http://www.cms.gov/Medicare/Coding/ICD10", "2.16.840.1.113883.6.4"),
  /** WHO's ICD-10, which is not ICD-10-CM. */
  ICD10("ICD-10 (WHO)", "http://hl7.org/fhir/sid/icd-10", "2.16.840.1.113883.6.3"),
  CPT("CPT", "http://www.ama-assn.org/go/cpt", "2.16.840.1.113883.6.12"),
  HCPCS(
      "HCPCS",
      "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
      "2.16.840.1.113883.6.285"),
  CDT("CDT", "http://www.ada.org/cdt", "2.16.840.1.113883.6.13"),
  REVENUE(
      "NUBC revenue codes",
      "https://www.nubc.org/CodeSystem/RevenueCodes",
      "2.16.840.1.113883.6.301.3"),
  PLACE_OF_SERVICE(
      "place of service",
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set"),
  CARC("CARC", "https://x12.org/codes/claim-adjustment-reason-codes"),
  RARC("RARC", "https://x12.org/codes/remittance-advice-remark-codes"),
  SNOMED("SNOMED CT", "http://snomed.info/sct", "2.16.840.1.113883.6.96");

  private static final Map<String, CodeSystem> BY_URI = byUri();

  private final String label;
  private final String uri;
  private final Optional<String> oid;

  CodeSystem(String label, String uri, String oid) {
    this.label = label;
    this.uri = uri;
    this.oid = Optional.of(oid);
  }

  /** A system to which no OID is assigned. */
  CodeSystem(String label, String uri) {
    this.label = label;
    this.uri = uri;
    this.oid = Optional.empty();
  }

  /** The name the field uses, such as {@code ICD-10-CM}. */
  public String label() {
    return label;
  }

  /** The canonical FHIR URI. */
  public String uri() {
    return uri;
  }

  /**
   * The system that goes by {@code uri}: a canonical URI, {@code urn:oid:…}, or an older spelling
   * still seen in the field.
   */
  public static Optional<CodeSystem> ofUri(String uri) {
    CodeSystem asWritten = BY_URI.get(uri);
    return asWritten != null
        ? Optional.of(asWritten)
        : Optional.ofNullable(BY_URI.get(uri.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, CodeSystem> byUri() {
    Map<String, CodeSystem> map = new HashMap<>();
    for (CodeSystem system : values()) {
      map.put(system.uri, system);
      map.put(system.uri.toLowerCase(Locale.ROOT), system);
      system.oid.ifPresent(oid -> map.put("urn:oid:" + oid, system));
    }
    map.put("http://www.cms.gov/medicare/coding/hcpcsreleasecodesets", HCPCS);
    map.put("http://terminology.hl7.org/codesystem/hcpcs-all-codes", HCPCS);
    map.put("https://bluebutton.cms.gov/resources/codesystem/hcpcs", HCPCS);
    map.put("http://hl7.org/fhir/sid/icd-9-cm/diagnosis", ICD9CM);
    map.put("http://hl7.org/fhir/sid/icd-9-cm/procedure", ICD9PCS);
    map.put("http://hl7.org/fhir/sid/icd-10-pcs", ICD10PCS);
    map.put("http://terminology.hl7.org/codesystem/cdt", CDT);
    return Map.copyOf(map);
  }
}
