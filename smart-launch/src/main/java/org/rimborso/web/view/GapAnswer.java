package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * What was said to a gap, and the form to say it.
 *
 * @param closed by what it is no gap; empty while it is one
 * @param former a sentence on an earlier answer that no longer counts
 * @param form empty for who may not answer
 * @param done a sentence on what was just done
 */
public record GapAnswer(
    Optional<Closed> closed, Optional<String> former, Optional<Form> form, Optional<String> done) {
  /** Nobody said anything, and the reader may not. */
  public static final GapAnswer NONE =
      new GapAnswer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * It is no gap.
   *
   * @param reason in words
   * @param remark as typed; empty where none was given, or the reader may not see it
   * @param small who said so, when
   */
  public record Closed(String reason, String remark, String small) {}

  /** A reason to choose. */
  public record Choice(String code, String words, boolean chosen) {}

  /**
   * The form about one gap.
   *
   * @param key tells its fields from those of other gaps on the page
   * @param visit the visit in view, to come back to; empty where it is none
   * @param facts fingerprint of what the finding rests on
   * @param version how many decisions its reader sees
   */
  public record Form(
      String key,
      String action,
      String token,
      String finding,
      String visit,
      String facts,
      int version,
      List<Choice> reasons,
      String remark,
      Optional<String> error) {
    public Form {
      reasons = List.copyOf(reasons);
    }

    /** Without what goes with it. */
    @Override
    public String toString() {
      return "Form[" + key + "]";
    }
  }
}
