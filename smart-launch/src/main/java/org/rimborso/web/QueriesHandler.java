package org.rimborso.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.QueryBook;
import org.rimborso.store.Query;
import org.rimborso.web.view.QueriesView;
import org.rimborso.web.view.QueryWords;

/**
 * The questions about the launched patient, and those to and from the reader about all other
 * patients whom they may see.
 */
final class QueriesHandler implements FacilityHandler {
  private final Pages pages;
  private final Charts charts;
  private final QueryBook book;
  private final QueryPart part;
  private final FacilityScope scope;

  QueriesHandler(Pages pages, Charts charts, QueryBook book, QueryPart part, FacilityScope scope) {
    this.pages = pages;
    this.charts = charts;
    this.book = book;
    this.part = part;
    this.scope = scope;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_QUERIES;
  }

  @Override
  public Reply handle(Call call) {
    if (call.someone().launch().patient().isPresent()) {
      return pages.chartPage(
          call, "title.queries", opened -> Optional.of(inside(call, Optional.of(opened))));
    }
    Pages.Inside inside = inside(call, Optional.empty());
    Map<String, Object> model = new HashMap<>(inside.model());
    model.put("frame", pages.frame(call, "title.queries", Optional.empty()));
    model.put("whole", true);
    return new Reply.Page(200, inside.template(), model);
  }

  private Pages.Inside inside(Call call, Optional<DeskChart> opened) {
    Admitted visitor = call.someone();
    QueryWords words = new QueryWords(call.words(), charts.zone(visitor), book.today(visitor));
    List<QueriesView.Read> here =
        opened.stream()
            .flatMap(chart -> book.ofPatient(visitor).stream())
            .map(query -> part.read(visitor, query))
            .toList();
    QueriesView view =
        new QueriesView(
            QueriesView.rows(
                here.stream().filter(one -> one.query().isAlive()).toList(), call.base(), words),
            QueriesView.rows(
                here.stream().filter(one -> !one.query().isAlive()).toList(), call.base(), words),
            QueriesView.rows(elsewhere(visitor), call.base(), words));
    return new Pages.Inside("queries.jte", Map.of("view", view));
  }

  private List<QueriesView.Read> elsewhere(Admitted visitor) {
    return book
        .waiting(
            visitor,
            one ->
                !visitor.launch().patient().equals(Optional.of(one.query().row().patient()))
                    && concerns(visitor, one.query())
                    && one.visits().stream().allMatch(visit -> scope.sees(visitor, visit)))
        .stream()
        .map(one -> part.read(visitor, one.query()))
        .toList();
  }

  /** From the reader, or to them: by name, or to anyone who may answer. */
  private boolean concerns(Admitted visitor, Query query) {
    return book.isOwn(visitor, query)
        || book.isFor(visitor, query)
        || query.row().addressee().isEmpty() && visitor.may(Permission.ANSWER_QUERY);
  }
}
