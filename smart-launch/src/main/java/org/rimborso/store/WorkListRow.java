package org.rimborso.store;

import org.jdbi.v3.core.result.RowView;
import org.rimborso.chart.Reference;

/**
 * A line of a work list.
 *
 * @param assignee as {@link WorkRow.Assignee#code} says it; empty for nobody
 * @param told all that is shown of it, as the sweep wrote it
 */
public record WorkListRow(
    Reference account,
    Reference patient,
    boolean restricted,
    Queue queue,
    String assignee,
    String told) {
  static final String COLUMNS = "account, patient, restricted, queue, assignee";

  static WorkListRow read(RowView row, String told) {
    return new WorkListRow(
        Reference.parse(row.getColumn("account", String.class)).orElseThrow(),
        Reference.parse(row.getColumn("patient", String.class)).orElseThrow(),
        row.getColumn("restricted", Boolean.class),
        Queue.named(row.getColumn("queue", String.class)).orElseThrow(),
        row.getColumn("assignee", String.class),
        told);
  }

  /** The same with what is told of it. */
  WorkListRow telling(String text) {
    return new WorkListRow(account, patient, restricted, queue, assignee, text);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "WorkListRow[" + queue + "]";
  }
}
