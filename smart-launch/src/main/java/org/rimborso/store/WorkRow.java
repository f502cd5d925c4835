package org.rimborso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;

/**
 * How an account is being worked on, as one change left it. No deadline depends on it.
 *
 * @param ehr the configured EHR's id
 * @param version 1 for the first change, then one more for each
 * @param visits the places of the account's visits as the desk writes them; empty if not known
 * @param restricted whether the account is a restricted record, for those only who may see them
 * @param change the change that led here
 */
public record WorkRow(
    String ehr,
    Reference patient,
    Reference account,
    int version,
    String visits,
    boolean restricted,
    State state,
    Change change) {

  /** Who does it, until when it sleeps, when it is looked at again. */
  public record State(
      Optional<Assigned> assigned, Optional<Snooze> snooze, Optional<LocalDate> followUpOn) {
    public static final State NONE =
        new State(Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether both say the same, whoever said it when. */
    public boolean says(State other) {
      return assigned.map(Assigned::to).equals(other.assigned.map(Assigned::to))
          && snooze.map(Snooze::until).equals(other.snooze.map(Snooze::until))
          && snooze.map(Snooze::reason).equals(other.snooze.map(Snooze::reason))
          && followUpOn.equals(other.followUpOn);
    }

    /** Whether it is still asleep on that day; it is back on the day it was put off to. */
    public boolean sleepsOn(LocalDate day) {
      return snooze.filter(one -> one.until().isAfter(day)).isPresent();
    }
  }

  /**
   * A person, or a department where there is none.
   *
   * @param name how to show them
   */
  public record Assignee(Optional<NoteRow.Owner> person, String name) {
    /** Names it among all of one EHR. */
    public String code() {
      return person
          .map(one -> "person " + one.issuer() + " " + one.subject())
          .orElse("department " + name);
    }
  }

  /** To whom, by whom, when. */
  public record Assigned(Assignee to, String by, Instant at) {}

  /** Put off to a day, why, by whom. */
  public record Snooze(LocalDate until, String reason, String by) {}

  /**
   * Who changed it, when, and how.
   *
   * @param what a code such as {@code assign}
   */
  public record Change(NoteRow.Owner who, String name, Instant at, String what) {}

  /** The change as its EHR may be told it. */
  public TaskRow.Change telling() {
    return new TaskRow.Change(
        new TaskRow.Subject(ehr, TaskKind.WORK, account),
        version,
        patient,
        restricted,
        change.who());
  }

  /** Without people and reasons. */
  @Override
  public String toString() {
    return "WorkRow[" + version + "]";
  }
}
