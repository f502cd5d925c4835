package org.rimborso.launch;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.rimborso.access.Gate;
import org.rimborso.audit.AuditLog;
import org.rimborso.desk.Desk;
import org.rimborso.desk.Teams;
import org.rimborso.desk.WorkDesk;
import org.rimborso.desk.WorkListDesk;
import org.rimborso.notes.TaskOutbox;
import org.rimborso.store.NoteRows;
import org.rimborso.store.Store;
import org.rimborso.store.WorkListRows;
import org.rimborso.store.WorkRows;

/**
 * Where work is shared out, of one patient and of all, built over one store.
 *
 * @param zones of EHRs by their configured id
 */
record WorkRoom(
    Desk desk,
    Store store,
    TaskOutbox tasks,
    Function<String, ZoneId> zones,
    Gate gate,
    AuditLog audit,
    Clock clock) {

  /**
   * @param departments to which work may be given
   */
  WorkDesk work(List<String> departments) {
    return new WorkDesk(
        desk,
        new WorkRows(store),
        tasks,
        new NoteRows(store),
        departments,
        zones,
        gate,
        audit,
        clock);
  }

  WorkListDesk list(Teams teams) {
    return new WorkListDesk(
        desk,
        new WorkListRows(store),
        new WorkRows(store),
        tasks,
        teams,
        zones,
        gate,
        audit,
        clock);
  }
}
