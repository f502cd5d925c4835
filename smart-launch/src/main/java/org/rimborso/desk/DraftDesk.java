package org.rimborso.desk;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Drafts;

/** The part of the desk where half-written notes lie; each look asks the gate. */
public final class DraftDesk {
  private final Drafts drafts;
  private final Gate gate;

  public DraftDesk(Drafts drafts, Gate gate) {
    this.drafts = drafts;
    this.gate = gate;
  }

  /** Keeps what the visitor typed so far; a form without text is no draft. */
  public boolean keep(Admitted admitted, Reference account, Map<String, String> fields) {
    gate.require(admitted, Permission.WRITE_NOTE);
    if (fields.getOrDefault("text", "").isBlank()) {
      drafts.drop(admitted.launch(), account);
      return true;
    }
    return drafts.keep(admitted.launch(), account, fields);
  }

  /** What the visitor typed about this account and did not save. */
  public Optional<Map<String, String>> find(Admitted admitted, Reference account) {
    gate.require(admitted, Permission.WRITE_NOTE);
    return drafts.find(admitted.launch(), account);
  }

  /** Forgets it, because it was saved. */
  public void drop(Admitted admitted, Reference account) {
    gate.require(admitted, Permission.WRITE_NOTE);
    drafts.drop(admitted.launch(), account);
  }
}
