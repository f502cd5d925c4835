package org.rimborso.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.desk.HealthBook;
import org.rimborso.sweep.health.Measure;
import org.rimborso.web.view.BehindView;
import org.rimborso.web.view.HealthView;
import org.rimborso.web.view.HealthViews;
import org.rimborso.web.view.Trouble;

/**
 * How the facility stands: the page of all figures, which names nobody, and that of the accounts
 * behind one, as far as the reader may see them.
 */
final class HealthHandler implements FacilityHandler {
  private final Pages pages;
  private final Charts charts;
  private final HealthBook book;
  private final FacilityScope scope;

  HealthHandler(Pages pages, Charts charts, HealthBook book, FacilityScope scope) {
    this.pages = pages;
    this.charts = charts;
    this.book = book;
    this.scope = scope;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_HEALTH;
  }

  @Override
  public Reply handle(Call call) {
    String figure = call.path().getOrDefault("figure", "");
    if (figure.isEmpty()) {
      return figures(call);
    }
    return Measure.named(figure)
        .map(measure -> behind(call, measure))
        .orElseGet(() -> new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next())));
  }

  private Reply figures(Call call) {
    HealthView view =
        new HealthViews(call.permittedWords(), call.base(), charts.zone(call.someone()))
            .view(book.standing(call.someone()));
    return new Reply.Page(
        200,
        "health.jte",
        Map.of("frame", pages.frame(call, "title.health", Optional.empty()), "view", view));
  }

  private Reply behind(Call call, Measure measure) {
    Admitted visitor = call.someone();
    List<HealthBook.Behind> seen = book.behind(visitor, measure, one -> sees(visitor, one));
    BehindView view =
        BehindView.of(
            measure,
            seen,
            book.standing(visitor),
            visitor.launch().patient(),
            call.base(),
            call.permittedWords());
    return new Reply.Page(
        200,
        "healthbehind.jte",
        Map.of("frame", pages.frame(call, "title.health-behind", Optional.empty()), "view", view));
  }

  /** The launched patient's whoever reads it; another's as the site says, visit for visit. */
  private boolean sees(Admitted visitor, HealthBook.Behind one) {
    return visitor.launch().patient().equals(Optional.of(one.patient()))
        || one.visits().stream().allMatch(visit -> scope.sees(visitor, visit));
  }
}
