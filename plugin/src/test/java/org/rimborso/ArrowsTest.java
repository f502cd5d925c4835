package org.rimborso;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.time.Clock;

/** The arrows inside this module: review to rules, account to rule to chart, codes; no way back. */
@AnalyzeClasses(packages = "org.rimborso", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

  @ArchTest
  static final ArchRule noCycles = slices().matching("org.rimborso.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule codes = enters("org.rimborso.codes");

  @ArchTest static final ArchRule chart = enters("org.rimborso.chart", "org.rimborso.codes");

  @ArchTest static final ArchRule payer = enters("org.rimborso.payer", "org.rimborso.chart");

  @ArchTest
  static final ArchRule rule =
      enters("org.rimborso.rule", "org.rimborso.chart", "org.rimborso.codes", "org.rimborso.payer");

  @ArchTest
  static final ArchRule account =
      enters(
          "org.rimborso.account",
          "org.rimborso.rule",
          "org.rimborso.chart",
          "org.rimborso.codes",
          "org.rimborso.payer");

  @ArchTest
  static final ArchRule rulesNeverSeeEachOther =
      slices().matching("org.rimborso.rules.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule rules =
      classes()
          .that()
          .resideInAPackage("org.rimborso.rules..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "org.rimborso.rules..",
                  "org.rimborso.rule",
                  "org.rimborso.chart",
                  "org.rimborso.codes",
                  "org.rimborso.payer",
                  "java.lang..",
                  "java.math..",
                  "java.time..",
                  "java.util..",
                  "org.jspecify.."));

  /** No FHIR library, no framework: only the language's own library. */
  @ArchTest
  static final ArchRule nothingFromOutside =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("org.rimborso..", "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule noInputOrOutput =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "javax.."));

  @ArchTest
  static final ArchRule noStreamsButOfThePages =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.rimborso.rule.RulePage")
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.io").and(not(equivalentTo(Serializable.class))));

  @ArchTest
  static final ArchRule noClock =
      noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule nobodyAsksForNow =
      noClasses()
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                      "now|currentTimeMillis|nanoTime|random|randomUUID")));

  private static ArchRule enters(String own, String... others) {
    String[] allowed = new String[others.length + 3];
    System.arraycopy(others, 0, allowed, 0, others.length);
    allowed[others.length] = own;
    allowed[others.length + 1] = "java..";
    allowed[others.length + 2] = "org.jspecify..";
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed));
  }
}
