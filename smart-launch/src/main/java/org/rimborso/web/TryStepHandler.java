package org.rimborso.web;

import java.util.function.Supplier;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.RuleDraft;
import org.rimborso.desk.RuleTrials;
import org.rimborso.desk.RuleTrials.Answer;
import org.rimborso.web.view.Trouble;

/**
 * Checks a changed file of payer rules, tries it on the open chart or on the last sweep, or stops.
 */
final class TryStepHandler implements Handler {
  private final TryRulesHandler page;
  private final Charts charts;
  private final RuleTrials trials;

  TryStepHandler(TryRulesHandler page, Charts charts, RuleTrials trials) {
    this.page = page;
    this.charts = charts;
    this.trials = trials;
  }

  @Override
  public Permission permission() {
    return Permission.TRY_RULES;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(TryRulesHandler.PURPOSE)) {
      return failed(call, Trouble.Kind.FORGED_FORM);
    }
    RuleDraft draft =
        new RuleDraft(call.asked("name").orElse("").strip(), call.asked("text").orElse(""));
    return switch (call.asked("step").orElse("check")) {
      case "chart" -> onTheChart(call, draft);
      case "sweep" -> reply(call, draft, () -> trials.begin(call.someone(), draft));
      case "stop" -> stop(call);
      default -> reply(call, draft, () -> trials.check(call.someone(), draft));
    };
  }

  private Reply stop(Call call) {
    trials.stop(call.someone());
    return new Reply.SeeOther(TryRulesHandler.path(call) + "?run=last");
  }

  private Reply onTheChart(Call call, RuleDraft draft) {
    if (!TryRulesHandler.hasChart(call.someone())) {
      return failed(call, Trouble.Kind.NOT_PERMITTED);
    }
    DeskChart opened = charts.open(call.someone());
    return opened.tokenEnded()
        ? failed(call, Trouble.Kind.LAUNCH_AGAIN)
        : reply(call, draft, () -> trials.compare(call.someone(), draft, opened.chart()));
  }

  private Reply reply(Call call, RuleDraft draft, Supplier<Answer> step) {
    Answer answer = draft.refusal().<Answer>map(RuleTrials.Refused::new).orElseGet(step);
    return answer instanceof RuleTrials.Begun
        ? new Reply.SeeOther(TryRulesHandler.path(call) + "?run=last")
        : page.page(call, status(answer), draft, answer);
  }

  private static int status(Answer answer) {
    if (answer instanceof RuleTrials.Refused refused) {
      return switch (refused.why()) {
        case BUSY, TOO_SLOW, SWEEPING -> 409;
        case BROKEN -> 503;
        case NAME, EMPTY, TOO_LONG, UNNAMED_TABLE, NOT_SWEPT -> 422;
      };
    }
    return answer instanceof RuleTrials.Checked checked && !checked.mistakes().isEmpty()
        ? 422
        : 200;
  }

  private static Reply failed(Call call, Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()).withKept(call.asked("text")));
  }
}
