package org.rimborso.notes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.FollowUpRecord;

/**
 * Records that are asked and written only while the lease of their account is held, which each call
 * renews. A node that stood still for too long and lost it writes nothing any more; the node that
 * took over will.
 */
final class LeasedRecords implements Records {
  private final Records records;
  private final BooleanSupplier stillOurs;

  LeasedRecords(Records records, BooleanSupplier stillOurs) {
    this.records = records;
    this.stillOurs = stillOurs;
  }

  @Override
  public URI base() {
    return records.base();
  }

  @Override
  public boolean takesFollowUps() {
    return records.takesFollowUps();
  }

  @Override
  public Answer<List<FollowUpRecord>> followUps(Reference patient, Reference account) {
    return stillOurs.getAsBoolean()
        ? records.followUps(patient, account)
        : new Answer.NotReached<>();
  }

  @Override
  public Answer<byte[]> read(Reference reference) {
    return stillOurs.getAsBoolean() ? records.read(reference) : new Answer.NotReached<>();
  }

  @Override
  public Answer<Put> create(Reference account, String json) {
    return stillOurs.getAsBoolean() ? records.create(account, json) : new Answer.NotReached<>();
  }

  @Override
  public Answer<Put> update(Reference record, Optional<String> version, String json) {
    return stillOurs.getAsBoolean()
        ? records.update(record, version, json)
        : new Answer.NotReached<>();
  }
}
