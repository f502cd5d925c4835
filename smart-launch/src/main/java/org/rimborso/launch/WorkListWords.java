package org.rimborso.launch;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.rimborso.sweep.WorkListLoad;

/** Says every ten seconds how far a load of the work list is, how fast, and how long it takes. */
final class WorkListWords implements Consumer<WorkListLoad.Progress> {
  private static final double SECOND = 1e9;
  private static final long EVERY = 10_000_000_000L;

  private final Consumer<String> lines;
  private final LongSupplier time;
  private final long begun;
  private long indexing;
  private long told;

  /**
   * @param time in nanoseconds
   */
  WorkListWords(Consumer<String> lines, LongSupplier time) {
    this.lines = lines;
    this.time = time;
    begun = time.getAsLong();
    told = begun;
  }

  @Override
  public void accept(WorkListLoad.Progress progress) {
    long now = time.getAsLong();
    if (progress instanceof WorkListLoad.Indexing one && one.made() == 0) {
      indexing = now;
    }
    if (now - told >= EVERY) {
      told = now;
      lines.accept(words(progress, now));
    }
  }

  private String words(WorkListLoad.Progress progress, long now) {
    if (progress instanceof WorkListLoad.Reading reading) {
      double seconds = (now - begun) / SECOND;
      double share = Math.min(1, reading.characters() / (double) Math.max(1, reading.bytes()));
      return String.format(
          Locale.ROOT,
          "%,d accounts read, %.0f a second; read in about %s, then indexes are made.",
          reading.accounts(),
          reading.accounts() / seconds,
          left(seconds * (1 - share) / Math.max(1e-9, share)));
    }
    WorkListLoad.Indexing made = (WorkListLoad.Indexing) progress;
    double each = (now - indexing) / SECOND / Math.max(1, made.made());
    return String.format(
        Locale.ROOT,
        "%,d accounts are in; indexes made: %d of %d; about %s left.",
        made.accounts(),
        made.made(),
        made.all(),
        left(each * (made.all() - made.made())));
  }

  private static String left(double seconds) {
    return seconds < 90 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
  }
}
