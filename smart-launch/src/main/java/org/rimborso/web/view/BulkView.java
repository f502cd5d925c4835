package org.rimborso.web.view;

import java.util.List;

/**
 * What became of what was asked of several accounts.
 *
 * @param back the list
 * @param text what was typed for a note, kept where a row was not done
 */
public record BulkView(String title, List<Row> rows, String back, String text) {
  public BulkView {
    rows = List.copyOf(rows);
  }

  /** One account and what became of it. */
  public record Row(String account, String href, Badge badge, String sentence) {}

  /** Whether some row was not done. */
  public boolean incomplete() {
    return rows.stream().anyMatch(row -> row.badge().tone() != Badge.Tone.OK);
  }
}
