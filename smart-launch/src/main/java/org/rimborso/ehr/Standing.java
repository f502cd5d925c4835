package org.rimborso.ehr;

/** How a destination fares, for those who watch over the app. */
public enum Standing {
  /** It is called when there is need. */
  GOOD,
  /** It asked us to stay away for a while. */
  ASKED_TO_WAIT,
  /** It failed too often in a row and is left alone. */
  RESTING,
  /** It rested, and one call finds out whether it answers again. */
  PROBED
}
