package org.rimborso.notes;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import org.rimborso.store.NoteRow;
import org.rimborso.store.RefusalRows;

/** What EHRs refused to take, from everyone or from one user. It counts for a day. */
public final class Refusals {
  private static final Duration COUNTS = Duration.ofHours(24);
  private static final int FORBIDDEN = 403;

  private final RefusalRows rows;
  private final Clock clock;

  public Refusals(RefusalRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Whether {@code what} was refused to this user.
   *
   * @param what names the EHR and, where it takes several kinds of resources, the kind
   */
  public boolean stand(String what, NoteRow.Owner user) {
    return rows.stands(what, user.subject(), clock.millis());
  }

  /** Forbidden is said to a user; every other refusal is the EHR's way for everyone. */
  public void remember(String what, NoteRow.Owner user, OptionalInt status) {
    boolean oneUser = status.orElse(0) == FORBIDDEN;
    rows.remember(
        what, oneUser ? user.subject() : RefusalRows.EVERYONE, clock.millis() + COUNTS.toMillis());
  }
}
