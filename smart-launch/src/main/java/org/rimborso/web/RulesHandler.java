package org.rimborso.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.access.Permission;
import org.rimborso.codebooks.catalogue.ListedRule;
import org.rimborso.codebooks.catalogue.RuleCatalogue;
import org.rimborso.plugins.Plugins;
import org.rimborso.rule.Parameter;
import org.rimborso.web.view.PluginWords;
import org.rimborso.web.view.RuleRates;
import org.rimborso.web.view.RulesView;
import org.rimborso.web.view.RulesViews;
import org.rimborso.web.view.Words;

/**
 * Every rule, on or off, and whether it can run here and now: as a page, and as the part that fills
 * in under the search field. Reads nothing of the patient, so the audit trail does not hear of it.
 */
final class RulesHandler implements Handler {
  private static final int LONGEST = 200;

  private final Pages pages;
  private final Charts charts;
  private final RuleCatalogue catalogue;
  private final GapRoom gaps;
  private final Plugins plugins;

  RulesHandler(Pages pages, Charts charts, RuleCatalogue catalogue, GapRoom gaps, Plugins plugins) {
    this.pages = pages;
    this.charts = charts;
    this.catalogue = catalogue;
    this.gaps = gaps;
    this.plugins = plugins;
  }

  @Override
  public Permission permission() {
    return Permission.BE_HERE;
  }

  @Override
  public Reply handle(Call call) {
    String typed = call.asked("q").orElse("");
    RulesView view =
        views(call)
            .view(
                catalogue.on(today(call)),
                typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST));
    return call.isPart()
        ? new Reply.Page(200, "rulesfound.jte", Map.of("view", view, "words", call.words()))
        : new Reply.Page(
            200,
            "rules.jte",
            Map.of(
                "frame", pages.frame(call, "title.rules", Optional.empty()),
                "view", view,
                "tries", call.someone().may(Permission.TRY_RULES)));
  }

  /** How a rule stands; empty where there is none of that id. */
  Optional<RulesView.Row> row(Call call, String id) {
    Optional<ListedRule> rule = catalogue.rule(id, today(call));
    return rule.map(one -> views(call).row(one));
  }

  /** What the site may set of a rule, and what counts here. */
  List<String> settings(Call call, String id) {
    Stream<String> parameters =
        catalogue.rule(id, today(call)).stream()
            .flatMap(one -> one.rule().parameters().stream())
            .map(parameter -> sentence(parameter, call.words()));
    return Stream.concat(parameters, muted(id, call.words()).stream()).toList();
  }

  private Optional<String> muted(String id, Words words) {
    String roles =
        gaps.mutes().byRule().getOrDefault(id, Set.of()).stream()
            .sorted()
            .map(role -> words.code("role", role.code()))
            .collect(Collectors.joining(", "));
    return roles.isEmpty() ? Optional.empty() : Optional.of(words.say("mute.rule", roles));
  }

  private String sentence(Parameter parameter, Words words) {
    String value = catalogue.value(parameter);
    return words.say(
        "rules.parameter",
        parameter.name(),
        parameter.meaning().in(words.locale()),
        value.isEmpty() ? words.say("rules.parameter-empty") : value);
  }

  private RulesViews views(Call call) {
    return new RulesViews(
        pages.rules(),
        charts.closed(call.someone()),
        call.words(),
        call.base() + "/rules",
        rates(call),
        new PluginWords(plugins, call.someone().may(Permission.ADMINISTER), call.words()));
  }

  /** How often people agree with rules; empty for who may not know. */
  Optional<RuleRates> rates(Call call) {
    return call.someone().may(Permission.SEE_ANSWER_RATES)
        ? Optional.of(new RuleRates(gaps.answers().of(call.someone()), call.words()))
        : Optional.empty();
  }

  private LocalDate today(Call call) {
    return LocalDate.now(charts.zone(call.someone()));
  }
}
