package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The page of sweeps.
 *
 * @param path of the page; forms go below it
 * @param said what came of the button just pressed
 * @param asOf the time of day of what is shown
 */
public record SweepsView(
    String path, String token, Optional<String> said, String asOf, List<SweepsView.Row> rows) {
  public SweepsView {
    rows = List.copyOf(rows);
  }

  @Override
  public String toString() {
    return "SweepsView[rows=" + rows.size() + "]";
  }

  /**
   * One EHR.
   *
   * @param last the newest that ended; empty where there is none
   * @param now what the one at work does; empty where none is
   * @param next when it is swept by itself, in words
   * @param startable whether the button to start is there
   * @param stoppable whether the button to stop is there
   */
  public record Row(
      String ehr,
      Optional<Ended> last,
      Optional<String> now,
      String next,
      boolean startable,
      boolean stoppable) {}

  /**
   * A sweep that ended.
   *
   * @param when begun, how long, and who began it
   * @param counts what it swept; empty where it did not come so far
   * @param told its own last sentence where it failed
   * @param remedy what to do; empty where nothing is
   * @param complete when the last one was complete, where this one was not
   */
  public record Ended(
      Badge badge,
      String when,
      Optional<String> counts,
      Optional<String> told,
      Optional<String> remedy,
      Optional<String> complete) {}
}
