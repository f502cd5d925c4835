package org.rimborso.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One sweep of an EHR: export, review, work list and figures.
 *
 * @param ehr the configured id
 * @param ended empty while it is at work
 * @param stage how far it came
 * @param done bytes of the stage, of {@code all}; both nothing where that is not known
 * @param stopping whether somebody has asked it to stop
 * @param counts empty where the review did not end
 * @param told the last sentence of one that failed; empty text of others
 */
public record SweepRun(
    String id,
    String ehr,
    Cause cause,
    Instant begun,
    Optional<Instant> ended,
    Stage stage,
    long done,
    long all,
    boolean stopping,
    Outcome outcome,
    Optional<Counts> counts,
    String told) {

  /** Whether it is at work. */
  public boolean isAtWork() {
    return outcome == Outcome.AT_WORK;
  }

  /** Who began it. */
  public enum Cause {
    /** The daily time. */
    DAILY,
    /** An administrator, on the page. */
    HAND,
    /** The command line, such as cron. */
    COMMAND;

    public String code() {
      return SweepRun.code(this);
    }
  }

  /** What it is doing. */
  public enum Stage {
    STARTING,
    EXPORTING,
    READING,
    REVIEWING,
    LOADING;

    public String code() {
      return SweepRun.code(this);
    }
  }

  /** What became of it. */
  public enum Outcome {
    AT_WORK,
    DONE,
    /** Done with what could be had; something is missing. */
    PARTLY,
    NOT_BEGUN,
    NOT_EXPORTED,
    NOT_REVIEWED,
    NOT_LOADED,
    /** Somebody stopped it. */
    STOPPED,
    /** Nothing was heard of it any more. */
    LOST;

    public String code() {
      return SweepRun.code(this);
    }

    /** Whether the work list is what this sweep found. */
    public boolean isGood() {
      return this == DONE || this == PARTLY;
    }

    /** Whether it ended by itself without having done its work. */
    public boolean isFailure() {
      return !isGood() && this != AT_WORK && this != STOPPED;
    }
  }

  /**
   * How much was swept.
   *
   * @param problems what could not be read
   */
  public record Counts(long resources, long accounts, long findings, long problems) {}

  private static String code(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
