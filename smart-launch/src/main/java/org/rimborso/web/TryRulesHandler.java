package org.rimborso.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Permission;
import org.rimborso.desk.RuleDraft;
import org.rimborso.desk.RuleTrial;
import org.rimborso.desk.RuleTrials;
import org.rimborso.payerrules.RuleChange.Example;
import org.rimborso.web.view.TryRulesView;
import org.rimborso.web.view.TryRulesViews;

/**
 * A changed file of payer rules and what is wrong with it, what its tests say, and what it would
 * change: as a page, and as the part that tells how far its trial is. Counts are everybody's; what
 * they count is named to who may see it.
 */
final class TryRulesHandler implements FacilityHandler {
  static final String PURPOSE = "try-rules";

  private final Pages pages;
  private final Charts charts;
  private final RuleTrials trials;
  private final FacilityScope scope;

  TryRulesHandler(Pages pages, Charts charts, RuleTrials trials, FacilityScope scope) {
    this.pages = pages;
    this.charts = charts;
    this.trials = trials;
    this.scope = scope;
  }

  @Override
  public Permission permission() {
    return Permission.TRY_RULES;
  }

  @Override
  public Reply handle(Call call) {
    Optional<RuleTrial> trial = call.asked("run").flatMap(asked -> trials.trial(call.someone()));
    if (call.isPart()) {
      return new Reply.Page(
          200,
          "ruletrial.jte",
          Map.of(
              "trial", views(call).trial(trial),
              "path", path(call),
              "token", Csrf.token(call.someone(), PURPOSE),
              "words", call.words()));
    }
    RuleDraft draft = trial.map(RuleTrial::draft).orElse(new RuleDraft("", ""));
    return page(call, 200, draft, views(call).trial(trial), Optional.empty());
  }

  /** The page with what came of a form. */
  Reply page(Call call, int status, RuleDraft draft, RuleTrials.Answer answer) {
    return page(call, status, draft, Optional.empty(), Optional.of(answer));
  }

  private Reply page(
      Call call,
      int status,
      RuleDraft draft,
      Optional<TryRulesView.Trial> trial,
      Optional<RuleTrials.Answer> answer) {
    TryRulesView view =
        views(call)
            .view(
                path(call),
                Csrf.token(call.someone(), PURPOSE),
                draft,
                trials.ground(call.someone()),
                hasChart(call.someone()),
                trial,
                answer);
    return new Reply.Page(
        status,
        "ruletry.jte",
        Map.of("frame", pages.frame(call, "title.try", Optional.empty()), "view", view));
  }

  static String path(Call call) {
    return call.base() + "/rules/try";
  }

  /** Whether there is an open chart on which this visitor may try rules. */
  static boolean hasChart(Admitted visitor) {
    return visitor.launch().patient().isPresent() && visitor.may(Permission.SEE_ACCOUNTS);
  }

  private TryRulesViews views(Call call) {
    Admitted visitor = call.someone();
    return new TryRulesViews(
        call.words(), charts.zone(visitor), visitor.may(Permission.ADMINISTER), seen(visitor));
  }

  /** The launched patient's to who sees accounts; another's to who sees those of all patients. */
  private Predicate<Example> seen(Admitted visitor) {
    boolean all = scope.sees(visitor);
    List<String> own = visitor.launch().patient().stream().map(Object::toString).toList();
    return example ->
        visitor.may(Permission.SEE_ACCOUNTS)
            && (all || example.patient().filter(one -> own.contains(one.toString())).isPresent());
  }
}
