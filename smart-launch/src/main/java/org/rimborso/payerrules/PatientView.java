package org.rimborso.payerrules;

import org.rimborso.chart.Patient;

/** A patient as conditions see one. */
final class PatientView {
  static final ViewType<Patient> TYPE =
      new ViewType<Patient>("Patient")
          .with(
              "birthDate",
              Types.DATE,
              "Day of birth.",
              one -> Unknown.day(one.birthDate(), "Patient.birthDate"))
          .with(
              "sex",
              Types.TEXT,
              "Administrative gender: male, female, other or unknown.",
              one -> Unknown.unless(one.gender(), "Patient.gender"))
          .with(
              "isDeceased",
              Types.TRUTH,
              "Whether a day of death is recorded.",
              one -> one.deceased().isPresent());

  private PatientView() {}
}
