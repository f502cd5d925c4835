package org.rimborso.corpus.chart;

/** Who pays for a patient. */
public enum Cover {
  MEDICARE,
  /** Of a payer whose terms the site knows. */
  NORTHLIGHT,
  /** Of a payer of whose terms less is known. */
  HARBOR,
  /** Medicare first, Harbor Mutual after it. */
  BOTH;

  boolean isMedicare() {
    return this == MEDICARE || this == BOTH;
  }
}
