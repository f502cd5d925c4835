package org.rimborso.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.Checkpoint.Cause;
import org.rimborso.store.Store;

/**
 * Removes rows that are older than they must be kept, on a decision that is kept in their place. A
 * signed checkpoint stands at the cut, so that what remains can be checked as before. This is the
 * only place that deletes rows of the trail.
 */
public final class AuditPurge {
  private final Store store;
  private final Clock clock;
  private final AuditLog log;
  private final Checkpoints checkpoints;
  private final Period retention;

  public AuditPurge(
      Store store, Clock clock, AuditLog log, Checkpoints checkpoints, Period retention) {
    this.store = store;
    this.clock = clock;
    this.log = log;
    this.checkpoints = checkpoints;
    this.retention = retention;
  }

  /**
   * A decision.
   *
   * @param before the first day (UTC) of which rows stay
   * @param decidedBy the person who decided
   * @param reason why, in words
   * @param executedBy who gave the command
   */
  public record Decision(LocalDate before, String decidedBy, String reason, Who executedBy) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;

    public Decision {
      require(decidedBy, LONGEST_NAME);
      require(reason, LONGEST_REASON);
    }

    private static void require(String text, int longest) {
      if (text.isBlank()
          || text.length() > longest
          || text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "who decided and why are needed, in "
                + LONGEST_NAME
                + " and "
                + LONGEST_REASON
                + " characters at most, on one line each");
      }
    }
  }

  /** What became of it. */
  public sealed interface Answer {}

  /** Removed up to this row. */
  public record Cut(long untilSeq, long rows) implements Answer {}

  /** There is nothing so old. */
  public record NothingSoOld() implements Answer {}

  /**
   * Rows must be kept longer.
   *
   * @param latest the latest day that may be given
   */
  public record TooYoung(LocalDate latest) implements Answer {}

  /** The trail is damaged: it is evidence, and stays. */
  public record Damaged(long firstBad) implements Answer {}

  /** The outside repository does not have these rows yet. */
  public record NotDelivered(long upTo) implements Answer {}

  /**
   * Does it.
   *
   * @param mustBeDelivered whether only rows may go that the outside repository has
   * @throws org.rimborso.store.StoreUnavailable if the store does not answer; nothing is removed
   */
  public Answer purge(Decision decision, boolean mustBeDelivered) {
    LocalDate latest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(retention);
    if (decision.before().isAfter(latest)) {
      return new TooYoung(latest);
    }
    Optional<Long> bad = new AuditCheck(store, checkpoints).run().firstBad();
    if (bad.isPresent()) {
      return new Damaged(bad.get());
    }
    Done done = store.durably(handle -> cut(handle, decision, mustBeDelivered));
    done.appended().ifPresent(end -> checkpoints.witness(end, done.signed()));
    return done.answer();
  }

  private record Done(Answer answer, Optional<Head> appended, Optional<Checkpoint> signed) {
    private Done(Answer nothing) {
      this(nothing, Optional.empty(), Optional.empty());
    }
  }

  private Done cut(Handle handle, Decision decision, boolean mustBeDelivered) {
    Head.locked(handle);
    Instant edge = decision.before().atStartOfDay(ZoneOffset.UTC).toInstant();
    Optional<Head> last = lastBefore(handle, edge.toEpochMilli());
    if (last.isEmpty()) {
      return new Done(new NothingSoOld());
    }
    long delivered = FeedCursor.now(handle);
    if (mustBeDelivered && delivered < last.get().seq()) {
      return new Done(new NotDelivered(delivered));
    }
    Head end = log.append(handle, entry(decision));
    Checkpoint signed = checkpoints.sign(handle, last.get(), Cause.CUT, digest(decision));
    keep(handle, decision, signed);
    int gone = handle.execute("delete from audit_entry where seq <= ?", last.get().seq());
    return new Done(new Cut(last.get().seq(), gone), Optional.of(end), Optional.of(signed));
  }

  /** The last row of the oldest ones: up to it all are from before that moment. */
  private static Optional<Head> lastBefore(Handle handle, long millis) {
    return handle
        .createQuery(
            "select seq, hash from audit_entry where seq < coalesce((select min(seq) from"
                + " audit_entry where at_millis >= :edge), 9223372036854775807)"
                + " order by seq desc limit 1")
        .bind("edge", millis)
        .map(row -> new Head(row.getColumn("seq", Long.class), row.getColumn("hash", String.class)))
        .findFirst();
  }

  private static AuditEntry entry(Decision decision) {
    return new AuditEntry(
        Optional.of(decision.executedBy()),
        Action.AUDIT_CUT,
        Optional.empty(),
        List.of(),
        Outcome.DONE,
        "before-" + decision.before(),
        Optional.empty());
  }

  private static String digest(Decision decision) {
    return ChainLink.of(
        List.of(decision.before().toString(), decision.decidedBy(), decision.reason()));
  }

  private static void keep(Handle handle, Decision decision, Checkpoint signed) {
    handle.execute(
        "insert into audit_cut (checkpoint, before_day, until_seq, decided_by, reason)"
            + " values (?, ?, ?, ?, ?)",
        signed.ordinal(),
        decision.before().toString(),
        signed.seq(),
        decision.decidedBy(),
        decision.reason());
  }
}
