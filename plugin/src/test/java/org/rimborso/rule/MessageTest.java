package org.rimborso.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.rules.claim.ClaimRules;

class MessageTest {

  @Test
  void in_languageWithoutBundle_isEnglish() {
    Message message = Message.of(ClaimRules.class, "days.since", SampleChart.day("2026-11-02"));

    assertThat(message.in(Locale.GERMAN)).startsWith("since ").contains("2026");
    assertThat(message.in(Locale.ITALY)).startsWith("dal ").contains("2 nov 2026");
  }

  @Test
  void in_phraseAmongArguments_isRenderedInTheSameLanguage() {
    Message inner = Message.of(ClaimRules.class, "days.since", "2026");
    Message outer = Message.of(ClaimRules.class, "days.until", inner);

    assertThat(outer.in(Locale.ITALIAN)).isEqualTo("fino al dal 2026");
  }

  @Test
  void in_argumentThatLooksLikeAPattern_staysAsItIs() {
    Message message = Message.of(ClaimRules.class, "days.on", "{0} 'n'");

    assertThat(message.in(Locale.ENGLISH)).isEqualTo("{0} 'n'");
  }

  @Test
  void codeName_loadedName_goesBeforeTheRecords() {
    Coding coding = new Coding(CodeSystem.ICD10CM.uri(), "e119", Optional.of("DM2"));
    CodeSets loaded = SampleCodes.codeSets();

    assertThat(CodeName.of(loaded, CodeSystem.ICD10CM, coding).in(Locale.ENGLISH))
        .isEqualTo("Type 2 diabetes: no complication (E11.9)");
    assertThat(CodeName.of(LoadedCodeSets.NONE, CodeSystem.ICD10CM, coding).in(Locale.ENGLISH))
        .isEqualTo("DM2 (E11.9)");
    assertThat(CodeName.of(LoadedCodeSets.NONE, CodeSystem.ICD10CM, "E119").in(Locale.ENGLISH))
        .isEqualTo("E11.9");
  }

  @Test
  void phrases_several_areDividedBySemicolons() {
    assertThat(new Phrases(List.of(l -> "a", Locale::getLanguage)).in(Locale.ITALIAN))
        .isEqualTo("a; it");
  }
}
