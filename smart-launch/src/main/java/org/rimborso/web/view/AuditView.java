package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The audit trail's page.
 *
 * @param path of the page inside the launch
 * @param standing whether the chain is whole, and up to where
 * @param feed how far the outside repository has it; empty if there is none
 * @param problem what is wrong with what was typed
 * @param next the address of older rows; empty on the last page
 */
public record AuditView(
    String path,
    AuditFilter filter,
    List<Choice> actions,
    Line standing,
    Optional<Line> feed,
    Optional<String> problem,
    List<Row> rows,
    Optional<String> next) {
  public AuditView {
    actions = List.copyOf(actions);
    rows = List.copyOf(rows);
  }

  /** An action to choose. */
  public record Choice(String code, String name, boolean chosen) {}

  /** A sentence with its mark. */
  public record Line(Badge badge, String sentence) {}

  /**
   * One row of the trail.
   *
   * @param at the moment, as ISO and in the reader's form
   * @param what the action in words
   * @param who the user as the EHR names them
   * @param concerns references and types
   */
  public record Row(
      long seq, Day at, String what, Badge outcome, String who, String concerns, String reason) {}
}
