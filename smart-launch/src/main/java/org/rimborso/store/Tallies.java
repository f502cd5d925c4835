package org.rimborso.store;

import java.util.EnumMap;
import java.util.Map;

/** How much of what is in the store, for whoever watches over the app. */
public final class Tallies {
  private final Store store;

  public Tallies(Store store) {
    this.store = store;
  }

  /** Notes by how far they came; states without a note are there with nothing. */
  public Map<NoteRow.State, Long> notes() {
    Map<NoteRow.State, Long> tally = new EnumMap<>(NoteRow.State.class);
    for (NoteRow.State state : NoteRow.State.values()) {
      tally.put(state, 0L);
    }
    store.read(
        handle ->
            handle
                .createQuery("select delivery, count(*) as notes from note group by delivery")
                .map(
                    row ->
                        tally.put(
                            NoteRow.State.valueOf(row.getColumn("delivery", String.class)),
                            row.getColumn("notes", Long.class)))
                .list());
    return tally;
  }

  /** Browser sessions that were used since a moment. */
  public long sessionsSince(long millis) {
    return store.read(
        handle ->
            handle
                .createQuery("select count(*) from web_session where touched_millis >= :since")
                .bind("since", millis)
                .mapTo(Long.class)
                .one());
  }
}
