package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.web.view.EncounterViews;

/** The documentation page: one visit, then the recent ones. No amounts. */
final class EncounterHandler implements Handler {
  private final Pages pages;
  private final QueryPart queries;

  EncounterHandler(Pages pages, QueryPart queries) {
    this.pages = pages;
    this.queries = queries;
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
    EncounterViews views =
        new EncounterViews(opened.chart(), opened.review(), pages.rules(), call.words());
    return new Pages.Inside(
        "encounter.jte",
        Map.of("view", views.view(wanted), "queries", queries.cards(call, opened)));
  }
}
