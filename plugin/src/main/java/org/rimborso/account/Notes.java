package org.rimborso.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/** What billers wrote about accounts, by the resource they wrote it about. */
final class Notes {
  private final Map<Reference, List<Note>> byAccount = new HashMap<>();

  Notes(Chart chart) {
    for (FollowUp followUp : chart.followUps()) {
      byAccount
          .computeIfAbsent(followUp.account(), key -> new ArrayList<>())
          .addAll(followUp.notes());
    }
  }

  /**
   * The notes about the chain, oldest first: about any of its bills, or about an EOB from the time
   * when its Claim was not there. A note that landed in two places is one.
   */
  List<Note> of(Chain chain) {
    if (byAccount.isEmpty()) {
      return List.of();
    }
    Map<String, Note> notes = new LinkedHashMap<>();
    chain.bills().stream()
        .flatMap(Bill::names)
        .distinct()
        .flatMap(reference -> byAccount.getOrDefault(reference, List.of()).stream())
        .forEach(note -> notes.merge(note.id(), note, Notes::struckThrough));
    return notes.values().stream()
        .sorted(Comparator.comparing(Note::written).thenComparing(Note::id))
        .toList();
  }

  /** The follow-up date of the latest active note that names one. */
  static Optional<LocalDate> followUpOn(List<Note> oldestFirst) {
    return oldestFirst.stream()
        .filter(note -> note.status() == Note.Status.ACTIVE)
        .flatMap(note -> note.followUpOn().stream())
        .reduce((earlier, later) -> later);
  }

  /** Of two copies the one that its author has struck through is the newer. */
  private static Note struckThrough(Note one, Note other) {
    return one.status() == Note.Status.ACTIVE ? other : one;
  }
}
