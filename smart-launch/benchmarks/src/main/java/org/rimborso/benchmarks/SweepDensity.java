package org.rimborso.benchmarks;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** How much a claim of the synthetic facility says. */
enum SweepDensity {
  /** Three to eight lines with what charge masters add: about 6 kB a claim. */
  USUAL(10 * 10_190) {
    @Override
    int lines(SplittableRandom random) {
      return 3 + random.nextInt(6);
    }

    @Override
    String extensions(long claim, int line) {
      return """
          "extension":[{"url":"https://ehr.example/fhir/StructureDefinition/charge-master-entry","valueString":"CM-%d-%d of the charge master of\
           the synthetic clinic, kept since its last revision"},{"url":"https://ehr.example/fhir/StructureDefinition/cost-centre","valueString":\
          "cost centre 4711, ambulatory care of the synthetic clinic"}],"""
          .formatted(claim, line);
    }
  },

  /** One or two bare lines: for many resources on a small disk. */
  SLIM(10 * 4_010) {
    @Override
    int lines(SplittableRandom random) {
      return 1 + random.nextInt(2);
    }

    @Override
    String extensions(long claim, int line) {
      return "";
    }
  };

  private static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
  private static final String[] SERVICES = {
    "G0463", "G0439", "J1885", "J3420", "A4253", "G0008", "Q2037", "G0402"
  };

  /** About what a patient with all that belongs to them takes. */
  private final int bytes;

  SweepDensity(int bytes) {
    this.bytes = bytes;
  }

  /** How many patients fill so much. */
  long patients(long megabytes) {
    return Math.max(1, megabytes * 1_000_000 / bytes);
  }

  abstract int lines(SplittableRandom random);

  abstract String extensions(long claim, int line);

  /** A line of a claim, which names visit {@code i}. */
  String line(long i, int line, LocalDate day) {
    return """
        {%s"sequence":%d,"careTeamSequence":[1],"diagnosisSequence":[1],\
        "productOrService":{"coding":[{"system":"%s","code":"%s","display":"a service of the synthetic kind"}],\
        "text":"a service of the synthetic kind, as the charge master names it"},"servicedDate":"%s","locationCodeableConcept":{"coding":\
        [{"system":"https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set","code":"11"}]},\
        "quantity":{"value":1},"unitPrice":{"value":120.00,"currency":"USD"},"net":{"value":120.00,"currency":"USD"},\
        "encounter":[{"reference":"Encounter/e%d"}]}"""
        .formatted(
            extensions(i, line),
            line,
            HCPCS,
            SERVICES[(int) ((i + line) % SERVICES.length)],
            day,
            i);
  }
}
