package org.rimborso.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.web.view.SessionsView;

/** Who is in, for those who run the app. Names users; of patients nothing but references. */
final class SessionsHandler implements Handler {
  static final String PURPOSE = "sessions";

  private final Pages pages;
  private final Charts charts;
  private final Sessions sessions;

  SessionsHandler(Pages pages, Charts charts, Sessions sessions) {
    this.pages = pages;
    this.charts = charts;
    this.sessions = sessions;
  }

  @Override
  public Permission permission() {
    return Permission.ADMINISTER;
  }

  @Override
  public Reply handle(Call call) {
    List<SessionsView.Row> rows =
        SessionsView.rows(
            sessions.open(call.someone()),
            call.someone().launch().id(),
            charts.zone(call.someone()),
            call.words());
    return new Reply.Page(
        200,
        "sessions.jte",
        Map.of(
            "frame",
            pages.frame(call, "title.sessions", Optional.empty()),
            "view",
            new SessionsView(
                call.base() + "/admin/sessions/end",
                Csrf.token(call.someone(), PURPOSE),
                ended(call),
                rows)));
  }

  private static Optional<String> ended(Call call) {
    return call.asked("ended")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> call.words().say("sessions.ended", Integer.parseInt(text)));
  }
}
