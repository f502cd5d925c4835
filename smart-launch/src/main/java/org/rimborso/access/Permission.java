package org.rimborso.access;

import java.util.Locale;

/** What a handler may ask for. Each handler names exactly one; parts of pages ask for more. */
public enum Permission {
  /** What everyone with a role may: leave, read a rule's page. */
  BE_HERE,
  /** Encounters, diagnoses and their findings, without any amount. */
  SEE_DOCUMENTATION,
  /** Code sets by code or name; no patient data. */
  SEARCH_CODES,
  /** Claims, accounts and their states, without any amount. */
  SEE_ACCOUNTS,
  /** Amounts of money, wherever they stand. */
  SEE_AMOUNTS,
  /** What was talked over with payers: notes, whom one spoke to, what was promised. */
  SEE_NOTES,
  /** What clinicians wrote in their own words, beside codes and their official names. */
  SEE_CLINICAL_WORDS,
  /** Say of a gap in the documentation that it is none, and take that back. */
  ANSWER_GAP,
  /** How often rules are agreed with; no patient data. */
  SEE_ANSWER_RATES,
  /** Follow-up notes: write, and mark one's own as entered in error. */
  WRITE_NOTE,
  /** Correct the chart in the EHR where a finding says that it is wrong. */
  FIX_CHART,
  /** Decide on amounts that somebody else proposes to give up. */
  APPROVE_WRITE_OFF,
  /** Questions to clinicians about documentation, and their answers. */
  SEE_QUERIES,
  /** Ask a clinician, remind, withdraw, ask further, close. */
  ASK_CLINICIAN,
  /** Answer such a question. */
  ANSWER_QUERY,
  /** The whole review as JSON, amounts included. */
  SEE_REVIEW_JSON,
  /** What the site knows about its payers: change it; no patient data. */
  EDIT_PAYERS,
  /** Check changed payer rules and count what they would change; no patient data. */
  TRY_RULES,
  /** How the whole facility stands financially, and accounts behind the figures. */
  SEE_HEALTH,
  /** The running of the app; no patient data. */
  ADMINISTER;

  /** As Shiro and the audit trail spell it, such as {@code see-amounts}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
