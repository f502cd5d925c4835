package org.rimborso.desk.fix;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.ConceptEdit;
import org.rimborso.fhir.write.DiagnosisWriter;
import org.rimborso.fhir.write.ElementChange;
import org.rimborso.notes.Refusals;
import org.rimborso.smart.Launch;
import org.rimborso.smart.Scopes.Action;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.Ending;
import org.rimborso.store.FixRow.State;
import org.rimborso.store.FixRows;
import org.rimborso.store.StoreUnavailable;

/**
 * Does what a row says: the row is there before the first write, and told how it ended after the
 * last. A process that ends in between leaves a row that never ended, which the next look settles.
 */
record FixWork(FixRows rows, FixTrail trail, Refusals refusals, FixAttributions told, Clock clock) {
  /** Answers that say that the EHR takes none, and not that it does not like this one. */
  private static final Set<Integer> OF_EVERY_ONE = Set.of(403, 404, 405);

  /** What is not there may be on its way for so long. */
  private static final Duration MAY_ARRIVE = Duration.ofSeconds(30);

  /** The record was taken back, but the visit still lists it. */
  private static final String STILL_NAMED = "still-named";

  /** What ends a correction of one resource. */
  FixRow correct(Launch launch, FixRow row, Fresh.Got fresh, ChartPen pen) {
    trail.begins(launch, row, Optional.empty());
    rows.insert(row);
    return end(launch, ended(row, corrected(row, fresh, pen)));
  }

  private Written corrected(FixRow row, Fresh.Got fresh, ChartPen pen) {
    Written written = pen.correct(fresh, ElementChange.list(row.changes()));
    remember(written, row.about().resource().type(), Action.UPDATE, pen);
    return written;
  }

  /**
   * Takes an added diagnosis back: the Condition first, which is what counts, then its line in the
   * visit.
   *
   * @param added the correction that added it
   * @param visit in which it put the line
   */
  FixRow takeBack(
      Launch launch,
      FixRow undo,
      Fresh.Got condition,
      FixRow added,
      Fresh.Got visit,
      ChartPen pen) {
    trail.begins(launch, undo, beside(undo));
    rows.insert(undo);
    FixRow ended = ended(undo, corrected(undo, condition, pen));
    return end(
        launch,
        ended.ending().state() == State.WRITTEN
            ? remarked(ended, takenOut(added, visit, pen) ? "" : STILL_NAMED)
            : ended);
  }

  /** Whether the visit does not name the diagnosis any more. */
  private static boolean takenOut(FixRow added, Fresh.Got visit, ChartPen pen) {
    if (!AddedLine.isIn(visit, made(added))) {
      return true;
    }
    if (pen.reach().againstUpdate("Encounter").isPresent()) {
      return false;
    }
    Optional<Written> written =
        AddedLine.taken(added, visit).map(changes -> pen.correct(visit, changes));
    if (written.filter(Written.Changed.class::isInstance).isPresent()
        && pen.read(visit.raw().reference()) instanceof Fresh.Got again) {
      written = AddedLine.taken(added, again).map(changes -> pen.correct(again, changes));
    }
    return written.filter(Written.Done.class::isInstance).isPresent();
  }

  private static Reference made(FixRow added) {
    return added.ending().made().orElseThrow();
  }

  private static FixRow remarked(FixRow row, String reason) {
    Ending ending = row.ending();
    return ending.reason().isEmpty()
        ? row.ended(
            new Ending(ending.state(), reason, ending.made(), ending.version(), ending.at()))
        : row;
  }

  /** Adds a diagnosis to a visit: a Condition first, then its name in the visit. */
  FixRow add(Launch launch, FixRow row, ConceptEdit.Code code, Fresh.Got visit, ChartPen pen) {
    trail.begins(launch, row, Optional.empty());
    rows.insert(row);
    String json =
        new DiagnosisWriter()
            .write(
                new DiagnosisWriter.Diagnosis(
                    row.id(),
                    row.patient(),
                    row.about().resource(),
                    code,
                    launch.user().fhirUser(),
                    row.by().at()));
    Written made = pen.make(row.id(), json);
    remember(made, "Condition", Action.CREATE, pen);
    return made instanceof Written.Made there
        ? end(launch, named(row, there.reference(), visit, pen))
        : end(launch, ended(row, made));
  }

  /** The Condition says itself whose visit it is of; the visit names it where it can be changed. */
  private FixRow named(FixRow row, Reference condition, Fresh.Got visit, ChartPen pen) {
    FixRow making = row.ended(with(Ending.NONE, condition));
    rows.update(making);
    if (pen.reach().againstUpdate("Encounter").isPresent()) {
      return making.ended(ending(condition, "not-named", Optional.empty()));
    }
    List<ElementChange> changes = AddedLine.put(visit, condition);
    FixRow naming = making.changing(ElementChange.document(changes));
    rows.update(naming);
    Written written = pen.correct(visit, changes);
    if (written instanceof Written.Changed
        && pen.read(row.about().resource()) instanceof Fresh.Got again) {
      changes = AddedLine.put(again, condition);
      naming = making.changing(ElementChange.document(changes));
      rows.update(naming);
      written = pen.correct(again, changes);
    }
    return written instanceof Written.Done done
        ? naming.ended(ending(condition, done.intact() ? "" : "others-changed", done.version()))
        : naming.ended(ending(condition, "not-named", Optional.empty()));
  }

  private Ending ending(Reference made, String reason, Optional<String> version) {
    return new Ending(
        State.WRITTEN, reason, Optional.of(made), version, Optional.of(clock.instant()));
  }

  private static Ending with(Ending ending, Reference made) {
    return new Ending(
        ending.state(), ending.reason(), Optional.of(made), ending.version(), ending.at());
  }

  private void remember(Written written, String type, Action action, ChartPen pen) {
    if (written instanceof Written.Refused refused && OF_EVERY_ONE.contains(refused.status())) {
      refusals.remember(
          pen.reach().refuser(type, action), pen.reach().who(), OptionalInt.of(refused.status()));
    }
  }

  private FixRow ended(FixRow row, Written written) {
    if (written instanceof Written.Done done) {
      return row.changing(ElementChange.document(done.kept()))
          .ended(
              new Ending(
                  State.WRITTEN,
                  done.intact() ? "" : "others-changed",
                  row.ending().made(),
                  done.version(),
                  Optional.of(clock.instant())));
    }
    if (written instanceof Written.Changed) {
      return row.ended(Ending.of(State.CHANGED, "", clock.instant()));
    }
    if (written instanceof Written.Refused refused) {
      return row.ended(Ending.of(State.REFUSED, "" + refused.status(), clock.instant()));
    }
    if (written instanceof Written.NotKept) {
      return row.ended(Ending.of(State.REFUSED, "not-kept", clock.instant()));
    }
    if (written instanceof Written.Unknown) {
      return row.ended(Ending.of(State.UNKNOWN, "", clock.instant()));
    }
    String reason = written instanceof Written.NoToken ? "no-token" : "";
    return row.ended(Ending.of(State.NOT_WRITTEN, reason, clock.instant()));
  }

  /** The trail hears of it first: what it cannot take is looked at again. */
  private FixRow end(Launch launch, FixRow row) {
    trail.ended(launch, row, beside(row));
    if (row.ending().state() == State.WRITTEN) {
      told.tell(launch, row);
    }
    return kept(row);
  }

  private FixRow kept(FixRow row) {
    try {
      rows.update(row);
      return row;
    } catch (StoreUnavailable broken) {
      return row.ended(Ending.of(State.UNKNOWN, "", clock.instant()));
    }
  }

  /** Settles a row that never ended, by reading; as it is where the EHR does not tell. */
  FixRow settle(Launch launch, FixRow row, ChartPen pen) {
    FixRow settled =
        row.about().kind().equals(FixKind.ADD_DIAGNOSIS.code()) && row.undoes().isEmpty()
            ? settledMaking(row, pen)
            : settledChange(row, pen);
    boolean early =
        settled.ending().state() == State.NOT_WRITTEN
            && clock.instant().isBefore(row.by().at().plus(MAY_ARRIVE));
    if (settled.isOpen() || early) {
      return row;
    }
    trail.ended(launch, settled, beside(settled));
    if (settled.ending().state() == State.WRITTEN) {
      told.tellAgain(launch, settled);
    }
    return kept(settled);
  }

  private FixRow settledChange(FixRow row, ChartPen pen) {
    Fresh fresh = pen.read(row.about().resource());
    if (fresh instanceof Fresh.Gone) {
      return row.ended(Ending.of(State.CHANGED, "gone", clock.instant()));
    }
    if (!(fresh instanceof Fresh.Got got)) {
      return row;
    }
    List<ElementChange> changes = ElementChange.list(row.changes());
    if (got.raw().isAfter(changes)) {
      FixRow done = ended(row, new Written.Done(got.raw().version(), changes, true));
      return remarked(done, isStillNamed(row, pen) ? STILL_NAMED : "");
    }
    State state = got.raw().isBefore(changes) ? State.NOT_WRITTEN : State.CHANGED;
    return row.ended(Ending.of(state, "", clock.instant()));
  }

  /** What a correction added that this one takes back, if it does. */
  private Optional<FixRow> added(FixRow row) {
    return row.undoes().flatMap(rows::find).filter(one -> one.ending().made().isPresent());
  }

  private Optional<Reference> beside(FixRow row) {
    return added(row).map(one -> one.about().resource());
  }

  /** Whether a visit names the diagnosis that this takes back, or that cannot be told. */
  private boolean isStillNamed(FixRow row, ChartPen pen) {
    return added(row)
        .filter(
            one ->
                !(pen.read(one.about().resource()) instanceof Fresh.Got visit)
                    || AddedLine.isIn(visit, made(one)))
        .isPresent();
  }

  private FixRow settledMaking(FixRow row, ChartPen pen) {
    Written found =
        row.ending().made().<Written>map(Written.Made::new).orElseGet(() -> pen.found(row.id()));
    if (found instanceof Written.NotTried) {
      return row.ended(Ending.of(State.NOT_WRITTEN, "", clock.instant()));
    }
    if (!(found instanceof Written.Made made)
        || !(pen.read(row.about().resource()) instanceof Fresh.Got visit)) {
      return row;
    }
    boolean named = AddedLine.isIn(visit, made.reference());
    return row.ended(ending(made.reference(), named ? "" : "not-named", visit.raw().version()));
  }
}
