package org.rimborso.desk;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Drafts;
import org.rimborso.store.QueryRow;

/**
 * The part of the desk where half-written notes, letters and questions lie; each look asks the
 * gate.
 */
public final class DraftDesk {
  private final Drafts drafts;
  private final Gate gate;

  public DraftDesk(Drafts drafts, Gate gate) {
    this.drafts = drafts;
    this.gate = gate;
  }

  /**
   * A form about an account, or about something else that has a reference.
   *
   * @param need what its author must be allowed
   */
  public record Form(Reference account, String name, Permission need) {
    private static final Reference FINDING = new Reference("Finding", "one");
    private static final Reference QUERY = new Reference("Query", "one");

    /** The form for notes about an account. */
    public static Form note(Reference account) {
      return new Form(account, "", Permission.WRITE_NOTE);
    }

    /**
     * The form of one letter about an account.
     *
     * @param which kind and language
     */
    public static Form letter(Reference account, String which) {
      return new Form(account, "letter " + which, Permission.WRITE_NOTE);
    }

    /** The form in which a clinician is asked about an account or a finding. */
    public static Form question(QueryRow.About about) {
      return new Form(
          about.account().orElse(FINDING),
          "question " + about.finding().orElse(""),
          Permission.ASK_CLINICIAN);
    }

    /** The form in which a question is answered. */
    public static Form answer(String query) {
      return new Form(QUERY, "answer " + query, Permission.ANSWER_QUERY);
    }

    private String place() {
      return name.isEmpty() ? account.toString() : account + " " + name;
    }
  }

  /** Keeps what the visitor typed so far; a form without text is no draft. */
  public boolean keep(Admitted admitted, Form form, Map<String, String> fields) {
    gate.require(admitted, form.need());
    if (fields.getOrDefault("text", "").isBlank()) {
      drafts.drop(admitted.launch(), form.place());
      return true;
    }
    return drafts.keep(admitted.launch(), form.place(), fields);
  }

  /** What the visitor typed into this form and did not save. */
  public Optional<Map<String, String>> find(Admitted admitted, Form form) {
    gate.require(admitted, form.need());
    return drafts.find(admitted.launch(), form.place());
  }

  /** Forgets it, because it was saved. */
  public void drop(Admitted admitted, Form form) {
    gate.require(admitted, form.need());
    drafts.drop(admitted.launch(), form.place());
  }
}
