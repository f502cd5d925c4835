package org.rimborso.launch;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rimborso.sweep.SweepListener;

/**
 * Says how a sweep goes: on a terminal a bar with speed and time left, else a line now and then.
 */
final class SweepWords implements SweepListener {
  private static final long SECOND = 1_000_000_000;
  private static final long OFTEN = SECOND / 5;
  private static final long SELDOM = 10 * SECOND;
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier time;
  private Optional<Stage> stage = Optional.empty();
  private long begun;
  private long told;

  /**
   * @param time in nanoseconds
   */
  SweepWords(PrintWriter err, boolean terminal, LongSupplier time) {
    this.err = err;
    this.terminal = terminal;
    this.time = time;
  }

  @Override
  public synchronized void reached(Stage at, long done, long all) {
    long now = time.getAsLong();
    if (!stage.equals(Optional.of(at))) {
      stage = Optional.of(at);
      begun = now;
      told = now;
    }
    if (now - told < (terminal ? OFTEN : SELDOM)) {
      return;
    }
    told = now;
    double speed = done * (double) SECOND / Math.max(1, now - begun);
    String so =
        String.format(
            Locale.ROOT,
            "%s %3d %%, %,.0f of %,.0f MB, %,.0f MB/s, about %s left",
            at == Stage.READING ? "reading  " : "reviewing",
            all == 0 ? 100 : done * 100 / all,
            done / 1e6,
            all / 1e6,
            speed / 1e6,
            left((long) ((all - done) / Math.max(1, speed))));
    if (terminal) {
      int filled = (int) (all == 0 ? WIDTH : Math.min(WIDTH, done * WIDTH / all));
      err.print("\r\u001b[K[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + so);
    } else {
      err.println("rimborso: " + so.replaceAll(" +", " ") + ".");
    }
    err.flush();
  }

  private static String left(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : seconds < 3600
            ? seconds / 60 + " min"
            : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  @Override
  public synchronized void says(String sentence) {
    clear();
    err.println("rimborso: " + sentence + ".");
    err.flush();
  }

  /** Takes the bar away. */
  synchronized void clear() {
    if (terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
