package org.rimborso.desk;

/** What came along with a call is not of the patient whom it names, or not all of it. */
public final class OtherPatient extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherPatient() {
    super("another patient's data");
  }
}
