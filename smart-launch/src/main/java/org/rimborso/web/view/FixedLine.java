package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * A correction that was made, or whose end is not known.
 *
 * @param remarks sentences on what is to be known besides
 * @param undo how its author takes it back; empty where nobody here does
 */
public record FixedLine(Badge badge, String text, List<String> remarks, Optional<Undo> undo) {
  public FixedLine {
    remarks = List.copyOf(remarks);
  }

  /**
   * A form.
   *
   * @param id of taking it back, so that the same form again changes nothing
   */
  public record Undo(String action, String token, String fix, String id) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Undo[]";
    }
  }
}
