package org.rimborso.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiFunction;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;
import org.rimborso.web.view.Trouble;

/** The review as JSON: one object, as the command line writes it. Holds amounts. */
final class ReviewJsonHandler implements Handler {
  private final Charts charts;
  private final BiFunction<DeskChart, Locale, String> json;

  ReviewJsonHandler(Charts charts, BiFunction<DeskChart, Locale, String> json) {
    this.charts = charts;
    this.json = json;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_REVIEW_JSON;
  }

  @Override
  public Reply handle(Call call) {
    if (call.someone().launch().patient().isEmpty()) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.NO_PATIENT, Numbers.next()));
    }
    String text = json.apply(charts.open(call.someone()), call.words().locale());
    return new Reply.Export(
        new Reply.Content("application/json", text.getBytes(StandardCharsets.UTF_8)));
  }
}
