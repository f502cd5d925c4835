package org.rimborso.launch;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.NotAudited;
import org.rimborso.store.Store;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Counts;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;
import org.rimborso.store.SweepRuns;

/** Where a sweep says that it begins, how far it is, and how it ended. */
final class SweepWork {
  /** The answer to a sweep that is to stop. */
  static final int STOP = 130;

  private static final int REFUSED = 1;

  private final SweepRuns runs;
  private final AuditLog log;
  private final Clock clock;

  SweepWork(Store store, AuditLog log, Clock clock) {
    this.runs = new SweepRuns(store);
    this.log = log;
    this.clock = clock;
  }

  Map<String, LocalCommand> commands() {
    return Map.of("sweep-begin", this::begin, "sweep-beat", this::beat, "sweep-end", this::end);
  }

  private int begin(LocalRequest request, String caller, LocalCommand.Lines lines) {
    String ehr = request.option("ehr").orElseThrow();
    try {
      log.record(entry(caller, ehr, "sweep-begin"));
      Optional<String> run = runs.begin(ehr, Cause.COMMAND, clock.instant());
      run.ifPresentOrElse(lines::out, () -> lines.err(busy()));
      return run.isPresent() ? 0 : REFUSED;
    } catch (StoreUnavailable refused) {
      lines.err(
          Optional.ofNullable(refused.getMessage()).orElse("The store did not answer.")
              + " Nothing was swept.");
      return REFUSED;
    } catch (NotAudited closed) {
      lines.err("Nothing was swept, for the audit trail cannot be written. Is the disk full?");
      return REFUSED;
    }
  }

  private String busy() {
    return runs.atWork()
            .map(
                run ->
                    "Another sweep is at work, of '"
                        + run.ehr()
                        + "', since "
                        + run.begun()
                        + "; one runs at a time.")
            .orElse("Another sweep was at work until just now.")
        + " Start this one again later.";
  }

  private int beat(LocalRequest request, String caller, LocalCommand.Lines lines) {
    boolean goesOn =
        runs.isToGoOn(
            request.option("run").orElseThrow(),
            Stage.valueOf(request.option("stage").orElseThrow()),
            number(request, "done").orElse(0L),
            number(request, "all").orElse(0L),
            clock.instant());
    return goesOn ? 0 : STOP;
  }

  private int end(LocalRequest request, String caller, LocalCommand.Lines lines) {
    runs.end(
        request.option("run").orElseThrow(),
        Outcome.valueOf(request.option("outcome").orElseThrow()),
        number(request, "resources")
            .map(
                resources ->
                    new Counts(
                        resources,
                        number(request, "accounts").orElse(0L),
                        number(request, "findings").orElse(0L),
                        number(request, "problems").orElse(0L))),
        request.option("told").orElse(""),
        clock.instant());
    return 0;
  }

  private static Optional<Long> number(LocalRequest request, String name) {
    return request.option(name).map(Long::valueOf);
  }

  /** A row of the trail about a sweep that somebody at the machine, or the app by itself, began. */
  static AuditEntry entry(String caller, String ehr, String reason) {
    return new AuditEntry(
        Optional.of(LocalCommand.who(caller)),
        Action.WRITE,
        Optional.empty(),
        List.of(),
        AuditEntry.Outcome.DONE,
        reason,
        Optional.empty(),
        Optional.of(ehr));
  }
}
