package org.rimborso.corpus.chart;

/** What sort of care a visit is. */
public enum Scene {
  OFFICE("AMB", "11"),
  WELLNESS("AMB", "11"),
  INJURY("AMB", "20"),
  EQUIPMENT("AMB", "12"),
  TELEHEALTH("VR", "10"),
  /** With a facility claim and a professional one. */
  EMERGENCY("EMER", "23"),
  /** With a facility claim and a professional one. */
  STAY("IMP", "21"),
  /** Coded in ICD-9-CM, before 2015-10-01. */
  NINTH("AMB", "11");

  private final String encounterClass;
  private final String place;

  Scene(String encounterClass, String place) {
    this.encounterClass = encounterClass;
    this.place = place;
  }

  String encounterClass() {
    return encounterClass;
  }

  String place() {
    return place;
  }

  /** Whether it takes place at the hospital, which bills for itself. */
  boolean isAtHospital() {
    return this == EMERGENCY || this == STAY;
  }
}
