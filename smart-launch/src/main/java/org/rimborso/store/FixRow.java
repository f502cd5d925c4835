package org.rimborso.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * One correction of a chart.
 *
 * @param ehr the configured EHR's id
 * @param launchId the launch whose token writes
 * @param restricted whether it is about a restricted record, for those only who may see them
 * @param changes the elements before and after, as the writer of them spells it
 * @param undoes the correction that this one takes back
 */
public record FixRow(
    String id,
    String ehr,
    Reference patient,
    String launchId,
    boolean restricted,
    About about,
    String changes,
    By by,
    Ending ending,
    Optional<String> undoes) {

  /**
   * What is corrected, and why.
   *
   * @param finding its stable id
   * @param kind of correction
   * @param resource that is changed
   * @param visit on whose page it is shown
   * @param before and {@code after}: in words, such as a code
   */
  public record About(
      String finding,
      String rule,
      String kind,
      Reference resource,
      Optional<Reference> visit,
      String before,
      String after) {}

  /** By whom, and when it began. */
  public record By(NoteRow.Owner who, String name, Instant at) {}

  /**
   * How far it came.
   *
   * @param reason a code that says more; may be empty
   * @param made the resource that was created for it, if one was
   * @param version of the changed resource as it was read back
   * @param at when it ended; empty while it did not
   */
  public record Ending(
      State state,
      String reason,
      Optional<Reference> made,
      Optional<String> version,
      Optional<Instant> at) {
    public static final Ending NONE =
        new Ending(State.BEGUN, "", Optional.empty(), Optional.empty(), Optional.empty());

    public static Ending of(State state, String reason, Instant at) {
      return new Ending(state, reason, Optional.empty(), Optional.empty(), Optional.of(at));
    }
  }

  /** How it stands. The names are kept in the store: never rename one. */
  public enum State {
    /** The EHR may have been asked to write. */
    BEGUN,
    /** It stands in the EHR, read back. */
    WRITTEN,
    /** The EHR did not take it. */
    REFUSED,
    /** The record was not any more what the clinician had seen; nothing was written. */
    CHANGED,
    /** Nothing was written. */
    NOT_WRITTEN,
    /** The EHR gave no whole answer; the next look tells. */
    UNKNOWN,
    /** The clinician said that it was corrected in the EHR, and the finding is gone. */
    GONE,
    /** The clinician said that it was corrected in the EHR, but the finding stands. */
    STANDS;

    /** As message bundles spell it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether only the EHR can tell how it ended. */
  public boolean isOpen() {
    return ending.state() == State.BEGUN || ending.state() == State.UNKNOWN;
  }

  public FixRow ended(Ending how) {
    return new FixRow(id, ehr, patient, launchId, restricted, about, changes, by, how, undoes);
  }

  /** The same with the elements as they are kept now. */
  public FixRow changing(String elements) {
    return new FixRow(id, ehr, patient, launchId, restricted, about, elements, by, ending, undoes);
  }

  /** Without people and what was corrected. */
  @Override
  public String toString() {
    return "FixRow[" + about.rule() + ", " + ending.state() + "]";
  }
}
