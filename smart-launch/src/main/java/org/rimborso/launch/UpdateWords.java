package org.rimborso.launch;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.rimborso.codebooks.publisher.Intake.EditionName;
import org.rimborso.codebooks.publisher.Outcome;
import org.rimborso.codebooks.publisher.Progress;
import org.rimborso.codebooks.publisher.Update;

/** What an update does, in sentences: a line for each file, and on a terminal how far it is. */
final class UpdateWords implements Update.Listener {
  private static final long OFTEN = 200_000_000;
  private static final double MIB = 1 << 20;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal = Boolean.getBoolean("rimborso.terminal");

  UpdateWords(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  void plan(List<Update.Planned> plan) {
    plan.forEach(planned -> out.println(planned.label() + ": " + planned.address().uri()));
    out.flush();
  }

  @Override
  public Progress asking(Update.Planned planned) {
    if (!terminal) {
      return Progress.SILENT;
    }
    long[] last = {System.nanoTime() - OFTEN};
    return (bytes, total) -> {
      if (System.nanoTime() - last[0] >= OFTEN) {
        last[0] = System.nanoTime();
        err.print("\r\u001b[K" + planned.label() + ": " + amount(bytes, total));
        err.flush();
      }
    };
  }

  private static String amount(long bytes, OptionalLong total) {
    String so = String.format(Locale.ROOT, "%.1f", bytes / MIB);
    return total.isPresent()
        ? so + " of " + String.format(Locale.ROOT, "%.1f MiB", total.getAsLong() / MIB)
        : so + " MiB";
  }

  @Override
  public void done(Update.Planned planned, Outcome outcome) {
    if (terminal) {
      err.print("\r\u001b[K");
    }
    if (outcome instanceof Outcome.Failed failed) {
      fault(planned, failed.reason());
    } else if (outcome instanceof Outcome.OtherBook other) {
      fault(planned, "the file holds " + names(other.editions()) + "; check the address");
    } else {
      out.println(planned.label() + ": " + words(planned, outcome) + ".");
    }
    out.flush();
    err.flush();
  }

  private void fault(Update.Planned planned, String reason) {
    err.println(
        "rimborso: " + planned.label() + ": " + reason + " (" + planned.address().uri() + ").");
  }

  private static String words(Update.Planned planned, Outcome outcome) {
    if (outcome instanceof Outcome.Imported imported) {
      return "imported, in force now: " + names(imported.editions());
    }
    if (outcome instanceof Outcome.Unchanged unchanged) {
      return unchanged(planned, unchanged.editions());
    }
    return outcome instanceof Outcome.NotPublishedYet
        ? "not published yet"
        : "the publisher has no such file (" + planned.address().uri() + ")";
  }

  /** A publisher may leave last year's file at this year's address. */
  private static String unchanged(Update.Planned planned, List<EditionName> editions) {
    return editions.stream().anyMatch(one -> isAnother(one.toString(), planned.label()))
        ? "not there, the file at its address is "
            + names(editions)
            + ", which is in force already ("
            + planned.address().uri()
            + ")"
        : "unchanged: " + names(editions);
  }

  /** Whether two labels differ in their figures and in nothing else, as FY2026 and FY2027 do. */
  private static boolean isAnother(String label, String wanted) {
    return !label.equals(wanted)
        && label.replaceAll("\\d", "#").equals(wanted.replaceAll("\\d", "#"));
  }

  /** The last line. */
  void end(boolean all) {
    if (all) {
      out.println("Done; rimborso codes list tells what is in force.");
      out.flush();
    } else {
      err.println(
          "rimborso: not everything could be updated; what was in force stays. Check the addresses at"
              + " the publishers' sites and mend them under codes.update.books, or download the files"
              + " and use rimborso codes import FILE.");
      err.flush();
    }
  }

  private static String names(List<EditionName> editions) {
    return editions.isEmpty()
        ? "no code list that Rimborso knows"
        : editions.stream().map(EditionName::toString).collect(Collectors.joining(", "));
  }
}
