package org.rimborso.campaign;

import java.time.Duration;
import java.util.Locale;

/**
 * One run of coverage-guided fuzzing: counts the inputs that were withstood and tells them at its
 * end. A run that only repeats kept inputs, as in every {@code verify}, tells nothing.
 */
public final class Guided {
  private final String name;
  private final String things;
  private final long began = System.nanoTime();
  private long begun;
  private long withstood;

  /**
   * @param name of the file that keeps the figures
   * @param things what the inputs are and what none of them did, such as "lists: 0 throwables"
   */
  public Guided(String name, String things) {
    this.name = name;
    this.things = things;
  }

  /** Hands one input to what is being tried, which throws if it does not withstand it. */
  public void input(Runnable trial) {
    begun++;
    trial.run();
    withstood++;
  }

  /** Keeps the figures, unless an input was not withstood. */
  public void tell() {
    if (System.getenv("JAZZER_FUZZ") != null && withstood == begun) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Campaign.tell(
          name,
          String.format(
              Locale.ROOT,
              "%,d inputs guided by coverage in %.1f minutes, %s",
              withstood,
              took.toSeconds() / 60.0,
              things));
    }
  }
}
