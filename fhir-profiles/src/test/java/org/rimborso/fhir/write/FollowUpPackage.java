package org.rimborso.fhir.write;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.MetadataResource;

/** Our package as it ships, and HAPI's validator that knows it and the base specification. */
final class FollowUpPackage {
  private static final Set<ResultSeverityEnum> GRAVE =
      EnumSet.of(ResultSeverityEnum.ERROR, ResultSeverityEnum.FATAL);
  private static final FhirContext R4 = FhirContext.forR4Cached();
  private static final FhirValidator VALIDATOR = validator();

  private FollowUpPackage() {}

  static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(
                  FollowUpPackage.class.getResource("/org/rimborso/fhir/package/package.json"))
              .toURI()
              .resolve("."));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The definitions, by file; {@code package.json} and the index are none. */
  static List<Path> definitions() {
    return json(folder());
  }

  static List<Path> examples() {
    return json(folder().resolve("example"));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * What the validator holds against {@code resource}, each as where and what; empty when valid.
   */
  static List<String> faults(String resource) {
    return faults(VALIDATOR, resource);
  }

  static List<String> faults(FhirValidator validator, String resource) {
    return validator.validateWithResult(resource).getMessages().stream()
        .filter(one -> GRAVE.contains(one.getSeverity()))
        .map(one -> one.getLocationString() + ": " + one.getMessage())
        .toList();
  }

  private static List<Path> json(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[A-Z].*\\.json"))
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static FhirValidator validator() {
    PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(R4);
    definitions().stream()
        .map(file -> (MetadataResource) R4.newJsonParser().parseResource(text(file)))
        .forEach(ours::addResource);
    return validator(ours);
  }

  /** HAPI's validator that knows {@code ours} and the base specification, and has no network. */
  static FhirValidator validator(IValidationSupport ours) {
    ValidationSupportChain chain =
        new ValidationSupportChain(
            ours,
            new DefaultProfileValidationSupport(R4),
            new InMemoryTerminologyServerValidationSupport(R4),
            new CommonCodeSystemsTerminologyService(R4),
            new SnapshotGeneratingValidationSupport(R4));
    return R4.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
  }
}
