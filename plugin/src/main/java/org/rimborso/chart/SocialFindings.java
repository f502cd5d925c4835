package org.rimborso.chart;

import java.util.Set;
import org.rimborso.codes.CodeSystem;

/**
 * <em>Social findings</em> are no diagnoses: Conditions of category social-history, or with a
 * SNOMED CT term on a short list (employment, education, housing, contacts, transport and the like)
 * and no ICD code beside it.
 */
final class SocialFindings {
  private static final Set<String> TERMS =
      Set.of(
          // Employment, service
          "160903007",
          "160904001",
          "73438004",
          "741062008",
          "224355006",
          // Education
          "224299000",
          "224295006",
          "473461003",
          "5251000175109",
          // Housing, transport
          "32911000",
          "105531004",
          "266934004",
          "713458007",
          "551711000124101",
          // Contacts, safety, law, migration
          "422650009",
          "423315002",
          "424393004",
          "706893006",
          "266948004",
          "446654005",
          // Habits of life
          "160968000",
          "73595000");

  private SocialFindings() {}

  static boolean include(Condition condition) {
    return condition.categories().contains("social-history")
        || condition.code().coding(CodeSystem.ICD10CM).isEmpty()
            && condition.code().coding(CodeSystem.ICD9CM).isEmpty()
            && condition
                .code()
                .coding(CodeSystem.SNOMED)
                .filter(coding -> TERMS.contains(coding.code()))
                .isPresent();
  }
}
