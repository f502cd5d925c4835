package org.rimborso.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.desk.Desk;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.DraftDesk;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.notes.Outbox;
import org.rimborso.notes.PlacedNote;
import org.rimborso.notes.Struck;
import org.rimborso.smart.User;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.web.Charts;
import org.rimborso.web.view.TypedNote;

/** The desk as pages see it. */
final class DeskCharts implements Charts {
  /** How long a page waits for a note to land before it says "being sent". */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Desk desk;
  private final DraftDesk drafts;
  private final Outbox outbox;
  private final Ehrs ehrs;
  private final Clock clock;

  DeskCharts(Desk desk, DraftDesk drafts, Outbox outbox, Ehrs ehrs, Clock clock) {
    this.desk = desk;
    this.drafts = drafts;
    this.outbox = outbox;
    this.ehrs = ehrs;
    this.clock = clock;
  }

  @Override
  public Optional<DeskChart> ready(Admitted visitor) {
    return desk.isReady(visitor) ? Optional.of(open(visitor)) : Optional.empty();
  }

  @Override
  public DeskChart open(Admitted visitor) {
    return desk.open(
        visitor,
        visitor.may(Permission.SEE_ACCOUNTS)
            ? Permission.SEE_ACCOUNTS
            : Permission.SEE_DOCUMENTATION);
  }

  @Override
  public void refresh(Admitted visitor) {
    desk.refresh(visitor);
  }

  @Override
  public List<PlacedNote> notes(Admitted visitor, Reference account) {
    return visitor.may(Permission.SEE_NOTES) ? desk.notes(visitor, account) : List.of();
  }

  @Override
  public Map<String, Cause> closed(Admitted visitor) {
    return desk.closed(visitor);
  }

  @Override
  public ZoneId zone(Admitted visitor) {
    return ehrs.byId(visitor.launch().ehr()).map(Ehr::settings).orElseThrow().zone();
  }

  /** A form that was sent, changed and sent again is a second note. */
  @Override
  public Charts.Saved save(Admitted visitor, Reference account, TypedNote typed) {
    try {
      Charts.Saved saved = save(visitor, account, typed, typed.id());
      return saved instanceof NotKept
          ? save(visitor, account, typed, UUID.randomUUID().toString())
          : saved;
    } catch (StoreUnavailable broken) {
      return new NotKept();
    }
  }

  @Override
  public Optional<Struck> strike(Admitted visitor, Reference account, String noteId) {
    try {
      Struck struck = desk.strike(visitor, account, noteId);
      if (struck == Struck.KEPT) {
        outbox.landing(noteId, PATIENCE);
      }
      return Optional.of(struck);
    } catch (StoreUnavailable broken) {
      return Optional.empty();
    }
  }

  private Charts.Saved save(Admitted visitor, Reference account, TypedNote typed, String id) {
    Note note = note(typed, id, visitor.launch().user());
    return desk.save(visitor, account, note)
        .filter(org.rimborso.notes.Saved.Kept.class::isInstance)
        .flatMap(kept -> outbox.landing(id, PATIENCE))
        .<Charts.Saved>map(landing -> kept(visitor, account, id))
        .orElseGet(NotKept::new);
  }

  /** The same form with another text keeps nothing: each of its notes has an id already. */
  @Override
  public Charts.Saved add(Admitted visitor, Reference account, TypedNote typed) {
    try {
      return desk.save(visitor, account, note(typed, typed.id(), visitor.launch().user()))
          .filter(org.rimborso.notes.Saved.Kept.class::isInstance)
          .<Charts.Saved>map(saved -> new Charts.Kept(typed.id()))
          .orElseGet(NotKept::new);
    } catch (StoreUnavailable broken) {
      return new NotKept();
    }
  }

  private Charts.Saved kept(Admitted visitor, Reference account, String id) {
    drafts.drop(visitor, DraftDesk.Form.note(account));
    return new Charts.Kept(id);
  }

  /** A draft that cannot be kept is still in the form: typing goes on. */
  @Override
  public boolean keepDraft(Admitted visitor, Reference account, Map<String, String> fields) {
    try {
      return desk.holds(visitor, account)
          && !isSaved(fields.getOrDefault("id", ""))
          && drafts.keep(visitor, DraftDesk.Form.note(account), fields);
    } catch (StoreUnavailable broken) {
      return false;
    }
  }

  /** A draft that was on its way while its note was saved comes too late. */
  private boolean isSaved(String id) {
    return outbox.landing(id, Duration.ZERO).isPresent();
  }

  @Override
  public Optional<Map<String, String>> draft(Admitted visitor, Reference account) {
    return drafts.find(visitor, DraftDesk.Form.note(account));
  }

  private Note note(TypedNote typed, String id, User user) {
    return new Note(
        id,
        new Note.Author(user.identity(), user.name()),
        clock.instant(),
        typed.kind(),
        typed.text(),
        typed.contact(),
        typed.referenceNumber(),
        typed.promisedAmount(),
        typed.promisedOn(),
        typed.followUpOn(),
        Note.Status.ACTIVE);
  }
}
