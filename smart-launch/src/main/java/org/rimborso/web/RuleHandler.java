package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.web.view.Prose;
import org.rimborso.web.view.Trouble;

/** The page of one rule: what it finds, why it costs money, what to do, where it stands. */
final class RuleHandler implements Handler {
  private final Pages pages;
  private final RulesHandler rules;

  RuleHandler(Pages pages, RulesHandler rules) {
    this.pages = pages;
    this.rules = rules;
  }

  @Override
  public Permission permission() {
    return Permission.BE_HERE;
  }

  @Override
  public Reply handle(Call call) {
    String id = call.part("id");
    return pages
        .rules()
        .page(id, call.words())
        .map(prose -> page(call, id, prose))
        .orElseGet(() -> new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next())));
  }

  private Reply page(Call call, String id, Prose prose) {
    return new Reply.Page(
        200,
        "rule.jte",
        Map.of(
            "frame",
            pages.frame(call, "title.rule", Optional.empty()),
            "id",
            id,
            "prose",
            prose,
            "standing",
            rules.row(call, id),
            "settings",
            rules.settings(call, id),
            "rate",
            rules.rates(call).map(rates -> rates.of(id))));
  }
}
