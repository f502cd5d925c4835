package org.rimborso.launch;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rimborso.access.Admitted;
import org.rimborso.access.OpenSessions;
import org.rimborso.web.Sessions;

/** Open sessions as pages see them; a launch whose session ends leaves nothing behind. */
final class AdminSessions implements Sessions {
  private final OpenSessions sessions;
  private final Consumer<String> over;

  /**
   * @param over told the id of each launch that is over
   */
  AdminSessions(OpenSessions sessions, Consumer<String> over) {
    this.sessions = sessions;
    this.over = over;
  }

  @Override
  public List<OpenSessions.Open> open(Admitted visitor) {
    return sessions.all(visitor);
  }

  @Override
  public int end(Admitted visitor, String handle) {
    return ended(sessions.end(visitor, handle));
  }

  @Override
  public int endAll(Admitted visitor, String issuer, String subject) {
    return ended(sessions.endAll(visitor, issuer, subject));
  }

  private int ended(Set<String> launches) {
    launches.forEach(over);
    return launches.size();
  }
}
