package org.rimborso.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.Store;
import org.rimborso.store.StoreUnavailable;

/**
 * The append-only audit trail. Fails closed: when a row cannot be put on disk the caller gets
 * {@link NotAudited} and must not go on with what it wanted to do.
 */
public final class AuditLog {
  private static final String INSERT =
      "insert into audit_entry (seq, at_millis, previous_hash, hash, "
          + String.join(", ", Columns.NAMES)
          + ") values (:seq, :at, :previous, :hash, "
          + Columns.NAMES.stream().map(name -> ":" + name).collect(Collectors.joining(", "))
          + ")";

  private final Store store;
  private final Clock clock;
  private final Optional<Checkpoints> checkpoints;
  private final ThreadLocal<Optional<String>> trace = ThreadLocal.withInitial(Optional::empty);

  /** A trail without checkpoints. */
  public AuditLog(Store store, Clock clock) {
    this(store, clock, Optional.empty());
  }

  /**
   * @param checkpoints sign the chain every so many rows
   */
  public AuditLog(Store store, Clock clock, Optional<Checkpoints> checkpoints) {
    this.store = store;
    this.clock = clock;
    this.checkpoints = checkpoints;
  }

  /**
   * Appends one row; it is on disk when this returns.
   *
   * @throws NotAudited if it is not
   */
  public void record(AuditEntry entry) {
    try {
      Appended appended = store.durably(handle -> appendAndSign(handle, entry));
      checkpoints.ifPresent(known -> known.witness(appended.end(), appended.signed()));
    } catch (StoreUnavailable | DuplicateRow broken) {
      throw new NotAudited();
    }
  }

  /**
   * Appends several rows in one go; all of them are on disk when this returns, or none.
   *
   * @throws NotAudited if they are not
   */
  public void record(List<AuditEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      List<Appended> appended =
          store.durably(
              handle -> {
                List<Appended> rows = new ArrayList<>();
                entries.forEach(entry -> rows.add(appendAndSign(handle, entry)));
                return rows;
              });
      for (int i = 0; i < appended.size(); i++) {
        Appended row = appended.get(i);
        if (row.signed().isPresent() || i == appended.size() - 1) {
          checkpoints.ifPresent(known -> known.witness(row.end(), row.signed()));
        }
      }
    } catch (StoreUnavailable | DuplicateRow broken) {
      throw new NotAudited();
    }
  }

  private record Appended(Head end, Optional<Checkpoint> signed) {}

  private Appended appendAndSign(Handle handle, AuditEntry entry) {
    Head head = append(handle, entry);
    return new Appended(head, checkpoints.flatMap(known -> known.afterRow(handle, head)));
  }

  /** Appends a row inside a transaction of the caller's. */
  Head append(Handle handle, AuditEntry entry) {
    Head before = Head.locked(handle);
    long seq = before.seq() + 1;
    long millis = clock.millis();
    Columns columns = Columns.of(entry, trace.get().orElseGet(AuditLog::newTrace));
    Head after = new Head(seq, columns.link(before.hash(), seq, millis));
    insert(handle, before.hash(), millis, columns, after);
    after.write(handle);
    return after;
  }

  private static void insert(
      Handle handle, String previous, long millis, Columns columns, Head after) {
    Update update =
        handle
            .createUpdate(INSERT)
            .bind("seq", after.seq())
            .bind("at", millis)
            .bind("previous", previous)
            .bind("hash", after.hash());
    Columns.NAMES.forEach(name -> update.bind(name, columns.get(name)));
    update.execute();
  }

  /** An id for one request, under which all rows that arise in it can be found. */
  public static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * All rows that this thread appends until the scope is closed carry this id. Without a scope each
   * row gets one of its own.
   */
  public Scope during(String request) {
    trace.set(Optional.of(request));
    return trace::remove;
  }

  /** Ends on the thread that it began on. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
