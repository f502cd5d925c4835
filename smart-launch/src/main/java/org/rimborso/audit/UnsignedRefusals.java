package org.rimborso.audit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;

/**
 * Refusals of requests behind which nobody has signed in. Anybody can cause those, so only so many
 * a minute get a row each; the next minute's first row says how many more there were.
 */
public final class UnsignedRefusals {
  private static final int ROWS_A_MINUTE = 60;
  private static final long MINUTE = 60_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final AuditLog log;
  private final Clock clock;
  private long minute;
  private int rows;
  private long unwritten;

  public UnsignedRefusals(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Writes the row, or counts it.
   *
   * @param reason a code
   * @param launchId as the request named it; left out if it is no id of ours
   * @throws NotAudited if it can be neither
   */
  public void record(
      Action action, String reason, Optional<String> launchId, Optional<String> ehr) {
    Optional<Long> more = admitted();
    if (more.isEmpty()) {
      return;
    }
    String whole = more.get() == 0 ? reason : reason + ".and-" + more.get() + "-more";
    log.record(
        new AuditEntry(
            Optional.empty(),
            action,
            Optional.empty(),
            List.of(),
            Outcome.REFUSED,
            whole,
            launchId.filter(id -> ID.matcher(id).matches()),
            ehr));
  }

  /** How many went unwritten before this one; empty if this one goes unwritten too. */
  private synchronized Optional<Long> admitted() {
    long now = clock.millis() / MINUTE;
    if (now != minute) {
      minute = now;
      rows = 0;
    }
    if (rows >= ROWS_A_MINUTE) {
      unwritten++;
      return Optional.empty();
    }
    rows++;
    long before = unwritten;
    unwritten = 0;
    return Optional.of(before);
  }
}
