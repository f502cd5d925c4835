package org.rimborso.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WorkChange;
import org.rimborso.desk.WorkListBook;
import org.rimborso.store.WorkListWish;

/** No sweep was loaded; what pages make of one is tested with a real store. */
final class NoWorkList implements WorkListBook {
  @Override
  public Optional<Overview> overview(Admitted visitor, Sees sees) {
    return Optional.empty();
  }

  @Override
  public Lines lines(
      Admitted visitor, Sees sees, WorkListWish wish, Optional<Reference> after, int most) {
    return Lines.NONE;
  }

  @Override
  public void export(Admitted visitor, Sees sees, WorkListWish wish, Consumer<List<Line>> to) {}

  @Override
  public WorkBook.Answer change(
      Admitted visitor, Sees sees, Reference account, int version, WorkChange change) {
    return new WorkBook.NoSuchAccount();
  }

  @Override
  public void seen(Admitted visitor, DeskChart opened, Reference account) {}

  @Override
  public Map<String, Set<String>> teams(Admitted visitor) {
    return Map.of();
  }

  @Override
  public OptionalInt escalation() {
    return OptionalInt.empty();
  }

  @Override
  public ZoneId zone(Admitted visitor) {
    return ZoneOffset.UTC;
  }

  @Override
  public LocalDate today(Admitted visitor) {
    return SampleChart.TODAY;
  }
}
