package org.rimborso.launch;

import java.time.Clock;
import java.util.function.Supplier;
import org.rimborso.access.Gate;
import org.rimborso.audit.AuditLog;
import org.rimborso.codes.CodeSets;
import org.rimborso.desk.Desk;
import org.rimborso.desk.fix.FixDesk;
import org.rimborso.desk.fix.Parts;
import org.rimborso.desk.fix.Pens;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.TokenSource;
import org.rimborso.notes.Records;
import org.rimborso.store.Store;

/** Wires what lets clinicians correct charts. */
record FixRoom(Ehrs ehrs, CapabilityBook capabilities, TokenSource tokens, Records.Source records) {

  /**
   * The desk for corrections.
   *
   * @param codes as they stand now
   */
  FixDesk desk(
      Settings settings,
      Desk desk,
      Store store,
      Supplier<CodeSets> codes,
      Gate gate,
      AuditLog audit,
      Clock clock) {
    Pens pens =
        Pens.of(ehrs, capabilities, tokens, store, settings.access().restricted().labels(), clock);
    return FixDesk.open(new Parts(desk, gate, pens, store, records, codes, audit, clock));
  }

  /** Tokens tell nothing of themselves. */
  @Override
  public String toString() {
    return "FixRoom[]";
  }
}
