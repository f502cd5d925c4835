package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * What became of what was asked of several accounts of the work list.
 *
 * @param back the list
 * @param action where taking it back leads
 */
public record WorkListDone(String title, List<Row> rows, String back, String action, String token) {
  public WorkListDone {
    rows = List.copyOf(rows);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "WorkListDone[" + rows.size() + "]";
  }

  /**
   * One account.
   *
   * @param href its page; empty for a patient whose chart must be opened first
   * @param undo what takes it back; empty where nothing was done
   */
  public record Row(
      String account, Optional<String> href, Badge badge, String sentence, Optional<String> undo) {}

  /** Whether something can be taken back. */
  public boolean undoable() {
    return rows.stream().anyMatch(row -> row.undo().isPresent());
  }
}
