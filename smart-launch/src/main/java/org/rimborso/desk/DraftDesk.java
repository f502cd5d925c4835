package org.rimborso.desk;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Drafts;

/** The part of the desk where half-written notes and letters lie; each look asks the gate. */
public final class DraftDesk {
  private final Drafts drafts;
  private final Gate gate;

  public DraftDesk(Drafts drafts, Gate gate) {
    this.drafts = drafts;
    this.gate = gate;
  }

  /** A form of an account's pages. */
  public record Form(Reference account, String name) {
    /** The form for notes about an account. */
    public static Form note(Reference account) {
      return new Form(account, "");
    }

    /**
     * The form of one letter about an account.
     *
     * @param which kind and language
     */
    public static Form letter(Reference account, String which) {
      return new Form(account, "letter " + which);
    }

    private String place() {
      return name.isEmpty() ? account.toString() : account + " " + name;
    }
  }

  /** Keeps what the visitor typed so far; a form without text is no draft. */
  public boolean keep(Admitted admitted, Form form, Map<String, String> fields) {
    gate.require(admitted, Permission.WRITE_NOTE);
    if (fields.getOrDefault("text", "").isBlank()) {
      drafts.drop(admitted.launch(), form.place());
      return true;
    }
    return drafts.keep(admitted.launch(), form.place(), fields);
  }

  /** What the visitor typed into this form and did not save. */
  public Optional<Map<String, String>> find(Admitted admitted, Form form) {
    gate.require(admitted, Permission.WRITE_NOTE);
    return drafts.find(admitted.launch(), form.place());
  }

  /** Forgets it, because it was saved. */
  public void drop(Admitted admitted, Form form) {
    gate.require(admitted, Permission.WRITE_NOTE);
    drafts.drop(admitted.launch(), form.place());
  }
}
