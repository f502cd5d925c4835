package org.rimborso.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.chart.Reference;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/** A trail on a real store, with its key and witness, on a clock that tests set. */
final class TrailParts implements AutoCloseable {
  static final Who WHO =
      new Who("https://ehr.example/fhir", "sub-1", Reference.parse("Practitioner/p1"));

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException("always UTC");
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  final Path folder;
  final Store store;
  final Checkpoints checkpoints;
  final AuditLog log;
  final AuditCheck check;

  TrailParts(Path folder) {
    this(folder, Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key"))));
  }

  private TrailParts(Path folder, Store store) {
    this.folder = folder;
    this.store = store;
    checkpoints =
        new Checkpoints(
            store,
            clock,
            SigningKey.of(folder.resolve("audit.key")),
            new Witness(folder.resolve("audit.key.witness")));
    log = new AuditLog(store, clock, Optional.of(checkpoints));
    check = new AuditCheck(store, checkpoints);
  }

  /** The same trail as another process finds it. */
  TrailParts again() {
    TrailParts later = new TrailParts(folder, store);
    later.now = now;
    return later;
  }

  void at(String instant) {
    now = Instant.parse(instant);
  }

  static AuditEntry read(String claim) {
    return read("p1", claim);
  }

  static AuditEntry read(String patient, String claim) {
    return new AuditEntry(
        Optional.of(WHO),
        Action.READ,
        Reference.parse("Patient/" + patient),
        List.of("Encounter", "Claim/" + claim),
        Outcome.DONE,
        "see-accounts",
        Optional.of("launch-1"),
        Optional.of("hospital"));
  }

  void write(int rows) {
    for (int i = 0; i < rows; i++) {
      log.record(read("c" + i));
    }
  }

  int sql(String statement, Object... values) {
    return store.durably(handle -> handle.execute(statement, values));
  }

  List<String> texts(String query) {
    return store.read(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  AuditPurge purge() {
    return new AuditPurge(store, clock, log, checkpoints, Period.ofYears(6));
  }

  @Override
  public void close() {
    store.close();
  }
}
