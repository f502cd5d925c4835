package org.rimborso.store;

import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.rimborso.chart.Reference;

/**
 * A number for each patient of an EHR that grows when somebody asks for a fresh look. What a node
 * keeps of a chart counts only as long as the number is the same: so one refresh reaches all nodes.
 */
public final class ChartStamps {
  /** Far longer than any node keeps a chart: after that no kept one can be taken for fresh. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final String THIS = " where ehr = :ehr and patient = :patient";

  private final Store store;
  private final Clock clock;

  public ChartStamps(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The number as it stands; 0 where nobody asked lately. */
  public long of(String ehr, Reference patient) {
    return store.read(
        handle ->
            handle
                .createQuery("select stamp from chart_stamp" + THIS)
                .bind("ehr", ehr)
                .bind("patient", patient.toString())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  /** From now on no node shows what it keeps of this patient's chart. */
  public void raise(String ehr, Reference patient) {
    try {
      store.durably(handle -> raised(handle, ehr, patient));
    } catch (DuplicateRow anotherNodeWasFirst) {
      store.durably(handle -> again(handle, ehr, patient));
    }
  }

  private int raised(Handle handle, String ehr, Reference patient) {
    long now = clock.millis();
    handle.execute("delete from chart_stamp where raised_millis < ?", now - KEPT.toMillis());
    return again(handle, ehr, patient) > 0
        ? 1
        : handle
            .createUpdate(
                "insert into chart_stamp (ehr, patient, stamp, raised_millis)"
                    + " values (:ehr, :patient, 1, :now)")
            .bind("ehr", ehr)
            .bind("patient", patient.toString())
            .bind("now", now)
            .execute();
  }

  private int again(Handle handle, String ehr, Reference patient) {
    return handle
        .createUpdate("update chart_stamp set stamp = stamp + 1, raised_millis = :now" + THIS)
        .bind("ehr", ehr)
        .bind("patient", patient.toString())
        .bind("now", clock.millis())
        .execute();
  }
}
