package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Parameters;

/**
 * The day from which ICD-10-CM takes the place of ICD-9-CM. Where a site switched it off, both are
 * in force on every day.
 */
record Transition(Optional<LocalDate> day) {
  /** US payers, 45 CFR 162.1002. */
  static final LocalDate US = LocalDate.of(2015, 10, 1);

  /** As the site says: a date, {@code off}, or nothing for the US date. */
  static Transition of(Parameters parameters) {
    String text = parameters.get(DiagnosisIcd9AfterTransition.TRANSITION);
    return new Transition(
        text.equals(Parameter.OFF) ? Optional.empty() : Optional.of(LocalDate.parse(text)));
  }

  /** In which system diagnoses of {@code on} are coded; empty where both are in force. */
  Optional<CodeSystem> only(LocalDate on) {
    return day.map(from -> on.isBefore(from) ? CodeSystem.ICD9CM : CodeSystem.ICD10CM);
  }

  /** Whether diagnoses of {@code on} are coded in {@code system}. */
  boolean inForce(CodeSystem system, LocalDate on) {
    if (system != CodeSystem.ICD10CM && system != CodeSystem.ICD9CM) {
      return false;
    }
    return day.isEmpty() || (system == CodeSystem.ICD9CM) == on.isBefore(day.get());
  }
}
