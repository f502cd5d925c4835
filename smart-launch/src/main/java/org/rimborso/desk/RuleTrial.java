package org.rimborso.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.rimborso.payerrules.RuleChange;

/**
 * A changed file that is tried on the last sweep.
 *
 * @param stage {@code starting}, {@code reading} or {@code reviewing}
 * @param percent of the stage
 * @param charts how many it was tried on; nothing until it is done
 * @param changes what it would change; none until it is done
 * @param told the last sentence of one that failed, in English; empty of others
 */
public record RuleTrial(
    RuleDraft draft,
    Instant begun,
    State state,
    String stage,
    int percent,
    long charts,
    List<RuleChange> changes,
    String told) {
  public RuleTrial {
    changes = List.copyOf(changes);
  }

  /** How it stands. */
  public enum State {
    AT_WORK,
    DONE,
    STOPPED,
    /** It took longer than a trial may. */
    TOO_SLOW,
    /** A sweep began and changed the files under it. */
    OVERTAKEN,
    FAILED;

    /** As it stands in words. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
