package org.rimborso.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.fix.CodeChoice;
import org.rimborso.desk.fix.FixBook;
import org.rimborso.store.FixRow;

/** Corrections as a test wants them; what pages asked for is kept. */
final class FakeFixes implements FixBook {
  volatile Map<String, Offer> offers = Map.of();
  volatile List<FixRow> history = List.of();
  volatile Preview preview = new Stopped(Objection.NO_SUCH_FINDING);
  volatile Answer answer = new Stopped(Objection.NO_SUCH_FINDING);
  final List<Order> orders = new ArrayList<>();

  @Override
  public Map<String, Offer> offers(Admitted visitor, DeskChart opened, Locale language) {
    return offers;
  }

  @Override
  public List<CodeChoice> judged(
      Admitted visitor, DeskChart opened, String finding, List<String> codes, Locale language) {
    return List.of();
  }

  @Override
  public List<FixRow> history(Admitted visitor) {
    return history;
  }

  @Override
  public boolean isUndoable(Admitted visitor, DeskChart opened, FixRow row) {
    return true;
  }

  @Override
  public Preview preview(Admitted visitor, String finding, String value, Locale language) {
    return preview;
  }

  @Override
  public Answer write(Admitted visitor, Order order) {
    orders.add(order);
    return answer;
  }

  @Override
  public Answer undo(Admitted visitor, String fix, String id) {
    return answer;
  }

  @Override
  public Optional<FixRow> check(Admitted visitor, String finding, String id) {
    return Optional.empty();
  }
}
