package org.rimborso.notes;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.FollowUpWriter;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRows;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/** An outbox over a real store in a folder, which can be closed and opened again. */
final class Desk implements AutoCloseable {
  static final Reference PATIENT = new Reference("Patient", "p1");
  static final Reference CLAIM = new Reference("Claim", "c1");
  static final Set<String> SCOPES = Set.of("user/ClaimResponse.cruds", "openid");

  final FakeEhr ehr;
  final TestClock clock;
  final Store store;
  final NoteRows rows;
  final Outbox outbox;
  final NoteShelf shelf;
  private final Records.Source source;

  /** What the trail was told of Provenances: note, outcome, id. */
  final List<String> attributed = new ArrayList<>();

  final FakeProvenances provenances;

  Desk(Path folder, FakeEhr ehr, TestClock clock) {
    this(folder, ehr, clock, new FakeProvenances(ehr));
  }

  Desk(Path folder, FakeEhr ehr, TestClock clock, FakeProvenances provenances) {
    this(folder, ehr, clock, new Source(ehr, provenances), provenances);
  }

  Desk(Path folder, FakeEhr ehr, TestClock clock, Records.Source source) {
    this(folder, ehr, clock, source, new FakeProvenances(ehr));
  }

  private Desk(
      Path folder,
      FakeEhr ehr,
      TestClock clock,
      Records.Source source,
      FakeProvenances provenances) {
    this.ehr = ehr;
    this.provenances = provenances;
    this.clock = clock;
    this.store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    this.rows = new NoteRows(store);
    this.source = source;
    this.outbox = outbox(new KillableTrail(ehr, attributed));
    this.shelf = new NoteShelf(rows);
  }

  /** Another outbox over the same rows, whose writes come into the audit trail. */
  Outbox audited() {
    return outbox(new AuditedNotes(new AuditLog(store, clock)));
  }

  private Outbox outbox(NoteTrail trail) {
    Dispatch dispatch =
        new Dispatch(
            rows,
            new OutboxLeases(store),
            new RefusalRows(store),
            source,
            new FollowUpWriter(),
            trail,
            clock);
    return new Outbox(rows, dispatch, trail, clock, Runnable::run);
  }

  static FakeEhr ehrWithClaim() {
    FakeEhr ehr = new FakeEhr();
    ehr.put(
        "{\"resourceType\":\"Claim\",\"id\":\"c1\",\"use\":\"claim\",\"type\":{\"text\":\"x\"},"
            + "\"patient\":{\"reference\":\"Patient/p1\"},\"insurer\":{\"display\":\"Plan\"}}");
    ehr.put(
        "{\"resourceType\":\"ClaimResponse\",\"id\":\"payer\",\"meta\":{\"versionId\":\"1\"},"
            + "\"patient\":{\"reference\":\"Patient/p1\"},\"request\":{\"reference\":\"Claim/c1\"},"
            + "\"processNote\":[{\"text\":\"the payer's own\"}]}");
    return ehr;
  }

  Saved save(Note note) {
    return outbox.save(launch("l1", "sub-1"), PATIENT, CLAIM, note);
  }

  Landing landing(String noteId) {
    return outbox.landing(noteId, Duration.ZERO).orElseThrow();
  }

  List<String> shown() {
    return shelf.notesOf("e1", PATIENT, CLAIM, List.of()).stream()
        .map(placed -> placed.note().id())
        .toList();
  }

  static Launch launch(String id, String subject) {
    return launch(id, subject, Optional.of(PATIENT), SCOPES);
  }

  static Launch launch(String id, String subject, Optional<Reference> patient, Set<String> scopes) {
    return new Launch(
        id,
        "e1",
        new User("https://ehr.example", subject, Optional.empty(), "Bea Biller"),
        patient,
        Optional.empty(),
        scopes,
        false,
        Instant.EPOCH);
  }

  static Note note(String id, String text) {
    return new Note(
        id,
        new Note.Author("Practitioner/b1", "Bea Biller"),
        Instant.parse("2026-11-02T09:15:00.123456Z"),
        Note.Kind.PROMISE,
        text,
        Optional.of("Claims desk"),
        Optional.empty(),
        Optional.of(Money.of("1200.50", "USD")),
        Optional.empty(),
        Optional.of(java.time.LocalDate.parse("2026-12-01")),
        Note.Status.ACTIVE);
  }

  @Override
  public void close() {
    store.close();
  }

  /** Counts as a step, so that the process can end there too. */
  private record KillableTrail(FakeEhr ehr, List<String> attributed) implements NoteTrail {
    @Override
    public void saving(NoteRow row) {
      ehr.step();
    }

    @Override
    public void striking(NoteRow row) {
      ehr.step();
    }

    @Override
    public void refused(NoteRow row, Launch launch) {
      ehr.step();
    }

    @Override
    public void ended(NoteRow row, Landing landing) {
      ehr.step();
    }

    @Override
    public void attributed(
        NoteRow row, Reference record, Attribution how, Optional<Reference> provenance) {
      ehr.step();
      attributed.add(row.note().id() + " " + how + " " + provenance.map(Reference::id).orElse("-"));
    }
  }

  /** One EHR with its Provenances. */
  private record Source(FakeEhr ehr, FakeProvenances provenances) implements Records.Source {
    @Override
    public Optional<Records> of(String id, String launchId) {
      return id.equals("e1") ? Optional.of(ehr) : Optional.empty();
    }

    @Override
    public Optional<Provenances> provenances(String id, String launchId) {
      return Optional.of(provenances);
    }
  }

  /** A clock that is moved by hand. */
  static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
