package org.rimborso.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.desk.WorkBook;
import org.rimborso.web.view.TodayView;

/** What the signed-in person has to do, over all patients whom they may see; asks no EHR. */
final class TodayHandler implements FacilityHandler {
  private final Pages pages;
  private final WorkBook work;
  private final FacilityScope scope;

  TodayHandler(Pages pages, WorkBook work, FacilityScope scope) {
    this.pages = pages;
    this.work = work;
    this.scope = scope;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_ACCOUNTS;
  }

  @Override
  public Reply handle(Call call) {
    Admitted visitor = call.someone();
    List<WorkBook.Due> seen = work.due(visitor).stream().filter(due -> sees(visitor, due)).toList();
    TodayView view =
        TodayView.of(
            seen, visitor.launch().patient(), call.base(), work.today(visitor), call.words());
    return new Reply.Page(
        200,
        "today.jte",
        Map.of("frame", pages.frame(call, "title.today", Optional.empty()), "view", view));
  }

  /** The launched patient's whoever reads it; another's as the site says, visit for visit. */
  private boolean sees(Admitted visitor, WorkBook.Due due) {
    return visitor.launch().patient().equals(Optional.of(due.patient()))
        || due.visits().stream().allMatch(visit -> scope.sees(visitor, visit));
  }
}
