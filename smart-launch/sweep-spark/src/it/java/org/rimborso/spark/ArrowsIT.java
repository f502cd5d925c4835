package org.rimborso.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The arrows of this module: readers, rules and accounts are reached through {@code sweep} only.
 */
class ArrowsIT {
  private static final JavaClasses OURS =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void job_ofItsOwn_judgesNothing() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.rimborso.review..",
            "org.rimborso.rule..",
            "org.rimborso.rules..",
            "org.rimborso.account..",
            "org.rimborso.payer..",
            "org.rimborso.codes..",
            "org.rimborso.codebooks..")
        .check(OURS);
  }

  @Test
  void job_seesOnly_whatASweepIsMadeOf() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.rimborso.spark..",
            "org.rimborso.launch..",
            "org.rimborso.sweep..",
            "org.rimborso.fhir.read..",
            "org.rimborso.chart..",
            "org.apache.spark..",
            "org.apache.hadoop..",
            "scala..",
            "com.fasterxml.jackson..",
            "picocli..",
            "org.jspecify..",
            "java..")
        .check(OURS);
  }
}
