package org.rimborso.store;

import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;

/**
 * How far the telling of something to its EHR in a Task came.
 *
 * @param change the one that the EHR is to be told
 * @param launchId the launch whose token tells it
 * @param told the version that it was told last; 0 for none
 * @param delivery where the Task landed, whichever version was told
 */
public record TaskRow(Change change, String launchId, int told, NoteRow.Delivery delivery) {

  /**
   * What has a Task of its own.
   *
   * @param ehr the configured EHR's id
   * @param of the account, or the question as {@code Query} with its id, which is no resource of
   *     the EHR
   */
  public record Subject(String ehr, TaskKind kind, Reference of) {}

  /**
   * One change of it.
   *
   * @param version 1 for the first, then one more for each
   * @param restricted whether it is about a restricted record by now
   * @param by who made it
   */
  public record Change(
      Subject subject, int version, Reference patient, boolean restricted, NoteRow.Owner by) {
    /** Without patient and people. */
    @Override
    public String toString() {
      return "Change[" + version + "]";
    }
  }

  public String ehr() {
    return change.subject().ehr();
  }

  public TaskKind kind() {
    return change.subject().kind();
  }

  /** The version that the EHR is to be told. */
  public int wanted() {
    return change.version();
  }

  /** Without patient and subject. */
  @Override
  public String toString() {
    return "TaskRow[" + told + " of " + wanted() + ", " + delivery.state() + "]";
  }
}
