package org.rimborso.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a synthetic facility as Bulk Data ndjson of any size, one file a resource type: {@code
 * SweepCorpus FOLDER MEGABYTES [SEED] [slim]}. Ten claims a patient of about 5.8 kB with three to
 * eight lines, each with its visit, its condition and the payer's answer; {@code slim} ones have
 * one or two short lines. The same arguments write the same bytes. Defects are planted at fixed
 * rates and their number is printed.
 */
public final class SweepCorpus implements AutoCloseable {
  private static final int CLAIMS = 10;
  private static final int DOCTORS = 500;
  private static final int CLINICS = 40;
  private static final LocalDate LAST = LocalDate.of(2026, 11, 1);
  private static final String[] DIAGNOSES = {
    "I10", "E11.9", "E78.5", "J06.9", "M54.50", "K21.9", "Z00.00"
  };

  private final Path folder;
  private final SweepDensity density;
  private final SplittableRandom random;
  private final Map<String, BufferedWriter> files = new LinkedHashMap<>();
  private final Map<String, Integer> planted = new LinkedHashMap<>();

  private long resources;

  private SweepCorpus(Path folder, SweepDensity density, long seed) {
    this.folder = folder;
    this.density = density;
    random = new SplittableRandom(seed);
  }

  public static void main(String[] args) throws IOException {
    SweepDensity density =
        Arrays.asList(args).contains("slim") ? SweepDensity.SLIM : SweepDensity.USUAL;
    long seed = args.length > 2 && args[2].matches("\\d+") ? Long.parseLong(args[2]) : 1;
    write(Path.of(args[0]), density, density.patients(Long.parseLong(args[1])), seed);
  }

  /** Writes so many patients into the folder and prints what there is. */
  static void write(Path folder, SweepDensity density, long patients, long seed)
      throws IOException {
    Files.createDirectories(folder);
    try (SweepCorpus corpus = new SweepCorpus(folder, density, seed)) {
      corpus.providers();
      for (long patient = 0; patient < patients; patient++) {
        corpus.patient(patient);
      }
      System.out.printf(
          "%d patients, %d claims, %d resources%n", patients, patients * CLAIMS, corpus.resources);
      corpus.planted.forEach((what, many) -> System.out.println(what + ": " + many));
    }
  }

  private void write(String type, String json) throws IOException {
    BufferedWriter file = files.get(type);
    if (file == null) {
      file = Files.newBufferedWriter(folder.resolve(type + ".ndjson"), StandardCharsets.UTF_8);
      files.put(type, file);
    }
    file.write(json);
    file.write('\n');
    resources++;
  }

  /** Whether this one is to have the defect, which one in {@code rate} has. */
  private boolean isPlanted(String defect, int rate) {
    boolean here = random.nextInt(rate) == 0;
    if (here) {
      planted.merge(defect, 1, Integer::sum);
    }
    return here;
  }

  private void providers() throws IOException {
    write(
        "Organization",
        "{\"resourceType\":\"Organization\",\"id\":\"payer\",\"name\":\"Synthetic Payer\"}");
    for (int i = 0; i < CLINICS; i++) {
      write(
          "Organization",
          "{\"resourceType\":\"Organization\",\"id\":\"clinic%d\",%s\"name\":\"Synthetic Clinic %d\"}"
              .formatted(i, npi(), i));
    }
    for (int i = 0; i < DOCTORS; i++) {
      write(
          "Practitioner",
          "{\"resourceType\":\"Practitioner\",\"id\":\"doc%d\",%s\"name\":[{\"text\":\"Dr Synthetic %d\"}]}"
              .formatted(i, npi(), i));
    }
  }

  private static String npi() {
    return "\"identifier\":[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"1234567893\"}],";
  }

  private void patient(long p) throws IOException {
    write(
        "Patient",
        """
        {"resourceType":"Patient","id":"p%d","identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203",\
        "code":"MR"}]},"system":"https://ehr.example/mrn","value":"000-%d"}],"name":[{"family":"Synthetic","given":["Number %d"]}],\
        "gender":"female","birthDate":"%d-05-04"}"""
            .formatted(p, p, p, 1940 + p % 60));
    boolean over = isPlanted("coverage that ended", 50);
    write(
        "Coverage",
        """
        {"resourceType":"Coverage","id":"v%d","status":"active","beneficiary":{"reference":"Patient/p%d"},"subscriberId":"S-%d",\
        "period":{"start":"2010-01-01"%s},"payor":[{"reference":"Organization/payer"}],"order":1}"""
            .formatted(p, p, p, over ? ",\"end\":\"2020-12-31\"" : ""));
    for (int i = 0; i < CLAIMS; i++) {
      visit(p, p * CLAIMS + i, LAST.minusDays(i * 37L + p % 30));
    }
  }

  private void visit(long p, long i, LocalDate day) throws IOException {
    int doctor = (int) (i % DOCTORS);
    int clinic = (int) (i % CLINICS);
    String diagnosis = DIAGNOSES[(int) (i % DIAGNOSES.length)];
    write(
        "Encounter",
        """
        {"resourceType":"Encounter","id":"e%d","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode",\
        "code":"AMB"},"subject":{"reference":"Patient/p%d"},"participant":[{"individual":{"reference":"Practitioner/doc%d",\
        "display":"Dr Synthetic"}}],"period":{"start":"%s","end":"%s"},"diagnosis":[{"condition":{"reference":"Condition/d%d"},"rank":1}],\
        "serviceProvider":{"reference":"Organization/clinic%d"}}"""
            .formatted(i, p, doctor, day, day, i, clinic));
    write(
        "Condition",
        """
        {"resourceType":"Condition","id":"d%d","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",\
        "code":"active"}]},"verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status",\
        "code":"confirmed"}]},"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category",\
        "code":"encounter-diagnosis"}]}],"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"%s"}],"text":"as documented"},\
        "subject":{"reference":"Patient/p%d"},"encounter":{"reference":"Encounter/e%d"},"recordedDate":"%s"}"""
            .formatted(i, diagnosis, p, i, day));
    int lines = density.lines(random);
    write("Claim", claim(p, i, day, clinic, doctor, diagnosis, lines));
    if (!isPlanted("claim without an answer", 20)) {
      write("ClaimResponse", response(p, i, day, lines));
    }
  }

  private String claim(
      long p, long i, LocalDate day, int clinic, int doctor, String diagnosis, int lines) {
    StringBuilder items = new StringBuilder();
    for (int line = 1; line <= lines; line++) {
      items.append(line == 1 ? "" : ",").append(density.line(i, line, day));
    }
    String code = isPlanted("diagnosis that is not billable", 25) ? "E11" : diagnosis;
    int total = lines * 120 + (isPlanted("total that is no sum", 40) ? 100 : 0);
    return """
        {"resourceType":"Claim","id":"c%d","meta":{"versionId":"1","lastUpdated":"%sT09:00:00Z"},"identifier":[{"system":\
        "https://ehr.example/claims","value":"C-%d"}],"status":"active","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type",\
        "code":"professional"}]},"use":"claim","patient":{"reference":"Patient/p%d"},"billablePeriod":{"start":"%s","end":"%s"},"created":"%s",\
        "insurer":{"reference":"Organization/payer"},"provider":{"reference":"Organization/clinic%d"},"priority":{"coding":[{"code":"normal"}]},\
        "careTeam":[{"sequence":1,"provider":{"reference":"Practitioner/doc%d"}}],"diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":\
        [{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"%s"}]}}],"insurance":[{"sequence":1,"focal":true,"coverage":{"reference":\
        "Coverage/v%d"}}],"item":[%s],"total":{"value":%d.00,"currency":"USD"}}"""
        .formatted(i, day, i, p, day, day, day.plusDays(2), clinic, doctor, code, p, items, total);
  }

  private String response(long p, long i, LocalDate day, int lines) {
    boolean denied = isPlanted("denied claim", 10);
    StringBuilder items = new StringBuilder();
    for (int line = 1; line <= lines; line++) {
      items
          .append(line == 1 ? "" : ",")
          .append("{\"itemSequence\":%d,\"adjudication\":[".formatted(line))
          .append(amount("submitted", "", "120.00"))
          .append(',')
          .append(denied ? "" : amount("eligible", "", "80.00") + ",")
          .append(amount("benefit", denied ? reason() : "", denied ? "0.00" : "80.00"))
          .append("]}");
    }
    return """
        {"resourceType":"ClaimResponse","id":"r%d","status":"active","type":{"coding":[{"system":\
        "http://terminology.hl7.org/CodeSystem/claim-type","code":"professional"}]},"use":"claim","patient":{"reference":"Patient/p%d"},\
        "created":"%s","insurer":{"reference":"Organization/payer"},"request":{"reference":"Claim/c%d"},"outcome":"complete","item":[%s]}"""
        .formatted(i, p, day.plusDays(20), i, items);
  }

  private static String reason() {
    return ",\"reason\":{\"coding\":[{\"system\":\"https://x12.org/codes/claim-adjustment-reason-codes\",\"code\":\"16\"}]}";
  }

  private static String amount(String category, String reason, String value) {
    return "{\"category\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/adjudication\",\"code\":\"%s\"}]}%s,\"amount\":{\"value\":%s,\"currency\":\"USD\"}}"
        .formatted(category, reason, value);
  }

  @Override
  public void close() throws IOException {
    for (BufferedWriter file : files.values()) {
      file.close();
    }
  }
}
