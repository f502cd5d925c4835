package org.rimborso.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.access.Permission.ADMINISTER;
import static org.rimborso.access.Permission.ANSWER_GAP;
import static org.rimborso.access.Permission.ANSWER_QUERY;
import static org.rimborso.access.Permission.APPROVE_WRITE_OFF;
import static org.rimborso.access.Permission.ASK_CLINICIAN;
import static org.rimborso.access.Permission.BE_HERE;
import static org.rimborso.access.Permission.EDIT_PAYERS;
import static org.rimborso.access.Permission.FIX_CHART;
import static org.rimborso.access.Permission.SEARCH_CODES;
import static org.rimborso.access.Permission.SEE_ACCOUNTS;
import static org.rimborso.access.Permission.SEE_AMOUNTS;
import static org.rimborso.access.Permission.SEE_ANSWER_RATES;
import static org.rimborso.access.Permission.SEE_CLINICAL_WORDS;
import static org.rimborso.access.Permission.SEE_DOCUMENTATION;
import static org.rimborso.access.Permission.SEE_HEALTH;
import static org.rimborso.access.Permission.SEE_NOTES;
import static org.rimborso.access.Permission.SEE_QUERIES;
import static org.rimborso.access.Permission.SEE_REVIEW_JSON;
import static org.rimborso.access.Permission.TRY_RULES;
import static org.rimborso.access.Permission.WRITE_NOTE;
import static org.rimborso.access.Role.ADMINISTRATOR;
import static org.rimborso.access.Role.BILLER;
import static org.rimborso.access.Role.CLINICIAN;
import static org.rimborso.access.Role.CODER;
import static org.rimborso.access.Role.MANAGER;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {
  /** The whole matrix, written down a second time: who changes one must mean it. */
  private static final Map<Role, Set<Permission>> MATRIX =
      new EnumMap<>(
          Map.of(
              CLINICIAN,
                  Set.of(
                      BE_HERE,
                      SEE_DOCUMENTATION,
                      SEE_CLINICAL_WORDS,
                      SEARCH_CODES,
                      FIX_CHART,
                      ANSWER_GAP,
                      SEE_QUERIES,
                      ANSWER_QUERY),
              CODER,
                  Set.of(
                      BE_HERE,
                      SEE_DOCUMENTATION,
                      SEE_CLINICAL_WORDS,
                      SEARCH_CODES,
                      SEE_ACCOUNTS,
                      ANSWER_GAP,
                      SEE_QUERIES,
                      ASK_CLINICIAN),
              BILLER,
                  Set.of(
                      BE_HERE,
                      SEARCH_CODES,
                      SEE_ACCOUNTS,
                      SEE_AMOUNTS,
                      SEE_NOTES,
                      WRITE_NOTE,
                      SEE_QUERIES,
                      ASK_CLINICIAN,
                      SEE_REVIEW_JSON),
              MANAGER,
                  Set.of(
                      BE_HERE,
                      SEE_DOCUMENTATION,
                      SEE_CLINICAL_WORDS,
                      SEARCH_CODES,
                      SEE_ACCOUNTS,
                      SEE_AMOUNTS,
                      SEE_NOTES,
                      APPROVE_WRITE_OFF,
                      EDIT_PAYERS,
                      TRY_RULES,
                      SEE_HEALTH,
                      WRITE_NOTE,
                      SEE_QUERIES,
                      ASK_CLINICIAN,
                      ANSWER_GAP,
                      SEE_ANSWER_RATES,
                      SEE_REVIEW_JSON),
              ADMINISTRATOR, Set.of(BE_HERE, ADMINISTER, SEE_ANSWER_RATES, TRY_RULES)));

  @ParameterizedTest
  @EnumSource
  void permissions_ofEachRole_areTheMatrix(Role role) {
    assertThat(role.permissions()).isEqualTo(MATRIX.get(role));
  }

  @Test
  void named_codeAndOther_isFoundOrNot() {
    assertThat(Role.named("biller")).contains(BILLER);
    assertThat(Role.named("BILLER")).isEmpty();
  }
}
