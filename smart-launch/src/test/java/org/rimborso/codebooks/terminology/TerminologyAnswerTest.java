package org.rimborso.codebooks.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;

/** How far the answers of a server are believed, and for which day. */
class TerminologyAnswerTest extends OverTerminologyServer {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "notSelectable=true, Header",
    "notSelectable=false, Billable",
    "notSelectable=false;child=A00.1, Header",
    "abstract=true, Header",
    "abstract=false, none",
    "abstract=false;parent=A00, Billable",
    "parent=A00, Billable",
    "parent=A00;inactive=false, Billable",
    "parent=A00;inactive=true, none",
    "parent=A00;inactive=true;retirementDate=2026-10-01, NoLongerValid",
    "parent=A00;retirementDate=2026-11-02, NoLongerValid",
    "parent=A00;retirementDate=2026-11-03, Billable",
    "parent=A00;effectiveDate=2026-11-03T00:00:00Z, NotYetValid",
    "parent=A00;effectiveDate=2026-11-02, Billable",
    "parent=A00;effectiveDate=2027, Billable",
    "parent=A00;version=2027, Billable",
    "parent=A00;version=2026, none",
    "color=red, none"
  })
  void ask_properties_areReadAsFar(String properties, String kind) {
    terminology.offering("2027", "complete").knowing("A00.0", properties.split(";", -1));

    assertThat(answer("A00.0").map(answer -> answer.getClass().getSimpleName()).orElse("none"))
        .isEqualTo(kind);
  }

  @Test
  void ask_retiredCode_namesItsLastDay() {
    terminology
        .offering("2027", "complete")
        .knowing("A00.0", "inactive=true", "retirementDate=2026-10-01");

    assertThat(answer("A00.0"))
        .contains(new CodeAnswer.NoLongerValid(LABEL, LocalDate.of(2026, 9, 30), Optional.empty()));
  }

  @Test
  void ask_codeThatServerSpellsWithoutDot_isFound() {
    terminology.offering("2027", "complete").knowing("A000", "parent=A00");

    assertThat(answer("A00.0")).contains(new CodeAnswer.Billable(LABEL));
  }

  @ParameterizedTest(name = "version ''{0}'' {1}")
  @CsvSource({
    "2027, complete, true",
    "FY2027, complete, true",
    "2026-10-01, complete, true",
    "2027, fragment, false",
    "2026, complete, false",
    "2026-11-03, complete, false",
    "'', complete, true",
    "'', not-present, false",
    "draft, complete, true"
  })
  void ask_codeThatIsNotThere_isUnknownOnlyInAWholeVersionOfThatDay(
      String version, String content, boolean unknown) {
    terminology.offering(version, content);

    assertThat(answer("A00.9").filter(CodeAnswer.Unknown.class::isInstance).isPresent())
        .isEqualTo(unknown);
  }

  @Test
  void ask_versionWithoutName_speaksForTodayOnly() {
    terminology.offering("", "complete").knowing("A00.0", "parent=A00");
    Question before = new Question(CodeSystem.ICD10CM, "A00.0", LocalDate.of(2026, 9, 30));

    Answers answers = ask(server(), List.of(question("A000"), before));

    assertThat(answers.to(question("A000"))).isPresent();
    assertThat(answers.to(before)).isEmpty();
    assertThat(answers.trouble()).isEmpty();
  }

  @Test
  void ask_ofSeveralVersions_theDaysOwnIsAsked() {
    terminology
        .offering("2026", "complete")
        .offering("2027", "complete")
        .knowing("A00.0", "parent=A00");
    ask(server(), List.of(new Question(CodeSystem.ICD10CM, "A00.0", LocalDate.of(2026, 9, 30))));

    assertThat(terminology.server().seen())
        .filteredOn(seen -> seen.method().equals("POST"))
        .allSatisfy(seen -> assertThat(seen.body()).contains("version=2026", "date=2026-09-30"));
  }

  @Test
  void ask_systemThatIsNotListed_isAskedButProvesNothingAbsent() {
    terminology.knowing("A00.0", "parent=A00");

    assertThat(answer("A00.0")).contains(new CodeAnswer.Billable("ICD-10-CM (terminology server)"));
    assertThat(answer("A00.9")).isEmpty();
  }
}
