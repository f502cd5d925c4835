package org.rimborso.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WriteOffBook;
import org.rimborso.desk.WriteOffStep;
import org.rimborso.store.WriteOffRow;

/** Nobody gives anything up; what pages make of write-offs is tested with a real store. */
final class NoWriteOffs implements WriteOffBook {
  @Override
  public List<WriteOffRow> of(Admitted visitor, Reference account) {
    return List.of();
  }

  @Override
  public boolean isOwn(Admitted visitor, WriteOffRow row) {
    return false;
  }

  @Override
  public Answer step(
      Admitted visitor,
      Reference account,
      int version,
      WriteOffStep step,
      Function<WriteOffRow, String> told) {
    return new NotKept();
  }

  @Override
  public List<Waiting> waiting(Admitted visitor, Predicate<Waiting> sees) {
    return List.of();
  }
}
