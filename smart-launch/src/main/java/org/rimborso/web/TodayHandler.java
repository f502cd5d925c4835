package org.rimborso.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.desk.QueryBook;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WriteOffBook;
import org.rimborso.store.QueryEvent;
import org.rimborso.web.view.QueriesView;
import org.rimborso.web.view.QueryWords;
import org.rimborso.web.view.TodayView;
import org.rimborso.web.view.WaitingRow;

/** What the signed-in person has to do, over all patients whom they may see; asks no EHR. */
final class TodayHandler implements FacilityHandler {
  private final Pages pages;
  private final Charts charts;
  private final WorkBook work;
  private final WriteOffBook writeOffs;
  private final QueryBook queries;
  private final FacilityScope scope;

  TodayHandler(
      Pages pages,
      Charts charts,
      WorkBook work,
      WriteOffBook writeOffs,
      QueryBook queries,
      FacilityScope scope) {
    this.pages = pages;
    this.charts = charts;
    this.work = work;
    this.writeOffs = writeOffs;
    this.queries = queries;
    this.scope = scope;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_ACCOUNTS;
  }

  @Override
  public Reply handle(Call call) {
    Admitted visitor = call.someone();
    List<WorkBook.Due> seen =
        work.due(visitor).stream()
            .filter(due -> sees(visitor, due.patient(), due.visits()))
            .toList();
    TodayView view =
        TodayView.of(
            seen, visitor.launch().patient(), call.base(), work.today(visitor), call.words());
    return new Reply.Page(
        200,
        "today.jte",
        Map.of(
            "frame",
            pages.frame(call, "title.today", Optional.empty()),
            "view",
            view,
            "waiting",
            waiting(call, visitor),
            "asked",
            asked(call, visitor)));
  }

  /** What the reader asked and is answered, or should be by now. */
  private List<QueriesView.Row> asked(Call call, Admitted visitor) {
    LocalDate today = queries.today(visitor);
    QueryPart part = new QueryPart(queries);
    return QueriesView.rows(
        queries
            .waiting(
                visitor,
                one ->
                    queries.isOwn(visitor, one.query())
                        && !(one.query().state() == QueryEvent.State.OPEN
                            && one.query().due().isAfter(today))
                        && sees(visitor, one.query().row().patient(), one.visits()))
            .stream()
            .map(one -> part.read(visitor, one.query()))
            .toList(),
        call.base(),
        new QueryWords(call.words(), charts.zone(visitor), today));
  }

  /** What this reader may decide on; empty for who decides nothing. */
  private Optional<List<WaitingRow>> waiting(Call call, Admitted visitor) {
    if (!visitor.may(Permission.APPROVE_WRITE_OFF)) {
      return Optional.empty();
    }
    return Optional.of(
        WaitingRow.of(
            writeOffs.waiting(visitor, one -> sees(visitor, one.row().patient(), one.visits())),
            visitor.launch().patient(),
            call.base(),
            charts.zone(visitor),
            call.permittedWords()));
  }

  /** The launched patient's whoever reads it; another's as the site says, visit for visit. */
  private boolean sees(Admitted visitor, Reference patient, List<Encounter> visits) {
    return visitor.launch().patient().equals(Optional.of(patient))
        || visits.stream().allMatch(visit -> scope.sees(visitor, visit));
  }
}
