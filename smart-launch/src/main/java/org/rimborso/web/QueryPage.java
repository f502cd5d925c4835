package org.rimborso.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.DraftDesk;
import org.rimborso.desk.QueryBook;
import org.rimborso.store.Query;
import org.rimborso.web.view.QueryView;
import org.rimborso.web.view.TaskPlace;

/** Puts the page of one question together: for its asker, for its reader, for who answers it. */
final class QueryPage {
  /** What is typed into an answer. */
  static final List<String> TYPED = List.of("choice", "text");

  private final QueryBook book;

  QueryPage(QueryBook book) {
    this.book = book;
  }

  static String purpose(String id) {
    return "query " + id;
  }

  /**
   * The page; empty if the visitor gets no such question.
   *
   * @param typed what stays in the form, by field
   * @param error why a step was not taken
   */
  Optional<Pages.Inside> inside(
      Call call, DeskChart opened, Map<String, String> typed, Optional<String> error) {
    return book.find(call.someone(), call.part("id"))
        .map(query -> inside(call, opened, query, typed, error));
  }

  private Pages.Inside inside(
      Call call, DeskChart opened, Query query, Map<String, String> typed, Optional<String> error) {
    Admitted visitor = call.someone();
    Map<String, Object> model = new HashMap<>();
    QueryView view =
        QueryView.of(query, reader(visitor, query), call.base(), QueryPart.words(call, opened));
    model.put("view", view);
    model.put("task", book.task(visitor, query).flatMap(one -> TaskPlace.of(one, call.words())));
    model.put("href", call.base() + "/queries/" + query.row().id());
    model.put("token", Csrf.token(visitor, purpose(query.row().id())));
    boolean fresh = typed.isEmpty() && view.can().reply();
    Map<String, String> draft = fresh ? draft(visitor, query) : Map.of();
    model.put("typed", fresh ? draft : typed);
    model.put("restored", !draft.isEmpty());
    model.put("error", error);
    model.put("done", call.asked("done").flatMap(what -> call.words().find("query.done." + what)));
    return new Pages.Inside("query.jte", model);
  }

  private Map<String, String> draft(Admitted visitor, Query query) {
    return book.draft(visitor, DraftDesk.Form.answer(query.row().id())).orElseGet(Map::of);
  }

  private QueryView.Reader reader(Admitted visitor, Query query) {
    return new QueryView.Reader(
        book.isOwn(visitor, query),
        visitor.may(Permission.ASK_CLINICIAN),
        visitor.may(Permission.ANSWER_QUERY),
        visitor.may(Permission.SEE_CLINICAL_WORDS),
        visitor.may(Permission.SEE_DOCUMENTATION),
        visitor.may(Permission.SEE_ACCOUNTS));
  }
}
