package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryEvent.What;
import org.rimborso.store.QueryRow;

/** How questions are spoken of as days go by. */
class QueryWordsTest {
  private static final LocalDate ASKED = LocalDate.of(2026, 11, 2);
  private static final LocalDate DUE = LocalDate.of(2026, 11, 9);

  private static QueryRow.By by(LocalDate on) {
    Instant at = on.atTime(9, 30).toInstant(ZoneOffset.UTC);
    return new QueryRow.By(new NoteRow.Owner("https://ehr.example", "s"), "Ada", at);
  }

  private static Query asked(String id, QueryRow.Kind kind, LocalDate due) {
    QueryRow row =
        new QueryRow(
            id,
            "e1",
            new Reference("Patient", "p1"),
            new QueryRow.About(
                Optional.of(new Reference("Claim", "c1")), Optional.empty(), Optional.empty()),
            "",
            false,
            Optional.of(new QueryRow.Addressee(new Reference("Practitioner", "d1"), "Dee")),
            kind,
            new QueryRow.Wording("Which is it?", List.of(), List.of("E11.42 One", "E11.9 Two")),
            by(ASKED));
    return new Query(
        row, List.of(new QueryEvent(id, 1, What.ASKED, Optional.empty(), "", due, by(ASKED))));
  }

  private static Query then(Query query, What what, String choice, String text, LocalDate on) {
    return query.with(
        new QueryEvent(
            query.row().id(),
            query.latest().version() + 1,
            what,
            Optional.of(choice).filter(one -> !one.isEmpty()),
            text,
            what == What.REASKED ? on.plusDays(7) : query.due(),
            by(on)));
  }

  private static QueryWords on(LocalDate today) {
    return new QueryWords(Words.ENGLISH, ZoneOffset.UTC, today);
  }

  @Test
  void next_ofAnOpenQuestion_countsDaysAndTellsWhenItIsOverdue() {
    List<Query> some = List.of(asked("q1", QueryRow.Kind.MISMATCH, DUE));
    assertThat(on(ASKED).next(some)).contains("Asked the clinician today");
    assertThat(on(ASKED.plusDays(3)).next(some)).contains("Waiting for the clinician since 3 days");
    assertThat(on(DUE).next(some)).contains("Waiting for the clinician since 7 days");
    assertThat(on(DUE.plusDays(1)).next(some))
        .contains("Overdue: waiting for the clinician since 8 days");
    assertThat(on(DUE).badge(some.get(0)).word()).isEqualTo("Open");
    assertThat(on(DUE.plusDays(1)).badge(some.get(0))).isEqualTo(Badge.warning("Overdue"));
    Query reminded = then(some.get(0), What.REMINDED, "", "", DUE.plusDays(2));
    assertThat(on(DUE.plusDays(2)).next(List.of(reminded)).orElseThrow()).contains("9 days");
  }

  @Test
  void next_ofAnAnswer_saysWhatToDoAndGoesWithTheLastOne() {
    Query mismatch = asked("q1", QueryRow.Kind.MISMATCH, DUE);
    Query answered = then(mismatch, What.ANSWERED, "1", "Seen", DUE);
    Query records =
        then(asked("q2", QueryRow.Kind.RECORDS, DUE), What.ANSWERED, "2", "", DUE.plusDays(1));
    QueryWords words = on(DUE.plusDays(1));
    assertThat(words.next(List.of(answered))).contains("Answered: correct and resubmit");
    assertThat(words.next(List.of(answered, records))).contains("Answered: send the record");
    assertThat(words.next(List.of(records, asked("q3", QueryRow.Kind.CONFLICT, DUE))))
        .contains("Answered: send the record");
    assertThat(words.next(List.of(then(mismatch, What.ANSWERED, QueryEvent.UNDETERMINED, "", DUE))))
        .contains("Answered: cannot be determined; decide without it");
    assertThat(words.next(List.of(then(answered, What.CLOSED, "", "Sent", DUE)))).isEmpty();
    assertThat(words.next(List.of())).isEmpty();
    assertThat(words.next(List.of(then(answered, What.REASKED, "", "And?", DUE))))
        .contains("Waiting for the clinician since yesterday");
  }

  @Test
  void answer_thatChoosesACode_namesIt() {
    Query answered =
        then(asked("q1", QueryRow.Kind.SPECIFICITY, DUE), What.ANSWERED, "1", "Foot exam", DUE);
    assertThat(on(DUE).answer(answered)).contains("E11.42 One\nFoot exam");
    assertThat(on(DUE).event(answered, answered.latest()).text())
        .isEqualTo("E11.42 One\nFoot exam");
  }

  @Test
  void rows_overdueFirstThenTheReadersTurnThenByDay() {
    Query late = asked("late", QueryRow.Kind.CONFLICT, DUE);
    Query later = asked("later", QueryRow.Kind.CONFLICT, DUE.plusDays(9));
    Query soon = asked("soon", QueryRow.Kind.CONFLICT, DUE.plusDays(3));
    Query answered = then(asked("done", QueryRow.Kind.CONFLICT, DUE), What.ANSWERED, "1", "", DUE);
    List<QueriesView.Read> some = List.of(read(later), read(soon), read(answered), read(late));
    assertThat(
            QueriesView.rows(some, "/s/l", on(DUE.plusDays(1))).stream()
                .map(row -> row.href().orElseThrow()))
        .containsExactly(
            "/s/l/queries/late", "/s/l/queries/done", "/s/l/queries/soon", "/s/l/queries/later");
  }

  /** As their asker reads it. */
  private static QueriesView.Read read(Query query) {
    return new QueriesView.Read(query, true, true, false);
  }
}
