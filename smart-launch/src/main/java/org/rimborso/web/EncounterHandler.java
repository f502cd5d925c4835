package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.web.view.DismissalForm;

/** The documentation page: one visit, then the recent ones. No amounts. */
final class EncounterHandler implements Handler {
  private final Pages pages;
  private final EncounterPage page;

  EncounterHandler(Pages pages, EncounterPage page) {
    this.pages = pages;
    this.page = page;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_DOCUMENTATION;
  }

  @Override
  public Reply handle(Call call) {
    return pages.chartPage(
        call,
        "title.documentation",
        opened -> Optional.of(page.inside(call, opened, DismissalForm.EMPTY)));
  }
}
