package org.rimborso.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.Door;
import org.rimborso.ehr.Origin;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.Reply;
import org.rimborso.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the trail to an outside repository, row by row and in order, each at least once. Where it
 * stands is in the store. Of several nodes one sends; when it dies another goes on within half a
 * minute. Nobody waits for it: an outage only lets the backlog grow, and a row that the repository
 * refuses stops the feed there until it takes it, for a trail with holes proves nothing.
 */
public final class AuditFeed {
  private static final Logger LOG = LoggerFactory.getLogger(AuditFeed.class);
  private static final int PIECE = 100;
  private static final Duration FOR_ONE = Duration.ofSeconds(10);

  /** With the time for one event less than what the right to send is held for. */
  private static final long RENEWED_EVERY = Duration.ofSeconds(10).toNanos();

  private final AuditRows rows;
  private final FeedCursor cursor;
  private final Store store;
  private final AuditEvents events;
  private final FeedSettings settings;
  private final Door door;
  private final Clock clock;
  private volatile Optional<Stop> stopped = Optional.empty();
  private long renewedNanos;

  /** Why it does not go on: a status of the repository, or the code of a failure to reach it. */
  public record Stop(Instant since, String because) {}

  /**
   * How far it is.
   *
   * @param upTo the last row delivered
   * @param backlog rows still to go
   */
  public record Standing(long upTo, long backlog, Optional<Stop> stopped) {}

  public AuditFeed(
      Store store, AuditEvents events, FeedSettings settings, Outbound outbound, Clock clock) {
    this.rows = new AuditRows(store);
    this.cursor = new FeedCursor(store);
    this.store = store;
    this.events = events;
    this.settings = settings;
    this.door =
        outbound.to(
            new Destination("audit repository", Set.of(Origin.of(settings.url()).orElseThrow())));
    this.clock = clock;
  }

  /**
   * How far it is.
   *
   * @throws org.rimborso.store.StoreUnavailable if the store does not answer
   */
  public Standing standing() {
    long upTo = cursor.now();
    return new Standing(upTo, Math.max(0, store.read(Head::now).seq() - upTo), stopped);
  }

  /**
   * Sends what there is, until all is sent or something stands in the way; nothing while another
   * node does it.
   */
  public void deliver() {
    if (standing().backlog() == 0) {
      stopped = Optional.empty();
      return;
    }
    Optional<Long> held = cursor.take();
    if (held.isEmpty()) {
      stopped = Optional.empty();
      return;
    }
    try {
      renewedNanos = System.nanoTime();
      deliver(held.get());
    } finally {
      cursor.release(held.get());
    }
  }

  private void deliver(long held) {
    long at = cursor.now();
    List<StoredRow> piece = rows.following(AuditQuery.ALL, at, PIECE);
    while (!piece.isEmpty()) {
      for (StoredRow row : piece) {
        if (!isStillOurs(held)) {
          return;
        }
        if (!isDelivered(row)) {
          cursor.to(at, held);
          return;
        }
        at = row.seq();
      }
      if (!cursor.to(at, held)) {
        return;
      }
      piece = rows.following(AuditQuery.ALL, at, PIECE);
    }
    stopped = Optional.empty();
  }

  /** Asks the store again when some time has passed: this node may have been stopped meanwhile. */
  private boolean isStillOurs(long held) {
    if (System.nanoTime() - renewedNanos < RENEWED_EVERY) {
      return true;
    }
    renewedNanos = System.nanoTime();
    return cursor.renew(held);
  }

  private boolean isDelivered(StoredRow row) {
    Optional<AuditRow> readable = row.readable();
    if (readable.isEmpty()) {
      LOG.error("Audit row {} was changed so that it cannot be told; it is left out", row.seq());
      return true;
    }
    return events.of(readable.get()).stream().allMatch(this::isTaken);
  }

  private boolean isTaken(String event) {
    Reply reply = send(event);
    if (reply instanceof Reply.Received received && received.status() / 100 == 2) {
      return true;
    }
    stop(
        reply instanceof Reply.Received received
            ? Integer.toString(received.status())
            : ((Reply.NotReached) reply).why().name());
    return false;
  }

  private Reply send(String event) {
    Optional<Call> call = call(event);
    return call.isPresent()
        ? door.send(call.get(), Budget.of(FOR_ONE))
        : new Reply.NotReached(Reply.Why.ADDRESS_REFUSED);
  }

  private Optional<Call> call(String event) {
    String json = "application/fhir+json";
    Call call =
        Call.post(URI.create(settings.url() + "/AuditEvent"), json, new Call.Body(json, event));
    if (settings.tokenFile().isEmpty()) {
      return Optional.of(call);
    }
    try {
      String token = Files.readString(settings.tokenFile().get()).strip();
      return Optional.of(call.with("Authorization", "Bearer " + token));
    } catch (IOException unreadable) {
      LOG.error("The token file of the audit repository cannot be read");
      return Optional.empty();
    }
  }

  private void stop(String because) {
    if (stopped.filter(known -> known.because().equals(because)).isEmpty()) {
      LOG.warn("The audit repository does not take the trail: {}", because);
      stopped = Optional.of(new Stop(clock.instant(), because));
    }
  }
}
