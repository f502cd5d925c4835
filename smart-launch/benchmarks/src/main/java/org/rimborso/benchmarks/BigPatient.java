package org.rimborso.benchmarks;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One synthetic patient with many claims, as the searchset bundles an EHR would send: one
 * encounter, condition, claim, answer and EOB a visit, 3–8 lines a claim (about 5 kB of JSON), one
 * procedure every third visit, which the first line bills, one coverage. Made from a seed; every
 * tenth claim is denied.
 *
 * @param claims how many claims
 * @param seed of the random choices
 */
record BigPatient(int claims, long seed) {
  static final String ID = "big";
  private static final LocalDate LAST_VISIT = LocalDate.of(2026, 11, 1);

  /** Days with visits, in ten years; more visits than these share days. */
  private static final int VISIT_DAYS = 1213;

  private static final String[] DIAGNOSES = {
    "I10", "E119", "E785", "J069", "M545", "K219", "Z0000"
  };
  private static final String[] SERVICES = {
    "G0463", "G0439", "J1885", "J3420", "A4253", "G0008", "Q2037", "G0402"
  };

  /** The searchset of {@code type} for this patient; empty for a type it has nothing of. */
  String bundle(String type, String base) {
    return switch (type) {
      case "Patient" -> searchset(base, 1, i -> patient());
      case "Coverage" -> searchset(base, 1, i -> coverage());
      case "Encounter" -> searchset(base, claims, this::encounter);
      case "Condition" -> searchset(base, claims, this::condition);
      case "Procedure" -> searchset(base, claims / 3, i -> procedure(i * 3));
      case "Claim" -> searchset(base, claims, this::claim);
      case "ClaimResponse" -> searchset(base, claims, this::response);
      case "ExplanationOfBenefit" -> searchset(base, claims, this::benefit);
      case "Organization" ->
          searchset(
              base, 1 + clinics(), i -> i == 0 ? payer() : organization(clinic(i - 1), npi()));
      case "Practitioner" -> searchset(base, 1, i -> practitioner());
      default -> searchset(base, 0, i -> "");
    };
  }

  /** The same searchset with the providers that its resources refer to, as included. */
  String bundleWithProviders(String type, String base) {
    String providers =
        Stream.of(
                Stream.of(payer(), practitioner()),
                IntStream.range(0, clinics()).mapToObj(i -> organization(clinic(i), npi())))
            .flatMap(one -> one)
            .map(json -> entry(base, json, "include"))
            .collect(Collectors.joining(","));
    String plain = bundle(type, base);
    int end = plain.length() - "]}".length();
    return plain.substring(0, end) + "," + providers + "]}";
  }

  String patient() {
    return """
        {"resourceType":"Patient","id":"big","identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203",\
        "code":"MR"}]},"system":"https://ehr.example/mrn","value":"000-1"}],"name":[{"family":"Synthetic","given":["Big"]}],\
        "gender":"female","birthDate":"1961-05-04"}""";
  }

  private String coverage() {
    return """
        {"resourceType":"Coverage","id":"cov","status":"active","beneficiary":{"reference":"Patient/big"},"subscriberId":"S-1",\
        "period":{"start":"2010-01-01"},"payor":[{"reference":"Organization/payer"}],"order":1}""";
  }

  private static String payer() {
    return organization("payer", "");
  }

  /** Enough that none bills the same twice on a day. */
  private int clinics() {
    return 1 + (claims - 1) / VISIT_DAYS;
  }

  private static String clinic(int i) {
    return "clinic" + i;
  }

  private static String organization(String id, String identifier) {
    return "{\"resourceType\":\"Organization\",\"id\":\"%s\",%s\"name\":\"Synthetic %s\"}"
        .formatted(id, identifier, id);
  }

  private static String practitioner() {
    return "{\"resourceType\":\"Practitioner\",\"id\":\"doc\",%s\"name\":[{\"text\":\"Dr Synthetic\"}]}"
        .formatted(npi());
  }

  private static String npi() {
    return "\"identifier\":[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"1234567893\"}],";
  }

  private String encounter(int i) {
    return """
        {"resourceType":"Encounter","id":"e%d","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode",\
        "code":"AMB"},"subject":{"reference":"Patient/big"},"participant":[{"individual":{"reference":"Practitioner/doc",\
        "display":"Dr Synthetic"}}],"period":{"start":"%s","end":"%s"},"diagnosis":[{"condition":{"reference":"Condition/d%d"},"rank":1}],\
        "serviceProvider":{"reference":"Organization/%s"}}"""
        .formatted(i, day(i), day(i), i, clinic(i / VISIT_DAYS));
  }

  private String condition(int i) {
    return """
        {"resourceType":"Condition","id":"d%d","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",\
        "code":"active"}]},"verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status",\
        "code":"confirmed"}]},"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category",\
        "code":"encounter-diagnosis"}]}],"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"%s"}],"text":"as documented"},\
        "subject":{"reference":"Patient/big"},"encounter":{"reference":"Encounter/e%d"},"recordedDate":"%s"}"""
        .formatted(i, DIAGNOSES[i % DIAGNOSES.length], i, day(i));
  }

  private String procedure(int i) {
    return """
        {"resourceType":"Procedure","id":"p%d","status":"completed","code":{"coding":[{"system":\
        "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets","code":"%s"}]},"subject":{"reference":"Patient/big"},\
        "encounter":{"reference":"Encounter/e%d"},"performedDateTime":"%s"}"""
        .formatted(i, SERVICES[(i + 1) % SERVICES.length], i, day(i));
  }

  private String claim(int i) {
    return "{\"resourceType\":\"Claim\",\"id\":\"c" + i + "\"," + bill(i) + "}";
  }

  private String response(int i) {
    return """
        {"resourceType":"ClaimResponse","id":"r%d","status":"active","type":{"coding":[{"system":\
        "http://terminology.hl7.org/CodeSystem/claim-type","code":"professional"}]},"use":"claim","patient":{"reference":"Patient/big"},\
        "created":"%s","insurer":{"reference":"Organization/payer"},"request":{"reference":"Claim/c%d"},"outcome":"complete","item":[%s]}"""
        .formatted(i, LocalDate.parse(day(i)).plusDays(20), i, adjudicatedLines(i, "itemSequence"));
  }

  private String benefit(int i) {
    return """
        {"resourceType":"ExplanationOfBenefit","id":"b%d","outcome":"complete","claim":{"reference":"Claim/c%d"},%s}"""
        .formatted(i, i, benefitBill(i));
  }

  /** What an EOB repeats of the bill: no insurance sequence, a list of totals. */
  private String benefitBill(int i) {
    return bill(i)
        .replace("\"insurance\":[{\"sequence\":1,", "\"insurance\":[{")
        .replace("\"priority\":{\"coding\":[{\"code\":\"normal\"}]},", "")
        .replaceFirst(
            "\"total\":(\\{[^}]*})",
            "\"total\":[{\"category\":{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/adjudication\",\"code\":\"submitted\"}]},\"amount\":$1}]");
  }

  private String bill(int i) {
    int lines = lines(i);
    String items =
        IntStream.rangeClosed(1, lines)
            .mapToObj(line -> line(i, line))
            .collect(Collectors.joining(","));
    return """
        "status":"active","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"professional"}]},\
        "use":"claim","patient":{"reference":"Patient/big"},"billablePeriod":{"start":"%s","end":"%s"},"created":"%s",\
        "insurer":{"reference":"Organization/payer"},"provider":{"reference":"Organization/%s"},\
        "priority":{"coding":[{"code":"normal"}]},"diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"system":\
        "http://hl7.org/fhir/sid/icd-10-cm","code":"%s"}]}}],"insurance":[{"sequence":1,"focal":true,"coverage":{"reference":\
        "Coverage/cov"}}],"item":[%s],"total":{"value":%d.00,"currency":"USD"}"""
        .formatted(
            day(i),
            day(i),
            LocalDate.parse(day(i)).plusDays(2),
            clinic(i / VISIT_DAYS),
            DIAGNOSES[i % DIAGNOSES.length],
            items,
            lines * 120);
  }

  private String line(int i, int line) {
    return """
        {"sequence":%d,"diagnosisSequence":[1],"productOrService":{"coding":[{"system":\
        "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets","code":"%s","display":"a service of the synthetic kind"}],\
        "text":"a service of the synthetic kind, as the charge master names it"},"servicedDate":"%s","locationCodeableConcept":{"coding":\
        [{"system":"https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set","code":"11"}]},\
        "quantity":{"value":1},"unitPrice":{"value":120.00,"currency":"USD"},"net":{"value":120.00,"currency":"USD"},\
        "encounter":[{"reference":"Encounter/e%d"}]}"""
        .formatted(line, SERVICES[(i + line) % SERVICES.length], day(i), i);
  }

  private String adjudicatedLines(int i, String sequenceName) {
    boolean denied = i % 10 == 0;
    return IntStream.rangeClosed(1, lines(i))
        .mapToObj(
            line ->
                "{\""
                    + sequenceName
                    + "\":"
                    + line
                    + ",\"adjudication\":["
                    + adjudication(denied)
                    + "]}")
        .collect(Collectors.joining(","));
  }

  private static String adjudication(boolean denied) {
    String category =
        "{\"category\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/adjudication\",\"code\":\"%s\"}]}%s,"
            + "\"amount\":{\"value\":%s,\"currency\":\"USD\"}}";
    String reason =
        ",\"reason\":{\"coding\":[{\"system\":\"https://x12.org/codes/claim-adjustment-reason-codes\",\"code\":\"16\"}]}";
    return denied
        ? category.formatted("submitted", "", "120.00")
            + ","
            + category.formatted("benefit", reason, "0.00")
        : category.formatted("submitted", "", "120.00")
            + ","
            + category.formatted("eligible", "", "80.00")
            + ","
            + category.formatted("benefit", "", "80.00");
  }

  private int lines(int i) {
    return 3 + new Random(seed * 31 + i).nextInt(6);
  }

  private static String day(int i) {
    return LAST_VISIT.minusDays(i % VISIT_DAYS * 3L).toString();
  }

  private static String searchset(String base, int count, IntFunction<String> resource) {
    String entries =
        IntStream.range(0, count)
            .mapToObj(resource)
            .map(json -> entry(base, json, "match"))
            .collect(Collectors.joining(","));
    return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":"
        + count
        + ",\"entry\":["
        + entries
        + "]}";
  }

  private static String entry(String base, String json, String mode) {
    return "{\"fullUrl\":\""
        + base
        + "/x\",\"resource\":"
        + json
        + ",\"search\":{\"mode\":\""
        + mode
        + "\"}}";
  }
}
