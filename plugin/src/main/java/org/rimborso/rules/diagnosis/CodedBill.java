package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Set;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Claim;

/**
 * A bill that stands, with its diagnoses that have an ICD code.
 *
 * @param visits the encounters whose bill it is, in order of reference
 * @param entries in the order of the bill
 */
record CodedBill(Claim bill, CareSetting setting, List<Visit> visits, List<Entry> entries) {
  private static final Set<String> APART =
      Set.of("admitting", "patientreasonforvisit", "patientreason");

  CodedBill {
    visits = List.copyOf(visits);
    entries = List.copyOf(entries);
  }

  /** A diagnosis as the bill states it, and as it is judged. */
  record Entry(Claim.Diagnosis stated, CodedDiagnosis coded) {

    /**
     * Whether it is the principal or a secondary diagnosis. What led to admission or visit has a
     * place of its own on a bill, and may repeat another code.
     */
    boolean isOfStay() {
      return stated.types().isEmpty() || stated.types().stream().noneMatch(APART::contains);
    }
  }

  /** The element that would tell whether it is an inpatient institutional claim. */
  String settingElement() {
    String field = bill.type().isEmpty() ? ".type" : ".supportingInfo";
    return bill.reference().type() + field;
  }
}
