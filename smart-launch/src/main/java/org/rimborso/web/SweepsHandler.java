package org.rimborso.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.web.view.SweepViews;
import org.rimborso.web.view.SweepsView;

/**
 * How the site's EHRs are swept, for those who run the app. Counts and times, nothing of patients.
 */
final class SweepsHandler implements Handler {
  static final String PURPOSE = "sweeps";

  private final Pages pages;
  private final Charts charts;
  private final Sweeps sweeps;

  SweepsHandler(Pages pages, Charts charts, Sweeps sweeps) {
    this.pages = pages;
    this.charts = charts;
    this.sweeps = sweeps;
  }

  @Override
  public Permission permission() {
    return Permission.ADMINISTER;
  }

  @Override
  public Reply handle(Call call) {
    SweepViews views = new SweepViews(call.words());
    SweepsView view =
        new SweepsView(
            call.base() + "/admin/sweeps",
            Csrf.token(call.someone(), PURPOSE),
            said(call),
            call.words().time(sweeps.now(), charts.zone(call.someone())),
            sweeps.all(call.someone()).stream()
                .map(one -> views.row(one.ehr(), one.zone(), one.isSetUp(), one.next(), one.runs()))
                .toList());
    return new Reply.Page(
        200,
        "sweeps.jte",
        Map.of("frame", pages.frame(call, "title.sweeps", Optional.empty()), "view", view));
  }

  private static Optional<String> said(Call call) {
    return call.asked("said")
        .filter(code -> Arrays.stream(Sweeps.Answer.values()).anyMatch(a -> a.code().equals(code)))
        .map(code -> call.words().say("sweeps.said." + code));
  }
}
