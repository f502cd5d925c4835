package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.Mutes;
import org.rimborso.web.view.DismissalForm;
import org.rimborso.web.view.EncounterView;
import org.rimborso.web.view.EncounterViews;
import org.rimborso.web.view.FixViews;
import org.rimborso.web.view.GapAnswers;

/** Puts the documentation page together, for reading it and for an answer that was not saved. */
final class EncounterPage {
  private final Pages pages;
  private final Mutes mutes;
  private final QueryPart queries;
  private final FixPart fixes;

  EncounterPage(Pages pages, Mutes mutes, QueryPart queries, FixPart fixes) {
    this.pages = pages;
    this.mutes = mutes;
    this.queries = queries;
    this.fixes = fixes;
  }

  /** The visit that is asked for, else the launch's. */
  static Optional<Reference> visit(Call call) {
    return call.asked("visit")
        .flatMap(Reference::parse)
        .or(() -> call.someone().launch().encounter());
  }

  Pages.Inside inside(Call call, DeskChart opened, DismissalForm asked) {
    Admitted visitor = call.someone();
    FixViews fixing = fixes.views(call, opened);
    EncounterViews views =
        new EncounterViews(
            opened.chart(),
            opened.review(),
            pages.rules(),
            call.words(),
            answers(call, opened, asked),
            finding -> mutes.isMuted(finding.rule(), visitor.roles()),
            fixing::of);
    Optional<Reference> named = call.asked("finding").flatMap(views::visitOf);
    EncounterView view = views.view(named.or(() -> visit(call)));
    return new Pages.Inside(
        "encounter.jte",
        Map.of("view", view, "queries", queries.cards(call, opened), "fixes", fixing.lines(view)));
  }

  private static GapAnswers answers(Call call, DeskChart opened, DismissalForm asked) {
    Admitted visitor = call.someone();
    GapAnswers.Forms forms =
        new GapAnswers.Forms(
            call.base() + "/encounter/gap",
            purpose -> Csrf.token(visitor, purpose),
            visit(call).map(Reference::toString).orElse(""),
            asked,
            call.asked("answered").orElse(""));
    return new GapAnswers(
        opened.dismissals(),
        visitor.may(Permission.ANSWER_GAP) ? Optional.of(forms) : Optional.empty(),
        opened.chart().zone(),
        call.words());
  }

  /** What was said to gaps, for pages that only tell. */
  static GapAnswers told(Call call, DeskChart opened) {
    return new GapAnswers(
        opened.dismissals(), Optional.empty(), opened.chart().zone(), call.words());
  }
}
