package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.web.view.EncounterView;
import org.rimborso.web.view.EncounterViews;
import org.rimborso.web.view.FixViews;

/** The documentation page: one visit, then the recent ones. No amounts. */
final class EncounterHandler implements Handler {
  private final Pages pages;
  private final FixPart fixes;

  EncounterHandler(Pages pages, FixPart fixes) {
    this.pages = pages;
    this.fixes = fixes;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_DOCUMENTATION;
  }

  @Override
  public Reply handle(Call call) {
    Optional<Reference> wanted =
        call.asked("visit").flatMap(Reference::parse).or(() -> call.someone().launch().encounter());
    return pages.chartPage(
        call, "title.documentation", opened -> Optional.of(inside(call, opened, wanted)));
  }

  private Pages.Inside inside(Call call, DeskChart opened, Optional<Reference> wanted) {
    FixViews fixing = fixes.views(call, opened);
    EncounterViews views =
        new EncounterViews(
            opened.chart(), opened.review(), pages.rules(), call.words(), fixing::of);
    EncounterView view = views.view(wanted);
    return new Pages.Inside("encounter.jte", Map.of("view", view, "fixes", fixing.lines(view)));
  }
}
