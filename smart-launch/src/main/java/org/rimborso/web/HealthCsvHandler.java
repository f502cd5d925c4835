package org.rimborso.web;

import java.nio.charset.StandardCharsets;
import org.rimborso.access.Permission;
import org.rimborso.desk.HealthBook;
import org.rimborso.web.view.HealthCsv;
import org.rimborso.web.view.Trouble;

/** The figures as a file for spreadsheets; names no patient. */
final class HealthCsvHandler implements Handler {
  private final Charts charts;
  private final HealthBook book;

  HealthCsvHandler(Charts charts, HealthBook book) {
    this.charts = charts;
    this.book = book;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_HEALTH;
  }

  @Override
  public Reply handle(Call call) {
    return book.standing(call.someone())
        .map(
            standing -> {
              call.response()
                  .setHeader(
                      "Content-Disposition",
                      "attachment; filename=\"health-" + standing.health().asOf() + ".csv\"");
              String text = new HealthCsv(call.words(), charts.zone(call.someone())).text(standing);
              return (Reply)
                  new Reply.Export(
                      new Reply.Content(
                          "text/csv; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
            })
        .orElseGet(() -> new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next())));
  }
}
