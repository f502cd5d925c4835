package org.rimborso.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.NotAudited;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.store.Backup;
import org.rimborso.store.Store;
import org.rimborso.store.StoreUnavailable;

/**
 * What {@code rimborso store} does where the store is open. Each leaves a row in the audit trail
 * before anything is taken.
 */
final class StoreWork {
  private static final int REFUSED = 1;
  private static final int BAD_USAGE = 2;

  private final Settings settings;
  private final Store store;
  private final AuditLog log;

  StoreWork(Settings settings, Store store, AuditLog log) {
    this.settings = settings;
    this.store = store;
    this.log = log;
  }

  Map<String, LocalCommand> commands() {
    return Map.of("store-backup", told(this::backup), "store-export", told(this::export));
  }

  /** What the store or the trail refuses is told in its own words. */
  private static LocalCommand told(LocalCommand command) {
    return (request, caller, lines) -> {
      try {
        return command.run(request, caller, lines);
      } catch (StoreUnavailable refused) {
        lines.err(Optional.ofNullable(refused.getMessage()).orElse("The store did not answer."));
        return REFUSED;
      } catch (NotAudited closed) {
        lines.err("Nothing was taken, for the audit trail cannot be written. Is the disk full?");
        return REFUSED;
      }
    };
  }

  /** Written by whoever has the store open, one at a time. */
  private synchronized int backup(LocalRequest request, String caller, LocalCommand.Lines lines) {
    Path file = Path.of(request.option("file").orElseThrow());
    Backup backup = Backup.to(store, file);
    log.record(
        new AuditEntry(
            Optional.of(LocalCommand.who(caller)),
            Action.EXPORT,
            Optional.empty(),
            List.of(),
            Outcome.DONE,
            "store-backup",
            Optional.empty()));
    backup.write();
    lines.out("Backed up to " + file + ". It opens with the store's key only; keep that apart.");
    return 0;
  }

  private int export(LocalRequest request, String caller, LocalCommand.Lines lines) {
    String id = request.option("ehr").orElseThrow();
    String named = request.option("patient").orElseThrow();
    Optional<EhrSettings> ehr = settings.ehr(id);
    Optional<Reference> patient =
        Reference.parse(named).filter(reference -> reference.type().equals("Patient"));
    if (ehr.isEmpty() || patient.isEmpty()) {
      lines.err(
          ehr.isEmpty()
              ? "No EHR has the id '" + id + "'."
              : "A patient is named as Patient/ID, not " + named);
      return BAD_USAGE;
    }
    PatientExport export = new PatientExport(store, log);
    lines.out(json(export.of(ehr.get(), patient.get(), LocalCommand.who(caller))));
    return 0;
  }

  private static String json(Map<String, Object> rows) {
    try {
      return new ObjectMapper().writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can be written as JSON", impossible);
    }
  }
}
