package org.rimborso.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.notes.PlacedTask;
import org.rimborso.store.WorkRow;

/** Who works on which account, as pages need it. */
public interface WorkBook {

  /** How the accounts of the launch's patient are being worked on; those nobody spoke of lack. */
  Map<Reference, WorkRow> ofPatient(Admitted visitor);

  /** Whom an account may be given to: the visitor first, then colleagues, then departments. */
  List<WorkRow.Assignee> assignable(Admitted visitor);

  /**
   * Changes an account's work. What is so already is done without a change.
   *
   * @param version the one that the visitor saw, 0 for none
   */
  Answer change(Admitted visitor, Reference account, int version, WorkChange change);

  /**
   * What is to be done by the visitor at the EHR that they launched from, of all patients, by day.
   * Asks the EHR nothing. Who shows a line asks first whether the visitor sees its patient.
   */
  List<Due> due(Admitted visitor);

  /** Where the EHR's Task of an account is; empty where the site wants none, or nothing changed. */
  Optional<PlacedTask> task(Admitted visitor, Reference account);

  /** The day at the visitor's site. */
  LocalDate today(Admitted visitor);

  /** What became of a change. */
  sealed interface Answer {}

  /** It is so, on disk. */
  record Done(WorkRow row) implements Answer {}

  /** Somebody else changed it since the visitor looked; nothing was written. */
  record Faster(WorkRow row) implements Answer {}

  /** The visitor's patient has no such account, as far as the visitor sees. */
  record NoSuchAccount() implements Answer {}

  /** The store took nothing. */
  record NotKept() implements Answer {}

  /** Why an account is on somebody's list. */
  enum Reason {
    ASSIGNED,
    FOLLOW_UP,
    PROMISE,
    AWAKE
  }

  /**
   * One line of somebody's list.
   *
   * @param on the day it is due; that of the assignment where there is no other
   * @param dated whether {@code on} is a day by which something is due
   * @param visits the account's visits as far as FacilityScope needs them; one without a place
   *     where they are not known
   */
  record Due(
      Reference patient,
      Reference account,
      Reason reason,
      LocalDate on,
      boolean dated,
      List<Encounter> visits) {
    public Due {
      visits = List.copyOf(visits);
    }

    /** Neither patient nor account. */
    @Override
    public String toString() {
      return "Due[" + reason + "]";
    }
  }
}
