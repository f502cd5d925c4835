package org.rimborso.web;

import org.rimborso.rule.Severity;
import org.rimborso.store.DismissalRow;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WriteOffRow;

/** A mark of a synthetic clinician. */
final class Dismissed {
  static final DismissalRow ROW =
      new DismissalRow(
          "sandbox",
          SampleChart.PATIENT,
          "diagnosis-not-billable:Claim/c1:E11",
          1,
          "diagnosis-not-billable",
          Severity.ERROR,
          "x",
          false,
          DismissalRow.Decision.DISMISSED,
          "inactive-condition",
          "Healed",
          new WriteOffRow.Decided(
              new NoteRow.Owner("http://localhost/fhir", "u1"), "Dr Ferri", SampleChart.AS_OF));

  private Dismissed() {}
}
