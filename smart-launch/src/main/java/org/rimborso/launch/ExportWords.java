package org.rimborso.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.sweep.export.Outcome;
import org.rimborso.sweep.export.Watch;

/** What an export does, in sentences; on a terminal also how far it is. */
final class ExportWords implements Watch {
  private static final long OFTEN = 200_000_000;
  private static final double MIB = 1 << 20;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal = Boolean.getBoolean("rimborso.terminal");
  private long shown = System.nanoTime() - OFTEN;

  ExportWords(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public synchronized void told(String sentence) {
    clear();
    err.println("rimborso: " + sentence);
    err.flush();
  }

  @Override
  public synchronized void waiting(Optional<String> progress, Duration pause) {
    if (terminal) {
      err.print(
          "\r\u001b[KThe EHR is at work"
              + progress.map(words -> ": " + words).orElse("")
              + "; asked again in "
              + Math.max(1, pause.toSeconds())
              + " s");
      err.flush();
    }
  }

  @Override
  public synchronized void arriving(int done, int all, long bytes) {
    if (terminal && (done == all || System.nanoTime() - shown >= OFTEN)) {
      shown = System.nanoTime();
      err.print(
          String.format(Locale.ROOT, "\r\u001b[K%d of %d files, %.1f MiB", done, all, bytes / MIB));
      err.flush();
    }
  }

  private void clear() {
    if (terminal) {
      err.print("\r\u001b[K");
    }
  }

  /** The last lines. */
  synchronized void end(Outcome outcome, Path folder) {
    clear();
    if (outcome instanceof Outcome.Complete complete) {
      complete(complete, folder);
    } else if (outcome instanceof Outcome.Failed failed) {
      err.println("rimborso: " + failed.sentence());
      if (failed.goesOn()) {
        err.println("The same command goes on where it stopped.");
      }
    } else {
      err.println(
          ((Outcome.Cancelled) outcome).ended()
              ? "Called off; the EHR knows. What had arrived is deleted."
              : "Called off, but the EHR did not take word of it; the same command goes on.");
    }
    out.flush();
    err.flush();
  }

  private void complete(Outcome.Complete complete, Path folder) {
    complete.resources().forEach((type, count) -> out.print(type + ": " + count + "\n"));
    out.print(
        (complete.incremental() ? "Changes: " : "Exported: ")
            + complete.total()
            + " resources into "
            + folder
            + ", as of "
            + complete.transactionTime()
            + ".\n");
    if (complete.deleted() > 0) {
      out.print(
          complete.deleted()
              + " resources are deleted at the EHR; "
              + folder.resolve(".export/deleted.tsv")
              + " names them.\n");
    }
    if (!complete.problems().isEmpty()) {
      err.println(
          "rimborso: the EHR reports: "
              + words(complete.problems())
              + (complete.lacks() ? "; something is missing." : "."));
    }
    if (!complete.counts()) {
      err.println("The next export asks from the same time as this one.");
    }
  }

  private static String words(Map<String, Long> problems) {
    return problems.entrySet().stream()
        .map(entry -> entry.getValue() + " × " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
