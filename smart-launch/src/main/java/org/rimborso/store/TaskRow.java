package org.rimborso.store;

import org.rimborso.chart.Reference;

/**
 * How far the telling of an account's work to its EHR came.
 *
 * @param ehr the configured EHR's id
 * @param launchId the launch whose token tells it
 * @param wanted the version of the work that the EHR is to be told
 * @param told the version that it was told last; 0 for none
 * @param delivery where the Task landed, whichever version was told
 */
public record TaskRow(
    String ehr,
    Reference account,
    Reference patient,
    String launchId,
    int wanted,
    int told,
    NoteRow.Delivery delivery) {

  /**
   * That an EHR is to be told a change of work.
   *
   * @param launchId of who makes the change
   * @param delivery how it begins
   */
  public record Wish(String launchId, NoteRow.Delivery delivery) {}

  /** Without patient and account. */
  @Override
  public String toString() {
    return "TaskRow[" + told + " of " + wanted + ", " + delivery.state() + "]";
  }
}
