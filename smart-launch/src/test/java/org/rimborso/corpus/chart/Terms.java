package org.rimborso.corpus.chart;

/** The code systems that charts of the corpus are first written in. */
public final class Terms {
  public static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
  public static final String ICD9 = "http://hl7.org/fhir/sid/icd-9-cm";
  public static final String PCS = "http://www.cms.gov/Medicare/Coding/ICD10";
  public static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
  public static final String CPT = "http://www.ama-assn.org/go/cpt";
  public static final String NDC = "http://hl7.org/fhir/sid/ndc";
  public static final String REVENUE = "https://www.nubc.org/CodeSystem/RevenueCodes";
  public static final String PLACE =
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";
  public static final String SNOMED = "http://snomed.info/sct";
  public static final String NPI = "http://hl7.org/fhir/sid/us-npi";

  static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

  private Terms() {}

  /** The system of a service code, which its form tells. */
  public static String ofService(String code) {
    return Character.isDigit(code.charAt(0)) ? CPT : HCPCS;
  }
}
