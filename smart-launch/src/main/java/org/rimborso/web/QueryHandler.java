package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Permission;

/** The page of one question. */
final class QueryHandler implements Handler {
  private final Pages pages;
  private final QueryPage page;

  QueryHandler(Pages pages, QueryPage page) {
    this.pages = pages;
    this.page = page;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_QUERIES;
  }

  @Override
  public Reply handle(Call call) {
    return pages.chartPage(
        call, "title.query", opened -> page.inside(call, opened, Map.of(), Optional.empty()));
  }
}
