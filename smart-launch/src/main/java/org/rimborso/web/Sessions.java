package org.rimborso.web;

import java.util.List;
import org.rimborso.access.Admitted;
import org.rimborso.access.OpenSessions;

/** The open sessions, as the page of those who run the app needs them. */
public interface Sessions {
  /** All open launches, the latest used first. */
  List<OpenSessions.Open> open(Admitted visitor);

  /** Ends the session that {@code handle} names; answers how many launches ended. */
  int end(Admitted visitor, String handle);

  /** Ends every session of a user; answers how many launches ended. */
  int endAll(Admitted visitor, String issuer, String subject);
}
