package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The page of one correction: what was chosen, and what it would change.
 *
 * @param title of the gap
 * @param message what is wrong
 * @param fix what can be chosen; empty where the gap is gone
 * @param chosen by the reader
 * @param searched words that codes were searched for
 * @param trouble a sentence on why nothing was written, and one on what to do
 * @param preview what would be written
 * @param back to the visit
 */
public record FixView(
    String title,
    String message,
    Optional<GapFix> fix,
    String chosen,
    String searched,
    Optional<String> trouble,
    Optional<Preview> preview,
    String back) {

  /**
   * What would be written.
   *
   * @param resource in which
   * @param why what speaks for the chosen code, or that nothing does
   */
  public record Preview(
      String action,
      String token,
      String id,
      String finding,
      String value,
      String resource,
      String seen,
      List<Line> lines,
      Optional<String> why,
      List<String> remarks) {
    public Preview {
      lines = List.copyOf(lines);
      remarks = List.copyOf(remarks);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Preview[]";
    }
  }

  /** An element before and after. */
  public record Line(String element, String before, String after) {}
}
