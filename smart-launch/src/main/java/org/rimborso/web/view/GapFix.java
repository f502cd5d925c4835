package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * How a gap's reader corrects the chart: what can be chosen, or what to do in the EHR instead; and
 * what was done about it already. Nothing is chosen for anybody.
 *
 * @param instead a sentence on what to change in the EHR; empty where it can be done here
 * @param question above what can be chosen
 * @param groups of what can be chosen
 * @param day whether a day is asked for
 * @param searches whether other codes may be searched for
 * @param inWords what the record says in words only
 * @param remarks sentences on what stays as it is
 * @param done what was corrected already, where only bills say otherwise
 * @param checked a sentence on what the last look showed
 */
public record GapFix(
    Form form,
    Optional<String> instead,
    String question,
    List<Group> groups,
    boolean day,
    boolean searches,
    List<String> inWords,
    List<String> remarks,
    Optional<FixedLine> done,
    Optional<String> checked) {
  public GapFix {
    groups = List.copyOf(groups);
    inWords = List.copyOf(inWords);
    remarks = List.copyOf(remarks);
  }

  /**
   * Where its forms go.
   *
   * @param check the id of the next look
   */
  public record Form(String action, String token, String finding, String check) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Form[]";
    }
  }

  /** What can be chosen for one reason. */
  public record Group(String label, List<Option> options) {
    public Group {
      options = List.copyOf(options);
    }
  }

  /**
   * Something that can be chosen.
   *
   * @param code as shown; empty where there is none
   * @param why what speaks for it, or that nothing does
   * @param backed whether something does
   */
  public record Option(String value, String code, String name, String why, boolean backed) {}

  /** Whether the reader has nothing more to do. */
  public boolean isDone() {
    return done.isPresent();
  }
}
