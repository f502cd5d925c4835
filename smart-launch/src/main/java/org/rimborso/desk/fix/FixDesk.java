package org.rimborso.desk.fix;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.desk.Desk;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.Entries;
import org.rimborso.rule.Finding;
import org.rimborso.smart.Launch;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.Ending;
import org.rimborso.store.FixRows;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.StoreUnavailable;

/**
 * The part of the desk where clinicians correct the chart. Each look and each correction asks the
 * gate, and stands in the audit trail first; only what the visitor sees of their patient can be
 * corrected. A record is corrected by one at a time, on whatever node.
 */
public final class FixDesk implements FixBook {
  private final Desk desk;
  private final Gate gate;
  private final Pens pens;
  private final FixRows rows;
  private final FixTrail trail;
  private final FixOrders orders;
  private final Supplier<CodeSets> codes;
  private final Clock clock;

  private FixDesk(Parts parts, FixTrail trail) {
    desk = parts.desk();
    gate = parts.gate();
    pens = parts.pens();
    rows = new FixRows(parts.store());
    codes = parts.codes();
    clock = parts.clock();
    this.trail = trail;
    FixWork work =
        new FixWork(
            rows,
            trail,
            pens.refusals(),
            new FixAttributions(parts.records(), trail, clock),
            clock);
    orders = new FixOrders(desk, pens, rows, new OutboxLeases(parts.store()), work, codes, clock);
  }

  /** Opens the desk over a store. */
  public static FixDesk open(Parts parts) {
    return new FixDesk(parts, new FixTrail(parts.audit()));
  }

  @Override
  public Map<String, Offer> offers(Admitted visitor, DeskChart opened, Locale language) {
    gate.require(visitor, Permission.SEE_DOCUMENTATION);
    Map<String, Offer> offers = new LinkedHashMap<>();
    if (visitor.may(Permission.FIX_CHART)) {
      Offers all = new Offers(codes.get(), opened.chart(), pens.reach(visitor.launch()), language);
      Fixables fixables = new Fixables(opened.chart());
      for (Finding finding : opened.review().findings()) {
        fixables.of(finding).ifPresent(one -> offers.put(finding.id(), all.of(one)));
      }
    }
    return offers;
  }

  @Override
  public List<CodeChoice> judged(
      Admitted visitor, DeskChart opened, String finding, List<String> found, Locale language) {
    gate.require(visitor, Permission.FIX_CHART);
    return fixable(opened, finding).stream()
        .map(about -> new CodeChoices(codes.get(), opened.chart(), about, language))
        .flatMap(choices -> found.stream().map(one -> choices.of(one, CodeChoice.Group.FOUND)))
        .toList();
  }

  @Override
  public List<FixRow> history(Admitted visitor) {
    gate.require(visitor, Permission.SEE_DOCUMENTATION);
    Launch launch = visitor.launch();
    return launch.patient().stream()
        .flatMap(patient -> rows.ofPatient(launch.ehr(), patient).stream())
        .filter(row -> !row.restricted() || desk.seesRestricted(visitor))
        .map(
            row ->
                row.isOpen() && visitor.may(Permission.FIX_CHART)
                    ? orders.settled(visitor, row)
                    : row)
        .toList();
  }

  @Override
  public boolean isUndoable(Admitted visitor, DeskChart opened, FixRow row) {
    gate.require(visitor, Permission.SEE_DOCUMENTATION);
    return visitor.may(Permission.FIX_CHART)
        && row.by().who().equals(Entries.owner(visitor.launch()))
        && pens.reach(visitor.launch()).againstUpdate(FixOrders.target(row).type()).isEmpty()
        && FixUndo.mayStand(opened.chart(), row);
  }

  @Override
  public Preview preview(Admitted visitor, String finding, String value, Locale language) {
    gate.require(visitor, Permission.FIX_CHART);
    DeskChart opened = desk.open(visitor, Permission.FIX_CHART);
    Optional<Fixable> about = fixable(opened, finding);
    if (about.isEmpty()) {
      return new Stopped(Objection.NO_SUCH_FINDING);
    }
    if (pens.reach(visitor.launch()).against(about.get()).isPresent()) {
      return new Stopped(Objection.NOT_HERE);
    }
    Reference resource = about.get().resource().orElseThrow();
    trail.looking(visitor.launch(), resource);
    Fresh fresh = pens.of(visitor.launch(), desk.seesRestricted(visitor)).read(resource);
    if (!(fresh instanceof Fresh.Got got)) {
      return new Stopped(FixOrders.objection(fresh));
    }
    Correction correction = orders.corrections(visitor.launch()).of(about.get(), got, value);
    return correction instanceof Correction.Planned planned
        ? ready(opened, about.get(), got, planned, value, language)
        : new Stopped(((Correction.Objected) correction).because());
  }

  private Ready ready(
      DeskChart opened,
      Fixable about,
      Fresh.Got fresh,
      Correction.Planned planned,
      String value,
      Locale language) {
    CodeChoices choices = new CodeChoices(codes.get(), opened.chart(), about, language);
    return new Ready(
        new Order(
            UUID.randomUUID().toString(),
            about.finding().id(),
            value,
            about.resource().orElseThrow(),
            planned.seen()),
        fresh.raw().version(),
        planned.lines(),
        planned.code().map(code -> choices.of(code.code(), CodeChoice.Group.FOUND)),
        about.bills());
  }

  private static Optional<Fixable> fixable(DeskChart opened, String id) {
    return opened.review().findings().stream()
        .filter(finding -> finding.id().equals(id))
        .findFirst()
        .flatMap(new Fixables(opened.chart())::of);
  }

  @Override
  public Answer write(Admitted visitor, Order order) {
    gate.require(visitor, Permission.FIX_CHART);
    try {
      Optional<Answer> done = orders.earlier(visitor, order.id());
      if (done.isPresent()) {
        return done.get();
      }
      DeskChart opened = desk.open(visitor, Permission.FIX_CHART);
      Optional<Fixable> about = fixable(opened, order.finding());
      if (about.isEmpty()) {
        return new Stopped(Objection.NO_SUCH_FINDING);
      }
      if (!about.get().resource().equals(Optional.of(order.resource()))) {
        return new Stopped(Objection.CHANGED);
      }
      return pens.reach(visitor.launch()).against(about.get()).isPresent()
          ? new Stopped(Objection.NOT_HERE)
          : orders.write(visitor, about.get(), order);
    } catch (StoreUnavailable broken) {
      return new Stopped(Objection.NOT_KEPT);
    }
  }

  @Override
  public Answer undo(Admitted visitor, String fix, String id) {
    gate.require(visitor, Permission.FIX_CHART);
    try {
      Optional<Answer> done = orders.earlier(visitor, id);
      if (done.isPresent()) {
        return done.get();
      }
      Optional<FixRow> row =
          history(visitor).stream().filter(one -> one.id().equals(fix)).findFirst();
      if (row.isEmpty() || !row.get().by().who().equals(Entries.owner(visitor.launch()))) {
        return new Stopped(Objection.NOT_OWN);
      }
      return new FixHistory(history(visitor)).stands(row.get())
          ? orders.undo(visitor, row.get(), id)
          : new Stopped(Objection.CHANGED);
    } catch (StoreUnavailable broken) {
      return new Stopped(Objection.NOT_KEPT);
    }
  }

  @Override
  public Optional<FixRow> check(Admitted visitor, String finding, String id) {
    gate.require(visitor, Permission.FIX_CHART);
    Optional<FixRow> before = rows.find(id);
    Optional<FixCheck> check = FixCheck.of(finding);
    if (before.isPresent() || check.isEmpty()) {
      return before.filter(row -> row.about().finding().equals(finding));
    }
    Optional<Reference> visit =
        fixable(desk.open(visitor, Permission.FIX_CHART), finding).flatMap(Fixable::visit);
    desk.refresh(visitor);
    Ending ending =
        check.get().ending(desk.open(visitor, Permission.FIX_CHART).review(), clock.instant());
    FixRow row =
        orders.row(visitor, id, check.get().about(visit), "[]", Optional.empty()).ended(ending);
    trail.ended(visitor.launch(), row, Optional.empty());
    rows.insert(row);
    return Optional.of(row);
  }
}
