package org.rimborso.payerrules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.WalkingRule;

/** What every rule from a file tells of itself, whatever it judges by. */
abstract class FiledRule implements WalkingRule {
  private final Fault fault;
  private final String type;
  private final Function<Locale, String> page;

  /**
   * @param type of the resources that are judged
   * @param page in a language, as Markdown
   */
  FiledRule(Fault fault, String type, Function<Locale, String> page) {
    this.fault = fault;
    this.type = type;
    this.page = page;
  }

  @Override
  public final String id() {
    return fault.rule();
  }

  @Override
  public final Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public final List<Need> needs() {
    return Needs.resources(type);
  }

  @Override
  public final Optional<String> page(Locale language) {
    return Optional.of(page.apply(language));
  }

  /** That something is wrong, in this rule's name. */
  final Fault wrong() {
    return fault;
  }

  final String type() {
    return type;
  }
}
