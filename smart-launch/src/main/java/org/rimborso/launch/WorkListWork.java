package org.rimborso.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.NotAudited;
import org.rimborso.desk.HealthDesk;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.store.HealthRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.sweep.HealthFile;
import org.rimborso.sweep.WorkListLoad;

/** What {@code rimborso worklist} does where the store is open. */
final class WorkListWork {
  private static final int REFUSED = 1;
  private static final int BAD_USAGE = 2;
  private static final int UNREADABLE = 3;

  private final Settings settings;
  private final Store store;
  private final AuditLog log;
  private final Clock clock;

  WorkListWork(Settings settings, Store store, AuditLog log, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  Map<String, LocalCommand> commands() {
    return Map.of("worklist-load", this::load);
  }

  private int load(LocalRequest request, String caller, LocalCommand.Lines lines) {
    String id = request.option("ehr").orElseThrow();
    Optional<EhrSettings> ehr = settings.ehr(id);
    if (ehr.isEmpty()) {
      lines.err("No EHR has the id '" + id + "'.");
      return BAD_USAGE;
    }
    try {
      log.record(entry(caller, id));
      LocalDate today = LocalDate.ofInstant(clock.instant(), ehr.get().zone());
      Path folder = Path.of(request.option("folder").orElseThrow());
      WorkListLoad.Result result =
          new WorkListLoad(store, new WorkListWords(lines::out, System::nanoTime))
              .load(folder, id, today);
      int exit = told(result, folder, lines);
      return result instanceof WorkListLoad.Loaded loaded
          ? figures(folder.resolve(HealthFile.NAME), id, loaded.asOf(), lines)
          : exit;
    } catch (StoreUnavailable refused) {
      lines.err(
          Optional.ofNullable(refused.getMessage()).orElse("The store did not answer.")
              + " The work list is what it was.");
      return REFUSED;
    } catch (NotAudited closed) {
      lines.err("Nothing was loaded, for the audit trail cannot be written. Is the disk full?");
      return REFUSED;
    }
  }

  /** The figures of the same sweep; a folder without them leaves those of before. */
  private int figures(Path file, String ehr, LocalDate asOf, LocalCommand.Lines lines) {
    if (!Files.exists(file)) {
      lines.out("The figures are what they were: the sweep wrote none.");
      return 0;
    }
    try {
      HealthDesk.take(new HealthRows(store), ehr, file, asOf, clock);
      lines.out("The figures of " + YearMonth.from(asOf) + " are those of this sweep.");
      return 0;
    } catch (IOException unreadable) {
      lines.err(file + " cannot be read. The figures are what they were.");
      return UNREADABLE;
    }
  }

  private static AuditEntry entry(String caller, String ehr) {
    return new AuditEntry(
        Optional.of(LocalCommand.who(caller)),
        Action.WRITE,
        Optional.empty(),
        List.of(),
        Outcome.DONE,
        "worklist-load",
        Optional.empty(),
        Optional.of(ehr));
  }

  private static int told(WorkListLoad.Result result, Path folder, LocalCommand.Lines lines) {
    if (result instanceof WorkListLoad.Loaded loaded) {
      lines.out(
          "The work list holds "
              + loaded.accounts()
              + " accounts of the sweep for "
              + loaded.asOf()
              + "; not checked in their charts: "
              + loaded.notChecked()
              + ".");
      return 0;
    }
    Path file = folder.resolve(WorkListLoad.FILE);
    lines.err(fault(result, file) + " The work list is what it was.");
    return result instanceof WorkListLoad.Overtaken ? REFUSED : UNREADABLE;
  }

  private static String fault(WorkListLoad.Result result, Path file) {
    if (result instanceof WorkListLoad.BadLine bad) {
      return file + ", line " + bad.line() + ": no line of a sweep's, or one of another day.";
    }
    if (result instanceof WorkListLoad.Twice twice) {
      return file
          + " names an account twice: as number "
          + twice.first()
          + " and as number "
          + twice.second()
          + " of its lines.";
    }
    return result instanceof WorkListLoad.Overtaken
        ? "Another load of this EHR's work list began meanwhile."
        : file + " cannot be read. Did the sweep write into this folder?";
  }
}
