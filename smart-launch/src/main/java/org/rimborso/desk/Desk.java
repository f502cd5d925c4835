package org.rimborso.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.ehr.Budget;
import org.rimborso.notes.NoteShelf;
import org.rimborso.notes.Outbox;
import org.rimborso.notes.PlacedNote;
import org.rimborso.notes.Saved;
import org.rimborso.review.Review;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;

/**
 * The desk on which a launch's chart lies: fetched and read once, then kept for a few minutes or
 * until someone asks for a fresh look. Nothing of another launch is ever handed out: the key is the
 * launch. Every look and every note is asked of the gate and stands in the audit trail first. Safe
 * for many threads; two that ask for the same chart wait for the same fetch.
 */
public final class Desk {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST_CHARTS = 200;
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private final ChartSource source;
  private final ChartReview reviews;
  private final Outbox outbox;
  private final NoteShelf shelf;
  private final Gate gate;
  private final AuditLog audit;
  private final Clock clock;
  private final Cache<String, Fetched> charts =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_CHARTS).build();

  /**
   * @param reviews as code sets and rules stand now
   */
  public Desk(
      ChartSource source,
      ChartReview reviews,
      Outbox outbox,
      NoteShelf shelf,
      Gate gate,
      AuditLog audit,
      Clock clock) {
    this.source = source;
    this.reviews = reviews;
    this.outbox = outbox;
    this.shelf = shelf;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Whether the chart lies on the desk already, so that {@link #open} need not wait for the EHR.
   */
  public boolean isReady(Launch launch) {
    return charts.getIfPresent(launch.id()) != null;
  }

  /**
   * The chart of the launch's patient with its review; fetched where need be, which takes at most
   * as long as a page may.
   *
   * @param need what the page needs its reader to be allowed
   * @throws org.rimborso.access.Forbidden if they are not
   * @throws IllegalArgumentException if the launch has no patient
   */
  public DeskChart open(Admitted admitted, Permission need) {
    Launch launch = admitted.launch();
    Reference patient = patient(launch);
    gate.require(admitted, need);
    audit.record(entry(launch, Action.READ, List.of(), need.code()));
    return look(launch, patient);
  }

  private DeskChart look(Launch launch, Reference patient) {
    Budget budget = page();
    Fetched fetched = fetched(launch, patient, budget);
    Chart chart =
        fetched
            .chart()
            .withFollowUps(shelf.withOwn(launch.ehr(), patient, fetched.chart().followUps()));
    Review review = reviews.review(chart, budget);
    return new DeskChart(chart, review, fetched.asOf(), fetched.tokenEnded());
  }

  private static Budget page() {
    return Budget.of(ChartSource.PAGE_BUDGET);
  }

  private Fetched fetched(Launch launch, Reference patient, Budget budget) {
    return charts.get(
        launch.id(),
        id -> {
          Fetched fresh = source.fetch(launch, patient, clock.instant(), budget);
          audit.record(entry(launch, Action.SEARCH, fresh.asked(), "chart"));
          return fresh;
        });
  }

  /**
   * Types of resources that charts are made of and that the launch cannot reach, and why. Asks the
   * EHR only what it offers, and that no longer than a moment; nothing of a patient is read.
   */
  public Map<String, Cause> closed(Launch launch) {
    return source.closed(launch, Budget.of(A_MOMENT));
  }

  /** Forgets the chart, so that the next look is a new one. */
  public void forget(Launch launch) {
    charts.invalidate(launch.id());
  }

  /**
   * The notes of an account, the oldest first, each with the place where it is: what the EHR sent
   * is in the record, what only we hold is not.
   */
  public List<PlacedNote> notes(Admitted admitted, Reference account) {
    gate.require(admitted, Permission.SEE_ACCOUNTS);
    Launch launch = admitted.launch();
    audit.record(entry(launch, Action.READ, List.of(account.toString()), "notes"));
    Reference patient = patient(launch);
    return shelf.notesOf(
        launch.ehr(), patient, account, fetched(launch, patient, page()).chart().followUps());
  }

  /**
   * Saves a note about an account of the launch's patient. On disk when this returns.
   *
   * @return empty if the patient has no such account
   * @throws org.rimborso.access.Forbidden if the user may write no notes
   * @throws org.rimborso.store.StoreUnavailable if it could not be kept
   */
  public Optional<Saved> save(Admitted admitted, Reference account, Note note) {
    Launch launch = admitted.launch();
    Reference patient = patient(launch);
    gate.require(admitted, Permission.WRITE_NOTE);
    boolean known =
        look(launch, patient).review().accounts().stream()
            .anyMatch(a -> a.reference().equals(account));
    return known ? Optional.of(outbox.save(launch, patient, account, note)) : Optional.empty();
  }

  private static Reference patient(Launch launch) {
    return launch
        .patient()
        .orElseThrow(() -> new IllegalArgumentException("a launch without a patient has no chart"));
  }

  private static AuditEntry entry(
      Launch launch, Action action, List<String> resources, String reason) {
    User user = launch.user();
    return new AuditEntry(
        Optional.of(new AuditEntry.Who(user.issuer(), user.subject(), user.fhirUser())),
        action,
        launch.patient(),
        resources,
        AuditEntry.Outcome.DONE,
        reason,
        Optional.of(launch.id()),
        Optional.of(launch.ehr()));
  }
}
