package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ClasspathUtil;
import ca.uhn.fhir.validation.FhirValidator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.hl7.fhir.utilities.npm.NpmPackageIndexBuilder;
import org.junit.jupiter.api.Test;

/**
 * The built package as a third party's tools load it: from the one file, and from nothing else of
 * ours.
 */
class FhirPackageTest {
  private static final String NAME = System.getProperty("fhir.package");

  private static NpmPackage loaded() throws IOException {
    try (InputStream file = ClasspathUtil.loadResourceAsStream("classpath:/" + NAME)) {
      return NpmPackage.fromPackage(file);
    }
  }

  private static List<String> examples() throws IOException {
    NpmPackage loaded = loaded();
    List<String> examples = new ArrayList<>();
    for (String name : loaded.list("example")) {
      if (name.matches("[A-Z].*\\.json")) {
        try (InputStream example = loaded.load("example", name)) {
          examples.add(new String(example.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return examples;
  }

  private static FhirValidator validator() throws IOException {
    NpmPackageValidationSupport ours = new NpmPackageValidationSupport(FhirContext.forR4Cached());
    ours.loadPackageFromClasspath("classpath:/" + NAME);
    return FollowUpPackage.validator(ours);
  }

  @Test
  void package_loaded_saysWhatItIsAndHoldsEveryDefinition() throws IOException {
    NpmPackage loaded = loaded();
    assertThat(loaded.name()).isEqualTo("org.rimborso.fhir");
    assertThat(NAME).isEqualTo("rimborso-fhir-" + loaded.version() + ".tgz");
    assertThat(loaded.fhirVersion()).isEqualTo("4.0.1");
    assertThat(loaded.dependencies()).containsExactly("hl7.fhir.r4.core#4.0.1");
    assertThat(loaded.list("package"))
        .containsAll(
            FollowUpPackage.definitions().stream()
                .map(file -> file.getFileName().toString())
                .toList());
    assertThat(
            loaded.loadByCanonical(
                "https://rimborso.org/fhir/StructureDefinition/rimborso-follow-up"))
        .isNotNull();
  }

  @Test
  void index_isWhatHl7sToolMakesOfTheFiles() throws IOException {
    NpmPackageIndexBuilder builder = new NpmPackageIndexBuilder();
    builder.start(null);
    for (Path file : FollowUpPackage.definitions()) {
      builder.seeFile(file.getFileName().toString(), Files.readAllBytes(file));
    }
    assertThat(FollowUpPackage.text(FollowUpPackage.folder().resolve(".index.json")).strip())
        .isEqualTo(builder.build().strip());
  }

  @Test
  void examples_areValidByThePackageAlone() throws IOException {
    FhirValidator validator = validator();
    assertThat(examples())
        .hasSameSizeAs(FollowUpPackage.examples())
        .allSatisfy(example -> assertThat(FollowUpPackage.faults(validator, example)).isEmpty());
  }

  @Test
  void brokenExample_isRefusedByThePackageAlone() throws IOException {
    FhirValidator validator = validator();
    String record =
        examples().stream().filter(one -> one.contains("\"draft\"")).findFirst().orElseThrow();
    assertThat(FollowUpPackage.faults(validator, record.replace("\"draft\"", "\"active\"")))
        .anyMatch(fault -> fault.startsWith("ClaimResponse.status"));
  }
}
