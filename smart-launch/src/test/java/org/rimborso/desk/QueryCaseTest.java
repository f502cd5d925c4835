package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Reference;
import org.rimborso.desk.QueryBook.Objection;
import org.rimborso.store.NoteRow;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryEvent.What;
import org.rimborso.store.QueryRow;

/** Who may take which step about a question, however it stands. */
class QueryCaseTest {
  private static final NoteRow.Owner ASKER = new NoteRow.Owner("https://ehr.example", "asker");
  private static final NoteRow.Owner OTHER = new NoteRow.Owner("https://ehr.example", "other");

  private static Query query(What... what) {
    QueryRow.By by = new QueryRow.By(ASKER, "Ada", Instant.EPOCH);
    QueryRow row =
        new QueryRow(
            "q1",
            "e1",
            new Reference("Patient", "p1"),
            new QueryRow.About(
                Optional.of(new Reference("Claim", "c1")), Optional.empty(), Optional.empty()),
            "",
            false,
            Optional.empty(),
            QueryRow.Kind.RECORDS,
            new QueryRow.Wording("Is it whole?", List.of(), List.of("Yes", "No")),
            by);
    Query query =
        new Query(
            row,
            List.of(
                new QueryEvent("q1", 1, What.ASKED, Optional.empty(), "", LocalDate.EPOCH, by)));
    for (What next : what) {
      query =
          query.with(
              new QueryEvent(
                  "q1",
                  query.events().size() + 1,
                  next,
                  next == What.ANSWERED ? Optional.of("1") : Optional.empty(),
                  "",
                  LocalDate.EPOCH,
                  by));
    }
    return query;
  }

  private static QueryStep step(String name) {
    return switch (name) {
      case "remind" -> new QueryStep.Remind();
      case "withdraw" -> new QueryStep.Withdraw("");
      case "further" -> new QueryStep.AskFurther("More");
      case "close" -> new QueryStep.Close("Sent");
      default -> new QueryStep.Reply(name, "");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "'', asker, remind, ",
    "'', other, remind, ",
    "'', asker, withdraw, ",
    "'', other, withdraw, NOT_OWN",
    "'', other, 1, ",
    "'', other, 2, ",
    "'', other, 3, NO_SUCH_CHOICE",
    "'', other, 0, NO_SUCH_CHOICE",
    "'', other, '', NO_SUCH_CHOICE",
    "'', other, other, NO_SUCH_CHOICE",
    "'', other, undetermined, ",
    "'', asker, 1, OWN_QUESTION",
    "'', asker, close, NOT_ANSWERED",
    "'', asker, further, NOT_ANSWERED",
    "REMINDED, other, 1, ",
    "ANSWERED, other, 1, NOT_OPEN",
    "ANSWERED, asker, remind, NOT_OPEN",
    "ANSWERED, asker, withdraw, NOT_OPEN",
    "ANSWERED, other, close, ",
    "ANSWERED, asker, further, ",
    "REASKED, other, 2, ",
    "WITHDRAWN, other, 1, NOT_OPEN",
    "WITHDRAWN, asker, close, NOT_ANSWERED",
    "CLOSED, asker, further, NOT_ANSWERED",
    "CLOSED, asker, remind, NOT_OPEN"
  })
  void settled_byStateAndPerson_isAsTheTableSays(
      String before, String who, String wanted, Objection objection) {
    Query query = before.isEmpty() ? query() : query(What.valueOf(before));
    Optional<QueryBook.Answer> settled =
        new QueryCase(query, who.equals("asker") ? ASKER : OTHER)
            .settled(query.latest().version(), step(wanted));
    assertThat(settled).isEqualTo(Optional.ofNullable(objection).map(QueryBook.Refused::new));
  }

  @Test
  void settled_whereSomethingElseHappened_isFaster() {
    assertThat(new QueryCase(query(What.REMINDED), OTHER).settled(1, step("1")))
        .hasValueSatisfying(one -> assertThat(one).isInstanceOf(QueryBook.Faster.class));
  }

  @Test
  void settled_theSameStepAgainByTheSamePerson_isDone() {
    assertThat(new QueryCase(query(What.REMINDED), ASKER).settled(1, step("remind")))
        .hasValueSatisfying(one -> assertThat(one).isInstanceOf(QueryBook.Done.class));
    assertThat(new QueryCase(query(What.REMINDED), OTHER).settled(1, step("remind")))
        .hasValueSatisfying(one -> assertThat(one).isInstanceOf(QueryBook.Faster.class));
  }
}
