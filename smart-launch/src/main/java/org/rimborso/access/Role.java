package org.rimborso.access;

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

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a person does at the site, and what that lets them do here: the only table of permissions.
 *
 * <p>Only clinicians correct charts: what is documented is theirs to say.
 *
 * <p>Clinicians and coders see no amounts: the query practice of AHIMA and ACDIS keeps
 * reimbursement away from who documents and from who asks about documentation; what was talked over
 * with a payer is none of their work either. Only clinicians answer questions about documentation:
 * what is answered is documented by who may document. Billers see codes and official names, not
 * what clinicians wrote. Administrators see no patient data: running the app does not need any.
 */
public enum Role {
  CLINICIAN(
      BE_HERE,
      SEE_DOCUMENTATION,
      SEE_CLINICAL_WORDS,
      SEARCH_CODES,
      FIX_CHART,
      ANSWER_GAP,
      SEE_QUERIES,
      ANSWER_QUERY),
  CODER(
      BE_HERE,
      SEE_DOCUMENTATION,
      SEE_CLINICAL_WORDS,
      SEARCH_CODES,
      SEE_ACCOUNTS,
      ANSWER_GAP,
      SEE_QUERIES,
      ASK_CLINICIAN),
  BILLER(
      BE_HERE,
      SEARCH_CODES,
      SEE_ACCOUNTS,
      SEE_AMOUNTS,
      SEE_NOTES,
      WRITE_NOTE,
      SEE_QUERIES,
      ASK_CLINICIAN,
      SEE_REVIEW_JSON),
  MANAGER(
      BE_HERE,
      SEE_QUERIES,
      ASK_CLINICIAN,
      SEE_DOCUMENTATION,
      SEE_CLINICAL_WORDS,
      SEARCH_CODES,
      SEE_ACCOUNTS,
      SEE_AMOUNTS,
      SEE_NOTES,
      WRITE_NOTE,
      APPROVE_WRITE_OFF,
      EDIT_PAYERS,
      TRY_RULES,
      SEE_HEALTH,
      SEE_REVIEW_JSON,
      ANSWER_GAP,
      SEE_ANSWER_RATES),
  ADMINISTRATOR(BE_HERE, ADMINISTER, SEE_ANSWER_RATES, TRY_RULES);

  @SuppressWarnings("ImmutableEnumChecker") // What Set.of makes cannot be changed.
  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    this.permissions = Set.of(permissions);
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /** As the configuration spells it, such as {@code biller}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this code. */
  public static Optional<Role> named(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
