package org.rimborso.desk;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.notes.Landing;
import org.rimborso.notes.Outbox;
import org.rimborso.notes.Saved;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.Letter;
import org.rimborso.store.LetterRows;
import org.rimborso.store.StoreUnavailable;

/**
 * The part of the desk where letters are written. Each look and each letter asks the gate and
 * stands in the audit trail first.
 */
public final class LetterDesk implements LetterBook {
  private final Desk desk;
  private final DraftDesk drafts;
  private final Outbox outbox;
  private final LetterRows letters;
  private final Gate gate;
  private final Clock clock;

  public LetterDesk(
      Desk desk, DraftDesk drafts, Outbox outbox, LetterRows letters, Gate gate, Clock clock) {
    this.desk = desk;
    this.drafts = drafts;
    this.outbox = outbox;
    this.letters = letters;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public DeskChart outgoing(Admitted visitor) {
    gate.require(visitor, Permission.WRITE_NOTE);
    return desk.outgoing(visitor);
  }

  @Override
  public Optional<String> save(
      Admitted visitor, Reference account, String id, Note.Kind kind, String says, Letter letter) {
    gate.require(visitor, Permission.WRITE_NOTE);
    User user = visitor.launch().user();
    if (!desk.outgoing(visitor).has(account)) {
      return Optional.empty();
    }
    try {
      Optional<String> kept =
          save(visitor, account, note(id, user, kind, says), letter)
              .or(
                  () -> {
                    String another = UUID.randomUUID().toString();
                    return save(visitor, account, note(another, user, kind, says), letter);
                  });
      kept.ifPresent(saved -> drafts.drop(visitor, form(account, which(letter))));
      return kept;
    } catch (StoreUnavailable broken) {
      return Optional.empty();
    }
  }

  private Optional<String> save(Admitted visitor, Reference account, Note note, Letter letter) {
    Launch launch = visitor.launch();
    Saved saved = outbox.save(launch, launch.patient().orElseThrow(), account, note, letter);
    return Optional.of(note.id()).filter(id -> saved instanceof Saved.Kept);
  }

  private Note note(String id, User user, Note.Kind kind, String says) {
    return Note.saying(
        id, new Note.Author(user.identity(), user.name()), clock.instant(), kind, says);
  }

  /** A letter holds amounts, and tells what notes tell. */
  @Override
  public Map<String, Optional<Landing>> ofAccount(Admitted visitor, Reference account) {
    gate.require(visitor, Permission.SEE_NOTES);
    gate.require(visitor, Permission.SEE_AMOUNTS);
    return desk.opens(visitor, account, "letters")
        ? placed(visitor.launch().ehr(), account)
        : Map.of();
  }

  private Map<String, Optional<Landing>> placed(String ehr, Reference account) {
    Set<String> ids = letters.ids(ehr, account);
    Map<String, Landing> documents = ids.isEmpty() ? Map.of() : outbox.letters(ehr, account);
    Map<String, Optional<Landing>> placed = new HashMap<>();
    ids.forEach(id -> placed.put(id, Optional.ofNullable(documents.get(id))));
    return placed;
  }

  @Override
  public Optional<Letter> find(Admitted visitor, Reference account, String id) {
    gate.require(visitor, Permission.SEE_NOTES);
    gate.require(visitor, Permission.SEE_AMOUNTS);
    return desk.opens(visitor, account, "letter")
        ? letters.find(visitor.launch().ehr(), account, id)
        : Optional.empty();
  }

  /** A draft that cannot be kept is still in the form: typing goes on. */
  @Override
  public boolean keepDraft(
      Admitted visitor, Reference account, String which, Map<String, String> fields) {
    gate.require(visitor, Permission.WRITE_NOTE);
    try {
      return desk.outgoing(visitor).has(account)
          && letters.find(visitor.launch().ehr(), account, fields.getOrDefault("id", "")).isEmpty()
          && drafts.keep(visitor, form(account, which), fields);
    } catch (StoreUnavailable broken) {
      return false;
    }
  }

  @Override
  public Optional<Map<String, String>> draft(Admitted visitor, Reference account, String which) {
    gate.require(visitor, Permission.WRITE_NOTE);
    return drafts.find(visitor, form(account, which));
  }

  private static String which(Letter letter) {
    return letter.kind() + " " + letter.language();
  }

  private static DraftDesk.Form form(Reference account, String which) {
    return DraftDesk.Form.letter(account, which);
  }
}
