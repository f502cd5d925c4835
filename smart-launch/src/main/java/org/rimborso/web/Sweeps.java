package org.rimborso.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.store.SweepRun;

/** The sweeps of the site's EHRs, as the administrators' page needs them. */
public interface Sweeps {

  /** The moment of what is shown. */
  Instant now();

  /** Every configured EHR with its sweeps. */
  List<OfEhr> all(Admitted visitor);

  /** Starts one now. It is written down first. */
  Answer start(Admitted visitor, String ehr);

  /** Asks the one at work to stop. It is written down first. */
  Answer stop(Admitted visitor, String ehr);

  /**
   * How one EHR is swept.
   *
   * @param zone of its site
   * @param isSetUp whether the configuration says whereto
   * @param next when it is swept by itself; a moment that has passed if it is due
   * @param runs the newest first
   */
  record OfEhr(
      String ehr, ZoneId zone, boolean isSetUp, Optional<Instant> next, List<SweepRun> runs) {
    public OfEhr {
      runs = List.copyOf(runs);
    }
  }

  /** What came of a wish. */
  enum Answer {
    STARTED,
    STOPPING,
    /** Another one is at work. */
    BUSY,
    /** None is at work. */
    IDLE,
    NOT_SET_UP;

    /** As it stands in addresses and words. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
