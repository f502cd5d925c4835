package org.rimborso.fhir;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of this module: reader and writer do not see each other; HAPI stays in the writer. */
@AnalyzeClasses(packages = "org.rimborso", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule HAPI_IN_WRITE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.rimborso.fhir.write..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ca.uhn..", "org.hl7.fhir..");

  @ArchTest
  static final ArchRule READ_DOES_NOT_SEE_WRITE =
      noClasses()
          .that()
          .resideInAPackage("org.rimborso.fhir.read..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rimborso.fhir.write..");

  @ArchTest
  static final ArchRule WRITE_DOES_NOT_SEE_READ =
      noClasses()
          .that()
          .resideInAPackage("org.rimborso.fhir.write..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rimborso.fhir.read..");

  @ArchTest
  static final ArchRule READ_STREAMS =
      noClasses()
          .that()
          .resideInAPackage("org.rimborso.fhir.read..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.fasterxml.jackson.databind..", "java.net.http..", "java.nio.file..");

  @ArchTest
  static final ArchRule PLUGIN_KNOWS_NO_FHIR =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.rimborso.fhir..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rimborso.fhir..");
}
