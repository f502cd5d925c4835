package org.rimborso.rules.procedure;

import org.rimborso.chart.BillInForce;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Claim;

/** For whom a bill's services are edited: CMS has a table for each. */
enum ClaimKind {
  PROFESSIONAL,
  /** An institution's, but not for a stay. */
  OUTPATIENT,
  /** One of these or none of them; the bill does not tell. */
  UNKNOWN,
  /** A stay, a pharmacy's, a dentist's, an optician's: no table is for it. */
  OTHER;

  static ClaimKind of(BillInForce standing) {
    Claim bill = standing.bill();
    String type = bill.type().orElse("");
    if (type.equals("professional")) {
      return PROFESSIONAL;
    }
    if (!type.isEmpty() && !type.equals("institutional")) {
      return OTHER;
    }
    CareSetting setting = standing.setting();
    if (setting == CareSetting.INPATIENT) {
      return OTHER;
    }
    // Only institutions state a type of bill.
    boolean institutional = !type.isEmpty() || CareSetting.billType(bill).isPresent();
    return institutional && setting == CareSetting.OTHER ? OUTPATIENT : UNKNOWN;
  }

  /** The element that would tell the kind of {@code bill}. */
  static String element(Claim bill) {
    return bill.reference().type() + (bill.type().isEmpty() ? ".type" : ".supportingInfo");
  }
}
