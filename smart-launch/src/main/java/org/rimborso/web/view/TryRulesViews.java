package org.rimborso.web.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.desk.RuleDraft;
import org.rimborso.desk.RuleTrial;
import org.rimborso.desk.RuleTrials;
import org.rimborso.payerrules.Mistake;
import org.rimborso.payerrules.RuleChange;
import org.rimborso.payerrules.RuleChange.Example;
import org.rimborso.payerrules.TestResult;

/** Puts trials of changed files of payer rules into words. */
public final class TryRulesViews {
  private final Words words;
  private final ZoneId zone;
  private final boolean administers;
  private final Predicate<Example> seen;

  /**
   * @param zone of the site
   * @param administers whether the reader puts files in place
   * @param seen what the reader may see of what is counted
   */
  public TryRulesViews(Words words, ZoneId zone, boolean administers, Predicate<Example> seen) {
    this.words = words;
    this.zone = zone;
    this.administers = administers;
    this.seen = seen;
  }

  /**
   * The page.
   *
   * @param hasChart whether there is an open chart to try it on
   * @param answer what came of the last wish
   */
  public TryRulesView view(
      String path,
      String token,
      RuleDraft draft,
      RuleTrials.Ground ground,
      boolean hasChart,
      Optional<TryRulesView.Trial> trial,
      Optional<RuleTrials.Answer> answer) {
    Optional<RuleTrials.Compared> compared = only(answer, RuleTrials.Compared.class);
    Optional<RuleTrials.Checked> checked =
        only(answer, RuleTrials.Checked.class).or(() -> compared.map(RuleTrials.Compared::checked));
    return new TryRulesView(
        path,
        token,
        draft.name(),
        draft.text(),
        RuleDraft.LONGEST,
        ground.files(),
        hasChart,
        ground
            .swept()
            .map(at -> words.say("try.sweep-of", moment(at)))
            .orElseGet(() -> words.say("try.refused.not-swept")),
        ground.swept().isPresent(),
        only(answer, RuleTrials.Refused.class).map(refused -> error(refused.why())),
        checked.map(one -> checked(one, draft, ground)),
        compared.map(one -> changes(one.changes(), "try.on-chart", 1)),
        trial);
  }

  private static <T> Optional<T> only(Optional<RuleTrials.Answer> answer, Class<T> kind) {
    return answer.filter(kind::isInstance).map(kind::cast);
  }

  private String error(RuleTrials.Why why) {
    String code = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words.say("try.refused." + code, RuleDraft.LONGEST);
  }

  private String moment(Instant at) {
    return words.day(at.atZone(zone).toLocalDate()).shown() + " " + words.time(at, zone);
  }

  private TryRulesView.Checked checked(
      RuleTrials.Checked checked, RuleDraft draft, RuleTrials.Ground ground) {
    boolean sound = checked.mistakes().isEmpty();
    String found = words.say("try.mistakes", checked.mistakes().size());
    return new TryRulesView.Checked(
        sound ? Badge.ok(found) : Badge.error(found),
        words.say("try.counted", checked.rules(), checked.tests().size()),
        checked.mistakes().stream().map(mistake -> fault(mistake, draft)).toList(),
        checked.tests().stream().map(this::test).toList(),
        sound ? Optional.of(where(draft, ground)) : Optional.empty());
  }

  private String where(RuleDraft draft, RuleTrials.Ground ground) {
    return administers
        ? ground
            .folder()
            .map(folder -> words.say("try.where", draft.name(), folder))
            .orElseGet(() -> words.say("try.where-no-folder", draft.name()))
        : words.say("try.where-ask", draft.name());
  }

  private TryRulesView.Fault fault(Mistake mistake, RuleDraft draft) {
    List<String> lines = draft.text().lines().toList();
    boolean typed = mistake.file().equals(draft.name()) && mistake.line() <= lines.size();
    return new TryRulesView.Fault(
        words.say("try.place", mistake.file(), mistake.line(), mistake.column()),
        typed ? lines.get(mistake.line() - 1) : "",
        mistake.what());
  }

  private TryRulesView.Test test(TestResult result) {
    return new TryRulesView.Test(
        result.rule(),
        result.test(),
        words.code("try.said", result.expected()),
        words.code("try.said", result.got()),
        result.isPassed()
            ? Badge.ok(words.say("try.passed"))
            : Badge.error(words.say("try.failed")));
  }

  /** How a trial on the last sweep stands. */
  public Optional<TryRulesView.Trial> trial(Optional<RuleTrial> trial) {
    return trial.map(this::trial);
  }

  private TryRulesView.Trial trial(RuleTrial trial) {
    String state = words.say("try.state." + trial.state().code());
    boolean atWork = trial.state() == RuleTrial.State.AT_WORK;
    boolean done = trial.state() == RuleTrial.State.DONE;
    return new TryRulesView.Trial(
        atWork ? Badge.waiting(state) : done ? Badge.ok(state) : Badge.warning(state),
        atWork
            ? words.say(
                "try.progress",
                moment(trial.begun()),
                words.code("sweeps.stage", trial.stage()),
                trial.percent())
            : words.say("try.next." + trial.state().code(), moment(trial.begun())),
        atWork,
        Optional.of(trial.told()).filter(told -> !told.isEmpty()),
        done
            ? Optional.of(changes(trial.changes(), "try.on-sweep", trial.charts()))
            : Optional.empty());
  }

  private TryRulesView.Changes changes(List<RuleChange> changes, String key, long charts) {
    RuleChange all = RuleChange.sum(changes);
    boolean hides =
        changes.stream()
            .anyMatch(
                one ->
                    one.more() > shown(one.firstMore()).size()
                        || one.fewer() > shown(one.firstFewer()).size());
    return new TryRulesView.Changes(
        words.say(key, charts) + " " + sentence(all),
        changes.stream().map(this::change).toList(),
        hides ? Optional.of(words.say("try.not-named")) : Optional.empty());
  }

  private TryRulesView.Change change(RuleChange one) {
    return new TryRulesView.Change(
        one.rule(), sentence(one), shown(one.firstMore()), shown(one.firstFewer()));
  }

  private List<String> shown(List<Example> examples) {
    return examples.stream().filter(seen).map(one -> one.focus().toString()).toList();
  }

  private String sentence(RuleChange one) {
    return words.say("try.change", one.more(), one.fewer(), one.same(), one.notChecked());
  }
}
