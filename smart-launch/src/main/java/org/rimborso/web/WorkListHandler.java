package org.rimborso.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WorkListBook;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow;
import org.rimborso.web.view.FacilityListRows;
import org.rimborso.web.view.FacilityListView;
import org.rimborso.web.view.FacilityListViews;
import org.rimborso.web.view.WorkListFilter;

/** The accounts of all patients that somebody has to work on, by queue; asks no EHR. */
final class WorkListHandler implements FacilityHandler {
  static final int LINES = 50;

  private final Pages pages;
  private final WorkBook work;
  private final WorkListBook list;
  private final FacilityScope scope;

  WorkListHandler(Pages pages, WorkBook work, WorkListBook list, FacilityScope scope) {
    this.pages = pages;
    this.work = work;
    this.list = list;
    this.scope = scope;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_ACCOUNTS;
  }

  @Override
  public Reply handle(Call call) {
    return new Reply.Page(
        200,
        "worklist.jte",
        Map.of(
            "frame",
            pages.frame(call, "title.worklist", Optional.empty()),
            "view",
            view(call),
            "elsewhere",
            "/launch/" + call.someone().launch().ehr()));
  }

  private FacilityListView view(Call call) {
    Admitted visitor = call.someone();
    WorkListBook.Sees sees = visits -> sees(visitor, visits);
    Optional<WorkListBook.Overview> overview = list.overview(visitor, sees);
    WorkListFilter filter = filter(call);
    WorkListFilter.Site site = site(list, visitor);
    FacilityListViews views =
        new FacilityListViews(filter, reader(call, site), call.permittedWords());
    if (overview.isEmpty()) {
      return views.empty();
    }
    return views.view(
        overview.get(),
        list.lines(
            visitor, sees, filter.wish(site), call.asked("after").flatMap(Reference::parse), LINES),
        rows(call, site.today()));
  }

  private boolean sees(Admitted visitor, List<Encounter> visits) {
    return visits.stream().allMatch(visit -> scope.sees(visitor, visit));
  }

  private FacilityListViews.Reader reader(Call call, WorkListFilter.Site site) {
    Admitted visitor = call.someone();
    return new FacilityListViews.Reader(
        site,
        visitor.may(Permission.WRITE_NOTE) ? work.assignable(visitor) : List.of(),
        Csrf.token(visitor, WorkListBulkHandler.PURPOSE),
        list.zone(visitor));
  }

  static WorkListFilter.Site site(WorkListBook list, Admitted visitor) {
    return new WorkListFilter.Site(
        owner(visitor), list.today(visitor), list.teams(visitor), list.escalation());
  }

  static WorkListFilter filter(Call call) {
    return WorkListFilter.of(call.query(), call.someone().may(Permission.SEE_AMOUNTS));
  }

  static FacilityListRows rows(Call call, LocalDate today) {
    return new FacilityListRows(
        call.someone().launch().patient(), call.base(), today, call.permittedWords());
  }

  static NoteRow.Owner owner(Admitted visitor) {
    User user = visitor.launch().user();
    return new NoteRow.Owner(user.issuer(), user.subject());
  }
}
