package org.rimborso.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditRow;
import org.rimborso.web.view.AuditFilter;
import org.rimborso.web.view.AuditView;
import org.rimborso.web.view.AuditViews;

/** The audit trail for administrators: references, never names or anything clinical. */
final class AuditHandler implements Handler {
  private static final int PAGE = 50;

  private final Pages pages;
  private final Charts charts;
  private final Trail trail;

  AuditHandler(Pages pages, Charts charts, Trail trail) {
    this.pages = pages;
    this.charts = charts;
    this.trail = trail;
  }

  @Override
  public Permission permission() {
    return Permission.ADMINISTER;
  }

  @Override
  public Reply handle(Call call) {
    ZoneId zone = charts.zone(call.someone());
    AuditFilter filter = AuditFilter.of(call.query());
    List<AuditRow> rows =
        filter
            .query(zone)
            .map(query -> trail.rows(call.someone(), query, filter.before(), PAGE + 1))
            .orElse(List.of());
    Trail.State state = trail.state();
    AuditViews views = new AuditViews(call.words(), zone, call.base() + "/admin/audit");
    AuditView view =
        views.view(filter, rows, PAGE, views.standing(state.checked()), views.feed(state.feed()));
    return new Reply.Page(
        200,
        "audit.jte",
        Map.of("frame", pages.frame(call, "title.audit", Optional.empty()), "view", view));
  }
}
