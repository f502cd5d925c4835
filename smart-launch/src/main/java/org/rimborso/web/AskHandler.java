package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;

/** The page on which a clinician is asked. */
final class AskHandler implements Handler {
  private final Pages pages;
  private final AskPage page;

  AskHandler(Pages pages, AskPage page) {
    this.pages = pages;
    this.page = page;
  }

  @Override
  public Permission permission() {
    return Permission.ASK_CLINICIAN;
  }

  @Override
  public Reply handle(Call call) {
    return pages.chartPage(call, "title.ask", opened -> inside(call, opened));
  }

  private Optional<Pages.Inside> inside(Call call, DeskChart opened) {
    return page.subject(call, opened)
        .map(subject -> page.inside(call, opened, subject, page.form(call, opened, subject)));
  }
}
