package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.store.TaskRow;

/**
 * Where the Task of an account or a question is.
 *
 * @param landing of the newest change
 * @param stale the Task that still says how it was before; empty where none does
 */
public record PlacedTask(Landing landing, Optional<Reference> stale) {
  /**
   * The place that a row tells.
   *
   * @param newest version; a change that no Task was wanted for counts too
   */
  static PlacedTask of(TaskRow row, int newest) {
    return new PlacedTask(
        NoteShelf.landing(row.delivery()),
        row.delivery().landed().filter(there -> row.told() < newest));
  }
}
