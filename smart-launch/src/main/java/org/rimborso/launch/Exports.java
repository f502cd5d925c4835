package org.rimborso.launch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.Patience;
import org.rimborso.smart.BackendTokens;
import org.rimborso.smart.Statements;
import org.rimborso.sweep.export.BulkExport;
import org.rimborso.sweep.export.Outcome;
import org.rimborso.sweep.export.Since;
import org.rimborso.sweep.export.Watch;

/**
 * A bulk export from a configured EHR, as the command line runs it: signed for by whoever has the
 * store open, and in the audit trail before anything is asked.
 */
final class Exports implements AutoCloseable {
  private final Settings settings;
  private final EhrSettings ehr;
  private final Backend backend;
  private final BulkExport export;

  /** Asks the store where no interruption reaches it: H2 would close it. */
  private final ExecutorService store =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "export-store");
            thread.setDaemon(true);
            return thread;
          });

  private Exports(Settings settings, EhrSettings ehr, Backend backend) {
    this.settings = settings;
    this.ehr = ehr;
    this.backend = backend;
    Clock clock = Clock.systemUTC();
    Patience patience = time -> Thread.sleep(time.toMillis());
    Outbound outbound = new Outbound(clock, patience);
    Ehr reached = new Ehrs(List.of(ehr), outbound).byId(ehr.id()).orElseThrow();
    Statements statements = this::statement;
    this.export =
        new BulkExport(
            ehr,
            backend,
            new BackendTokens(reached, backend, statements, clock),
            outbound,
            clock,
            patience);
  }

  /**
   * @throws SettingsError if the EHR or its backend is not configured
   */
  static Exports of(Settings settings, String id) {
    EhrSettings ehr = EhrCommand.ehr(settings, id);
    Backend backend =
        ehr.backend()
            .orElseThrow(
                () ->
                    new SettingsError(
                        "Nothing is exported from '"
                            + id
                            + "': its entry in ehrs has no backend; rimborso.example.yaml shows"
                            + " one."));
    return new Exports(settings, ehr, backend);
  }

  /** Runs it, or goes on with one that was stopped. */
  Outcome run(Path folder, Since since, Watch watch) {
    if (!noted("begun", String.join(",", Backend.types(backend.scopes())))) {
      return new Outcome.Failed("Nothing was exported: the audit trail cannot be written.", false);
    }
    Outcome outcome = export.run(folder.toAbsolutePath().normalize(), since, watch);
    // What called it off has done its work.
    Thread.interrupted();
    boolean kept =
        outcome instanceof Outcome.Complete complete
            ? noted("ended", counts(complete))
            : noted(outcome instanceof Outcome.Failed ? "failed" : "cancelled", "");
    if (!kept) {
      watch.told("The end of the export is not in the audit trail: it cannot be written.");
    }
    return outcome;
  }

  private static String counts(Outcome.Complete complete) {
    return complete.resources().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  /** Calls it off; {@link #run} tells the EHR and returns. */
  void cancel() {
    export.cancel();
  }

  private Optional<String> statement(String clientId, URI audience, String algorithm) {
    return asked(
            Map.of("ehr", ehr.id(), "audience", audience.toString(), "algorithm", algorithm),
            "client-statement")
        .flatMap(lines -> lines.stream().findFirst());
  }

  private boolean noted(String event, String types) {
    Map<String, String> options =
        types.isEmpty()
            ? Map.of("ehr", ehr.id(), "event", event)
            : Map.of("ehr", ehr.id(), "event", event, "types", types);
    return asked(options, "export-note").isPresent();
  }

  /** The lines of a command that succeeded. */
  private Optional<List<String>> asked(Map<String, String> options, String command) {
    List<String> lines = new ArrayList<>();
    try {
      int exit =
          CompletableFuture.supplyAsync(
                  () ->
                      StoreCommands.run(settings, new LocalRequest(command, options), heard(lines)),
                  store)
              .join();
      return exit == 0 ? Optional.of(lines) : Optional.empty();
    } catch (CompletionException broken) {
      throw broken.getCause() instanceof RuntimeException told ? told : broken;
    }
  }

  private static LocalCommand.Lines heard(List<String> lines) {
    return new LocalCommand.Lines() {
      @Override
      public void out(String line) {
        lines.add(line);
      }

      @Override
      public void err(String line) {
        // The exit code says that it failed; what follows from it is told by who asked.
      }
    };
  }

  @Override
  public void close() {
    store.shutdown();
  }
}
