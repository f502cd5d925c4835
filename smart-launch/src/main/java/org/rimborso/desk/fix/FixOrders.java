package org.rimborso.desk.fix;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.desk.Desk;
import org.rimborso.desk.Entries;
import org.rimborso.desk.fix.FixBook.Answer;
import org.rimborso.desk.fix.FixBook.Ended;
import org.rimborso.desk.fix.FixBook.Objection;
import org.rimborso.desk.fix.FixBook.Order;
import org.rimborso.desk.fix.FixBook.Stopped;
import org.rimborso.fhir.write.ElementChange;
import org.rimborso.smart.Launch;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.Ending;
import org.rimborso.store.FixRows;
import org.rimborso.store.OutboxLeases;

/**
 * Carries corrections out, after the desk has asked whether they may be: a record by one at a time,
 * on whatever node, and each once.
 */
record FixOrders(
    Desk desk,
    Pens pens,
    FixRows rows,
    OutboxLeases leases,
    FixWork work,
    Supplier<CodeSets> codes,
    Clock clock) {
  private static final int LONGEST_WORDS = 500;

  /** The same form sent twice is one correction. */
  Optional<Answer> earlier(Admitted visitor, String id) {
    return rows.find(id)
        .map(
            row ->
                row.by().who().equals(Entries.owner(visitor.launch()))
                    ? new Ended(row)
                    : new Stopped(Objection.NOT_OWN));
  }

  Answer write(Admitted visitor, Fixable about, Order order) {
    return leased(visitor, order.resource(), pen -> written(visitor, about, order, pen))
        .orElseGet(() -> new Stopped(Objection.BUSY));
  }

  private Answer written(Admitted visitor, Fixable about, Order order, ChartPen pen) {
    Fresh fresh = pen.read(order.resource());
    if (!(fresh instanceof Fresh.Got got)) {
      return new Stopped(objection(fresh));
    }
    Correction correction = corrections(visitor.launch()).of(about, got, order.value());
    if (!(correction instanceof Correction.Planned planned)) {
      return new Stopped(((Correction.Objected) correction).because());
    }
    FixRow row = row(visitor, about, order.id(), planned);
    if (!planned.seen().equals(order.seen())) {
      return new Stopped(Objection.CHANGED);
    }
    if (isOnTheWay(visitor.launch(), order.resource(), pen)) {
      return new Stopped(Objection.BUSY);
    }
    return kept(
        visitor,
        row,
        () ->
            about.kind() == FixKind.ADD_DIAGNOSIS
                ? work.add(visitor.launch(), row, planned.code().orElseThrow(), got, pen)
                : work.correct(visitor.launch(), row, got, pen));
  }

  /**
   * Whether an earlier correction of the record may still arrive: it and another of the same would
   * not be told from each other.
   */
  private boolean isOnTheWay(Launch launch, Reference resource, ChartPen pen) {
    return rows.ofPatient(launch.ehr(), launch.patient().orElseThrow()).stream()
        .filter(row -> row.isOpen() && row.about().resource().equals(resource))
        .anyMatch(row -> work.settle(launch, row, pen).isOpen());
  }

  private Answer kept(Admitted visitor, FixRow row, Supplier<FixRow> writing) {
    try {
      return new Ended(writing.get());
    } catch (DuplicateRow twice) {
      return earlier(visitor, row.id()).orElseGet(() -> new Stopped(Objection.NOT_KEPT));
    } finally {
      desk.refresh(visitor);
    }
  }

  private FixRow row(Admitted visitor, Fixable about, String id, Correction.Planned planned) {
    return row(
        visitor,
        id,
        new FixRow.About(
            about.finding().id(),
            about.finding().rule(),
            about.kind().code(),
            about.resource().orElseThrow(),
            about.visit(),
            cut(planned.before()),
            cut(planned.after())),
        ElementChange.document(planned.changes()),
        Optional.empty());
  }

  FixRow row(
      Admitted visitor, String id, FixRow.About about, String changes, Optional<String> undoes) {
    Launch launch = visitor.launch();
    return new FixRow(
        id,
        launch.ehr(),
        launch.patient().orElseThrow(),
        launch.id(),
        desk.isRestricted(visitor, about.resource(), Permission.FIX_CHART),
        about,
        changes,
        new FixRow.By(Entries.owner(launch), cut(launch.user().name()), clock.instant()),
        Ending.NONE,
        undoes);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS);
  }

  Answer undo(Admitted visitor, FixRow row, String id) {
    return row.ending()
        .made()
        .map(made -> leased(visitor, row.about().resource(), pen -> undoneAlone(visitor, row, id)))
        .orElseGet(() -> Optional.of(undoneAlone(visitor, row, id)))
        .orElseGet(() -> new Stopped(Objection.BUSY));
  }

  private Answer undoneAlone(Admitted visitor, FixRow row, String id) {
    return leased(visitor, target(row), pen -> undone(visitor, row, id, pen))
        .orElseGet(() -> new Stopped(Objection.BUSY));
  }

  private Answer undone(Admitted visitor, FixRow row, String id, ChartPen pen) {
    Fresh fresh = pen.read(target(row));
    if (!(fresh instanceof Fresh.Got got)) {
      return new Stopped(objection(fresh));
    }
    Optional<List<ElementChange>> changes = FixUndo.changes(row, got);
    if (changes.isEmpty()) {
      return new Stopped(Objection.CHANGED);
    }
    if (isOnTheWay(visitor.launch(), target(row), pen)) {
      return new Stopped(Objection.BUSY);
    }
    FixRow undo = undoing(visitor, row, id, changes.get());
    return row.ending().made().isPresent()
        ? takenBack(visitor, undo, got, row, pen)
        : kept(visitor, undo, () -> work.correct(visitor.launch(), undo, got, pen));
  }

  private FixRow undoing(Admitted visitor, FixRow row, String id, List<ElementChange> changes) {
    FixRow.About about = row.about();
    String standing = about.after();
    String former = about.before();
    return row(
        visitor,
        id,
        new FixRow.About(
            about.finding(),
            about.rule(),
            about.kind(),
            target(row),
            about.visit(),
            standing,
            former),
        ElementChange.document(changes),
        Optional.of(row.id()));
  }

  private Answer takenBack(
      Admitted visitor, FixRow undo, Fresh.Got condition, FixRow added, ChartPen pen) {
    Fresh fresh = pen.read(added.about().resource());
    if (!(fresh instanceof Fresh.Got visit)) {
      return new Stopped(objection(fresh));
    }
    return AddedLine.isAsWritten(added, visit)
        ? kept(
            visitor,
            undo,
            () -> work.takeBack(visitor.launch(), undo, condition, added, visit, pen))
        : new Stopped(Objection.CHANGED);
  }

  /** Whoever may correct the record may look what it says; where that fails it stays open. */
  FixRow settled(Admitted visitor, FixRow row) {
    return leased(
            visitor,
            row.about().resource(),
            pen ->
                rows.find(row.id())
                    .map(now -> now.isOpen() ? work.settle(visitor.launch(), now, pen) : now)
                    .orElse(row))
        .orElse(row);
  }

  private <T> Optional<T> leased(
      Admitted visitor, Reference resource, Function<ChartPen, T> writing) {
    Launch launch = visitor.launch();
    return leases
        .take(launch.ehr() + " fix", resource)
        .map(
            lease -> {
              try {
                return writing.apply(pens.of(launch, desk.seesRestricted(visitor)));
              } finally {
                leases.release(lease);
              }
            });
  }

  static Reference target(FixRow row) {
    return row.ending().made().orElse(row.about().resource());
  }

  Corrections corrections(Launch launch) {
    return new Corrections(
        codes.get(), Locale.ENGLISH, LocalDate.ofInstant(clock.instant(), pens.zone(launch)));
  }

  static Objection objection(Fresh fresh) {
    if (fresh instanceof Fresh.Gone) {
      return Objection.CHANGED;
    }
    if (fresh instanceof Fresh.Refused) {
      return Objection.NOT_HERE;
    }
    return fresh instanceof Fresh.NoToken ? Objection.NO_TOKEN : Objection.SILENT;
  }
}
