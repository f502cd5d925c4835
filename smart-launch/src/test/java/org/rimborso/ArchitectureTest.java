package org.rimborso;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the house: rooms import downward only, and each outside library has its room. */
class ArchitectureTest {
  /** From the top down; {@code web} and {@code cds} share a floor and do not see each other. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("launch"),
          List.of("web", "cds"),
          List.of("desk"),
          List.of("access"),
          List.of("sweep"),
          List.of("notes"),
          List.of("smart"),
          List.of("payerrules"),
          List.of("codebooks", "plugins"),
          List.of("audit"),
          List.of("ehr"),
          List.of("store"));

  /** Only what this module builds, wherever the lower modules come from. */
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPath(Path.of("target", "classes"));

  static List<String> floors() {
    return FLOORS.stream().flatMap(List::stream).toList();
  }

  private static String packages(String room) {
    return "org.rimborso." + room + "..";
  }

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(OURS);
  }

  @ParameterizedTest
  @MethodSource("floors")
  void room_imports_downwardOnly(String room) {
    int floor = 0;
    while (!FLOORS.get(floor).contains(room)) {
      floor++;
    }
    String[] forbidden =
        FLOORS.subList(0, floor + 1).stream()
            .flatMap(List::stream)
            .filter(other -> !other.equals(room))
            .map(ArchitectureTest::packages)
            .toArray(String[]::new);
    holds(
        noClasses()
            .that()
            .resideInAPackage(packages(room))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden));
  }

  @Test
  void classes_ofThisModule_liveOnAFloor() {
    String[] known = floors().stream().map(ArchitectureTest::packages).toArray(String[]::new);
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.rimborso..")
            .should()
            .resideOutsideOfPackages(known));
  }

  @Test
  void rooms_together_haveNoCycles() {
    holds(slices().matching("org.rimborso.(*)..").should().beFreeOfCycles());
  }

  private static void only(String[] rooms, String... libraries) {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(rooms)
            .and()
            .resideInAPackage("org.rimborso..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries));
  }

  private static String[] in(String... rooms) {
    return List.of(rooms).stream().map(ArchitectureTest::packages).toArray(String[]::new);
  }

  @Test
  void jetty_isInLaunchOnly() {
    only(in("launch"), "org.eclipse.jetty..");
  }

  @Test
  void servlets_areInLaunchWebCdsAndAccessOnly() {
    only(in("launch", "web", "cds", "access"), "jakarta.servlet..");
  }

  @Test
  void shiro_isInAccessOnly() {
    only(in("access"), "org.apache.shiro..");
  }

  @Test
  void jdbc_isInStoreOnly() {
    only(in("store"), "java.sql..", "javax.sql..", "org.h2..", "org.postgresql..", "com.zaxxer..");
  }

  @Test
  void workbooks_areInCodebooksOnly() {
    only(in("codebooks"), "org.dhatim..");
  }

  @Test
  void cel_isInPayerRulesOnly() {
    only(
        in("payerrules"),
        "dev.cel..",
        "com.google.common..",
        "com.google.protobuf..",
        "com.google.re2j..");
  }

  @Test
  void pdf_isInNotesOnly() {
    only(in("notes"), "com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.fontbox..");
  }

  @Test
  void figures_areInLaunchOnly() {
    only(in("launch"), "io.micrometer..", "io.prometheus..");
  }

  /** {@code org.rimborso.spark} stands above this module and is another one. */
  @Test
  void spark_isNowhere() {
    only(in(), "org.apache.spark..", "org.apache.hadoop..", "org.rimborso.spark..");
  }

  @Test
  void hapi_isNowhere() {
    only(in(), "ca.uhn.fhir..", "org.hl7.fhir..");
  }

  @Test
  void trustManagers_ofOurOwn_doNotExist() {
    holds(noClasses().should().beAssignableTo(TrustManager.class));
    holds(
        noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.assignableTo(HostnameVerifier.class)));
  }
}
