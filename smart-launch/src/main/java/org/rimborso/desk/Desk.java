package org.rimborso.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.access.Admitted;
import org.rimborso.access.Confidentiality;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.chart.WriteOff;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.ehr.Budget;
import org.rimborso.notes.NoteShelf;
import org.rimborso.notes.Outbox;
import org.rimborso.notes.PlacedNote;
import org.rimborso.notes.Saved;
import org.rimborso.notes.Struck;
import org.rimborso.review.Review;
import org.rimborso.smart.Launch;
import org.rimborso.store.ChartStamps;
import org.rimborso.store.WriteOffRows;
import org.rimborso.sweep.RestrictedRecords;

/**
 * The desk on which a launch's chart lies. Every look and every note is asked of the gate and
 * stands in the audit trail first. Safe for many threads.
 */
public final class Desk {
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private final Fetches fetches;
  private final ChartReview reviews;
  private final Outbox outbox;
  private final NoteShelf shelf;
  private final WriteOffRows writeOffs;
  private final DismissalLedger dismissals;
  private final Gate gate;
  private final Confidentiality confidentiality;
  private final AuditLog audit;

  /**
   * @param reviews as code sets and rules stand now
   * @param writeOffs what was given up; approved, it counts at each look
   * @param dismissals gaps that were marked as none
   * @param stamps shared by all nodes
   * @param confidentiality who sees restricted records
   */
  public Desk(
      ChartSource source,
      ChartReview reviews,
      Outbox outbox,
      NoteShelf shelf,
      WriteOffRows writeOffs,
      DismissalLedger dismissals,
      ChartStamps stamps,
      Gate gate,
      Confidentiality confidentiality,
      AuditLog audit,
      Clock clock) {
    fetches = new Fetches(source, stamps, audit, clock);
    this.reviews = reviews;
    this.outbox = outbox;
    this.shelf = shelf;
    this.writeOffs = writeOffs;
    this.dismissals = dismissals;
    this.gate = gate;
    this.confidentiality = confidentiality;
    this.audit = audit;
  }

  /**
   * Whether the chart lies on the desk already, so that {@link #open} need not wait for the EHR.
   */
  public boolean isReady(Admitted admitted) {
    gate.require(admitted, Permission.BE_HERE);
    return fetches.has(admitted.launch());
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
    audit.record(Entries.of(launch, Action.READ, List.of(), need.code()));
    return look(admitted, patient, confidentiality);
  }

  /**
   * The chart as it may be sent to somebody else: without what is restricted, whoever asks.
   *
   * @throws org.rimborso.access.Forbidden if they may write no notes
   */
  public DeskChart outgoing(Admitted admitted) {
    gate.require(admitted, Permission.WRITE_NOTE);
    Launch launch = admitted.launch();
    audit.record(Entries.of(launch, Action.READ, List.of(), "outgoing"));
    return look(admitted, patient(launch), Confidentiality.STRICT);
  }

  /** What is taken out for this visitor is out before the review begins. */
  private DeskChart look(Admitted admitted, Reference patient, Confidentiality opens) {
    Budget budget = page();
    Disclosure disclosure = new Disclosure(admitted, opens);
    Fetched fetched = fetched(admitted.launch(), patient, disclosure, budget);
    Chart chart = shown(admitted.launch(), patient, disclosure, fetched);
    Review review = disclosure.review(reviews.review(chart, budget));
    Dismissals marks = dismissals.whole(admitted.launch().ehr(), patient, fetched);
    return new DeskChart(
        chart, review, fetched.asOf(), fetched.tokenEnded(), disclosure.dismissals(marks));
  }

  private Chart shown(Launch launch, Reference patient, Disclosure disclosure, Fetched fetched) {
    String ehr = launch.ehr();
    List<FollowUp> notes = shelf.withOwn(ehr, patient, fetched.chart().followUps());
    Chart whole =
        fetched
            .chart()
            .with(FollowUp.class, notes)
            .with(WriteOff.class, GivenUp.of(writeOffs.ofPatient(ehr, patient)));
    return disclosure.chart(fetched, whole);
  }

  private Budget page() {
    return fetches.page();
  }

  private Fetched fetched(Launch launch, Reference patient, Disclosure disclosure, Budget budget) {
    return fetches.of(launch, patient, disclosure.types(), budget);
  }

  /**
   * Types of resources that charts are made of and that the launch cannot reach, and why. Asks the
   * EHR only what it offers, and that no longer than a moment; nothing of a patient is read.
   */
  public Map<String, Cause> closed(Admitted admitted) {
    gate.require(admitted, Permission.BE_HERE);
    return fetches.closed(admitted.launch(), Budget.of(A_MOMENT));
  }

  /** Lets the next look at the patient be a new one, for every launch and on every node. */
  public void refresh(Admitted admitted) {
    gate.require(admitted, Permission.BE_HERE);
    fetches.renew(admitted.launch());
  }

  /** A launch is over: nothing of it stays here. */
  public void ended(String launchId) {
    fetches.forget(launchId);
  }

  /**
   * The notes of an account, the oldest first, each with the place where it is: what the EHR sent
   * is in the record, what only we hold is not. None of an account that the visitor does not get.
   *
   * @throws org.rimborso.access.Forbidden if they may see no notes
   */
  public List<PlacedNote> notes(Admitted admitted, Reference account) {
    gate.require(admitted, Permission.SEE_NOTES);
    Launch launch = admitted.launch();
    audit.record(Entries.of(launch, Action.READ, List.of(account.toString()), "notes"));
    Reference patient = patient(launch);
    Disclosure disclosure = new Disclosure(admitted, confidentiality);
    Fetched fetched = fetched(launch, patient, disclosure, page());
    return isShown(account, shown(launch, patient, disclosure, fetched))
        ? shelf.notesOf(launch.ehr(), patient, account, fetched.chart().followUps())
        : List.of();
  }

  /**
   * Whether the visitor gets this account, of which they want to read something that only we hold.
   *
   * @param what it is, for the audit trail
   * @throws org.rimborso.access.Forbidden if they may see no notes
   */
  boolean opens(Admitted admitted, Reference account, String what) {
    gate.require(admitted, Permission.SEE_NOTES);
    Launch launch = admitted.launch();
    audit.record(Entries.of(launch, Action.READ, List.of(account.toString()), what));
    return gets(admitted, account);
  }

  /**
   * Whether the visitor gets this account, and may write about it.
   *
   * @throws org.rimborso.access.Forbidden if they may write no notes
   */
  public boolean holds(Admitted admitted, Reference account) {
    gate.require(admitted, Permission.WRITE_NOTE);
    return gets(admitted, account);
  }

  private boolean gets(Admitted admitted, Reference account) {
    Launch launch = admitted.launch();
    Reference patient = patient(launch);
    Disclosure disclosure = new Disclosure(admitted, confidentiality);
    Fetched fetched = fetched(launch, patient, disclosure, page());
    return isShown(account, shown(launch, patient, disclosure, fetched));
  }

  /**
   * Whether an account is a restricted record, which those only get who may see them.
   *
   * @throws org.rimborso.access.Forbidden if the visitor may not work on accounts
   */
  public boolean isRestricted(Admitted admitted, Reference account) {
    gate.require(admitted, Permission.WRITE_NOTE);
    return isRestricted(admitted, account, Permission.WRITE_NOTE);
  }

  /**
   * The same of any record.
   *
   * @param need what the visitor must be allowed
   */
  public boolean isRestricted(Admitted admitted, Reference account, Permission need) {
    gate.require(admitted, need);
    return restricted(admitted).contains(account);
  }

  /** What of the launch's patient those only get who may see restricted records. */
  Set<Reference> restricted(Admitted admitted) {
    gate.require(admitted, Permission.BE_HERE);
    Launch launch = admitted.launch();
    Disclosure disclosure = new Disclosure(admitted, confidentiality);
    Fetched fetched = fetched(launch, patient(launch), disclosure, page());
    return RestrictedRecords.of(fetched.chart(), fetched.restricted());
  }

  /** Whether the visitor may see restricted records. */
  public boolean seesRestricted(Admitted admitted) {
    gate.require(admitted, Permission.BE_HERE);
    return confidentiality.opensFor(admitted.roles());
  }

  private static boolean isShown(Reference account, Chart chart) {
    return chart.find(account, Resource.class).isPresent();
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
    return look(admitted, patient, confidentiality).has(account)
        ? Optional.of(outbox.save(launch, patient, account, note))
        : Optional.empty();
  }

  /**
   * Marks a note of the visitor about an account of the launch's patient as entered in error. On
   * disk when this returns.
   *
   * @throws org.rimborso.access.Forbidden if the user may write no notes
   * @throws org.rimborso.store.StoreUnavailable if it could not be kept
   */
  public Struck strike(Admitted admitted, Reference account, String noteId) {
    gate.require(admitted, Permission.WRITE_NOTE);
    return holds(admitted, account)
        ? outbox.strike(admitted.launch(), account, noteId)
        : Struck.UNKNOWN;
  }

  private static Reference patient(Launch launch) {
    return launch
        .patient()
        .orElseThrow(() -> new IllegalArgumentException("a launch without a patient has no chart"));
  }
}
