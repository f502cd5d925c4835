package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.fhir.write.TaskContent.Standing;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent.State;
import org.rimborso.store.QueryRow;
import org.rimborso.store.QueryRows;
import org.rimborso.store.TaskRow;
import org.rimborso.store.WorkRows;

/** What EHRs are to be told of questions to clinicians: that there is one, never what it says. */
public record QueryOrders(QueryRows queries, WorkRows people) implements TaskOrders {

  @Override
  public Optional<TaskContent> of(TaskRow row) {
    return queries
        .find(row.ehr(), row.change().subject().of().id())
        .map(query -> content(query.asOf(row.wanted())));
  }

  private TaskContent content(Query query) {
    QueryRow asked = query.row();
    return new TaskContent(
        TaskKind.QUERY,
        asked.id(),
        asked.patient(),
        focus(asked),
        asked.about().encounter(),
        standing(query.state()),
        asked.addressee().map(one -> new Note.Author(one.who().toString(), one.name())),
        Optional.of(query.due()).filter(day -> query.state() == State.OPEN),
        People.of(people, asked.ehr(), asked.asked().who(), asked.asked().name()),
        asked.asked().at(),
        query.latest().by().at());
  }

  private static Standing standing(State state) {
    return switch (state) {
      case OPEN -> Standing.REQUESTED;
      case ANSWERED, CLOSED -> Standing.COMPLETED;
      case WITHDRAWN -> Standing.CANCELLED;
    };
  }

  /** Who documents is not led to the bill where there is anything else to look at. */
  private static Reference focus(QueryRow asked) {
    QueryRow.About about = asked.about();
    return about
        .finding()
        .flatMap(QueryOrders::record)
        .or(about::encounter)
        .or(about::account)
        .orElse(asked.patient());
  }

  /** A finding's id is {@code rule:focus:fact}. */
  private static Optional<Reference> record(String finding) {
    String[] parts = finding.split(":", 3);
    return parts.length > 1 ? Reference.parse(parts[1]) : Optional.empty();
  }
}
