package org.rimborso.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRows;

/** The notes of a patient from all places, each once. */
public final class NoteShelf {
  private static final Comparator<PlacedNote> IN_ORDER =
      Comparator.comparing((PlacedNote placed) -> placed.note().written())
          .thenComparing(placed -> placed.note().id());

  /** Makes a key of its own, of a text that differs in the EHR. */
  private static final String CHANGED = " changed";

  private final NoteRows rows;

  public NoteShelf(NoteRows rows) {
    this.rows = rows;
  }

  /**
   * The notes about an account, the oldest first, from the chart, the outbox and our own store.
   *
   * @param chart the patient's follow-up records as read from the EHR
   */
  public List<PlacedNote> notesOf(
      String ehr, Reference patient, Reference account, List<FollowUp> chart) {
    Map<String, PlacedNote> byId = new LinkedHashMap<>();
    for (FollowUp record : chart) {
      if (record.account().equals(account) && isOf(record, patient)) {
        Landing there = new Landing.Delivered(record.reference(), record.version());
        record.notes().forEach(note -> byId.putIfAbsent(note.id(), new PlacedNote(note, there)));
      }
    }
    for (NoteRow row : rows.ofPatient(ehr, patient)) {
      if (row.account().equals(account)) {
        Optional.ofNullable(byId.get(row.note().id()))
            .filter(there -> isChanged(row, there))
            .ifPresent(there -> byId.put(row.note().id() + CHANGED, there));
        byId.merge(row.note().id(), placed(row), NoteShelf::chosen);
      }
    }
    return byId.values().stream().sorted(IN_ORDER).toList();
  }

  /**
   * The chart's follow-up records with the notes that only we hold added to them; an account
   * without a record in the chart gets one of type {@code FollowUp}, which is no resource of the
   * EHR.
   */
  public List<FollowUp> withOwn(String ehr, Reference patient, List<FollowUp> chart) {
    Map<Reference, FollowUp> byAccount = new LinkedHashMap<>();
    for (FollowUp record : chart) {
      byAccount.merge(record.account(), record, NoteShelf::joined);
    }
    for (NoteRow row : rows.ofPatient(ehr, patient)) {
      FollowUp own =
          new FollowUp(
              new Reference("FollowUp", row.account().id()),
              Optional.of(patient),
              row.account(),
              Optional.empty(),
              List.of(row.note()));
      byAccount.merge(row.account(), own, NoteShelf::joined);
    }
    return List.copyOf(byAccount.values());
  }

  /**
   * A note that the EHR did not keep whole, or does not yet know to be struck through, is shown as
   * we keep it; else the EHR's word counts.
   */
  private static PlacedNote chosen(PlacedNote chart, PlacedNote own) {
    return own.landing() instanceof Landing.Here || own.note().isStruck()
        ? own
        : new PlacedNote(chart.note(), chart.landing(), own.owner());
  }

  /** Where somebody changed a note that its author was to strike through, both are shown. */
  private static boolean isChanged(NoteRow row, PlacedNote there) {
    return landing(row.delivery()).equals(new Landing.Here(Landing.Reason.CHANGED_THERE))
        && !there.note().equals(row.note());
  }

  private static PlacedNote placed(NoteRow row) {
    return new PlacedNote(row.note(), landing(row.delivery()), Optional.of(row.owner()));
  }

  static Landing landing(NoteRow.Delivery delivery) {
    return switch (delivery.state()) {
      case SENDING -> new Landing.Sending();
      case WAITING -> new Landing.Waiting();
      case DELIVERED -> new Landing.Delivered(delivery.landed().orElseThrow(), delivery.version());
      case HERE -> new Landing.Here(Landing.Reason.valueOf(delivery.reason().orElseThrow()));
    };
  }

  /** Of two copies the one that its author has struck through is the newer. */
  private static Note struckThrough(Note there, Note own) {
    return own.isStruck() ? own : there;
  }

  private static boolean isOf(FollowUp record, Reference patient) {
    return record.patient().equals(Optional.of(patient));
  }

  private static FollowUp joined(FollowUp record, FollowUp more) {
    Map<String, Note> byId = new LinkedHashMap<>();
    Stream.concat(record.notes().stream(), more.notes().stream())
        .forEach(note -> byId.merge(note.id(), note, NoteShelf::struckThrough));
    List<Note> notes = new ArrayList<>(byId.values());
    notes.sort(Comparator.comparing(Note::written).thenComparing(Note::id));
    return new FollowUp(
        record.reference(),
        record.patient(),
        record.account(),
        record.version(),
        notes,
        Stream.concat(record.remarks().stream(), more.remarks().stream()).toList());
  }
}
