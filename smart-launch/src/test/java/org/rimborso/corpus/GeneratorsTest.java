package org.rimborso.corpus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** What is planted, and what is clean, is not decided by what is measured. */
class GeneratorsTest {
  private static final JavaClasses CORPUS =
      new ClassFileImporter().importPackages("org.rimborso.corpus");

  @Test
  void chartsPlantsAndTables_knowNothingOfTheRules() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.rimborso.corpus.chart..",
            "org.rimborso.corpus.plant..",
            "org.rimborso.corpus.table..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.rimborso.rules..",
            "org.rimborso.rule..",
            "org.rimborso.review..",
            "org.rimborso.account..",
            "org.rimborso.chart..")
        .check(CORPUS);
  }
}
