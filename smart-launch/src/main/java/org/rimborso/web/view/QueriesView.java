package org.rimborso.web.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent.State;

/**
 * Questions to clinicians as one reader gets them.
 *
 * @param open about the launch's patient, what waits for the reader first
 * @param past about the launch's patient, what is done with, the latest first
 * @param elsewhere to and from the reader about other patients
 */
public record QueriesView(List<Row> open, List<Row> past, List<Row> elsewhere) {
  public QueriesView {
    open = List.copyOf(open);
    past = List.copyOf(past);
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * One question.
   *
   * @param href its page; empty for a patient whose chart must be opened first
   * @param people who asks whom
   * @param waits whether an answer is still hoped for by a day
   * @param yours whether it is the reader's turn
   */
  public record Row(
      Optional<String> href,
      String title,
      Badge badge,
      String people,
      String age,
      AccountsView.Due due,
      boolean waits,
      Optional<String> answered,
      String patient,
      boolean yours) {}

  /**
   * One question and what the reader is to it.
   *
   * @param here whether it is about the launch's patient
   * @param own whether they asked it
   * @param answers whether they may answer questions
   */
  public record Read(Query query, boolean here, boolean own, boolean answers) {
    /** Whether it is the reader's turn. */
    public boolean isYours() {
      return query.state() == State.OPEN ? answers && !own : own && query.state() == State.ANSWERED;
    }
  }

  /**
   * The rows of some questions, overdue ones first, then those that wait for the reader, by day.
   *
   * @param base path of the launch
   */
  public static List<Row> rows(List<Read> some, String base, QueryWords words) {
    return some.stream()
        .sorted(
            Comparator.comparing((Read one) -> !one.query().isOverdue(words.today()))
                .thenComparing(one -> !one.isYours())
                .thenComparing(one -> one.query().state() != State.OPEN)
                .thenComparing(one -> one.query().due())
                .thenComparing(one -> one.query().row().asked().at()))
        .map(one -> row(one, base, words))
        .toList();
  }

  private static Row row(Read read, String base, QueryWords words) {
    Query query = read.query();
    return new Row(
        read.here() ? Optional.of(base + "/queries/" + query.row().id()) : Optional.empty(),
        words.title(query),
        words.badge(query),
        words.words().say("query.people", query.row().asked().name(), words.to(query)),
        words.age(query),
        words.due(query),
        query.state() == State.OPEN,
        words.answer(query),
        query.row().patient().toString(),
        read.isYours());
  }
}
