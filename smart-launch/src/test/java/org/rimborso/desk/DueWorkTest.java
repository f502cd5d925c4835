package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Note;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WorkPlaces;
import org.rimborso.store.WorkRow;

class DueWorkTest {
  private static final Reference PATIENT = new Reference("Patient", "p1");
  private static final NoteRow.Owner ME = new NoteRow.Owner("i", "me");
  private static final NoteRow.Owner OTHER = new NoteRow.Owner("i", "other");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final DueWork due = new DueWork(ZoneOffset.UTC, NOW);

  private static WorkRow work(String id, NoteRow.Owner to, int sleeps, int again) {
    WorkRow.State state =
        new WorkRow.State(
            Optional.of(new WorkRow.Assigned(new WorkRow.Assignee(Optional.of(to), "X"), "Y", NOW)),
            sleeps == 0
                ? Optional.empty()
                : Optional.of(new WorkRow.Snooze(TODAY.plusDays(sleeps), "why", "Y")),
            again == 0 ? Optional.empty() : Optional.of(TODAY.plusDays(again)));
    return new WorkRow(
        "e",
        PATIENT,
        new Reference("Claim", id),
        1,
        "Encounter/e1\tpOrganization/o1\tpsys|9\tlLocation/l1",
        false,
        state,
        new WorkRow.Change(OTHER, "Y", NOW, "assign"));
  }

  private static NoteRow note(String id, String account, int again, int promised) {
    return new NoteRow(
        new Note(
            id,
            new Note.Author("Practitioner/me", "Me"),
            NOW,
            Note.Kind.CALL,
            "text",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            promised == 0 ? Optional.empty() : Optional.of(TODAY.plusDays(promised)),
            again == 0 ? Optional.empty() : Optional.of(TODAY.plusDays(again)),
            Note.Status.ACTIVE),
        "e",
        ME,
        "l",
        PATIENT,
        new Reference("Claim", account),
        NoteRow.Delivery.waiting());
  }

  private List<String> said(List<WorkRow> work, List<NoteRow> notes, Map<Reference, WorkRow> more) {
    return due.of(work, notes, more).stream()
        .map(
            one ->
                one.account().id()
                    + " "
                    + one.reason()
                    + " "
                    + ChronoUnit.DAYS.between(TODAY, one.on()))
        .toList();
  }

  @Test
  void of_workAndNotes_areOrderedByDayAndAssignedOnlyComesLast() {
    assertThat(
            said(
                List.of(work("a", ME, 0, 0), work("b", ME, 0, 5), work("c", ME, 3, 2)),
                List.of(note("1", "d", 4, -1)),
                Map.of()))
        .containsExactly(
            "d PROMISE -1", "c AWAKE 3", "d FOLLOW_UP 4", "b FOLLOW_UP 5", "a ASSIGNED 0");
  }

  @Test
  void of_severalNotesOfAnAccount_theLastCounts() {
    assertThat(said(List.of(), List.of(note("1", "d", 4, 0), note("2", "d", 0, 0)), Map.of()))
        .isEmpty();
  }

  @Test
  void of_noteOnWhatIsSomebodyElsesNow_isNotListed() {
    WorkRow theirs = work("d", OTHER, 0, 0);
    assertThat(said(List.of(), List.of(note("1", "d", 4, 0)), Map.of(theirs.account(), theirs)))
        .isEmpty();
  }

  @Test
  void visits_keptPlaces_areReadBack() {
    Encounter visit =
        due.of(List.of(work("a", ME, 0, 0)), List.of(), Map.of()).get(0).visits().get(0);
    assertThat(visit.serviceProvider())
        .isEqualTo(
            new Party(
                Optional.of(new Reference("Organization", "o1")),
                Optional.of("sys|9"),
                Optional.empty()));
    assertThat(visit.locations()).containsExactly(Party.of(new Reference("Location", "l1")));
    assertThat(WorkPlaces.visits("", PATIENT))
        .singleElement()
        .satisfies(unknown -> assertThat(unknown.serviceProvider()).isEqualTo(Party.UNKNOWN));
  }
}
