package org.rimborso.launch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.codebooks.catalogue.ListedRule;
import org.rimborso.codebooks.catalogue.RuleCatalogue;
import org.rimborso.codebooks.catalogue.Supply;
import org.rimborso.plugins.PluginJar;
import org.rimborso.plugins.Plugins;
import org.rimborso.plugins.RuleState;
import org.rimborso.review.RuleSetting;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Need;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Severity;

/** Rules for people at a terminal. */
final class RuleText {
  private final RuleCatalogue catalogue;
  private final Plugins plugins;
  private final Locale language;

  RuleText(RulesCommand.Listing listing) {
    catalogue = listing.catalogue();
    plugins = listing.plugins();
    language = listing.language();
  }

  /** Every rule, grouped by family. */
  List<String> list(List<ListedRule> rules) {
    List<String> lines = new ArrayList<>();
    String family = "";
    for (ListedRule rule : rules) {
      if (!rule.family().equals(family)) {
        family = rule.family();
        lines.add((lines.isEmpty() ? "" : "\n") + family);
      }
      lines.add("  " + rule.id() + ": " + title(rule));
      facts(rule).forEach(fact -> lines.add("    " + fact));
    }
    lines.add("");
    long off = rules.stream().filter(rule -> rule.state() == ListedRule.State.OFF).count();
    lines.add("Rules: " + rules.size() + "; off: " + off + ".");
    lines.add("What an EHR shows decides too what is checked: rimborso ehr check ID tells that.");
    return lines;
  }

  /** One rule's page, what may be set, and how it stands. */
  List<String> page(ListedRule rule) {
    List<String> lines = new ArrayList<>();
    rule.rule()
        .page(language)
        .ifPresentOrElse(
            page -> page.lines().forEach(lines::add), () -> lines.add(rule.id() + " has no page."));
    lines.add("");
    lines.add("## Here and now");
    lines.addAll(facts(rule));
    lines.add("reads " + String.join(", ", rule.resources()) + ", as far as the EHR shows them");
    rule.rule().parameters().forEach(parameter -> lines.add(sentence(parameter)));
    return lines;
  }

  /** The page's title; the id where it has none. */
  static String title(ListedRule rule, Locale language) {
    return rule.rule().page(language).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).strip())
        .findFirst()
        .orElse(rule.id());
  }

  private String title(ListedRule rule) {
    return title(rule, language);
  }

  private List<String> facts(ListedRule rule) {
    List<String> facts = new ArrayList<>();
    facts.add(
        rule.severity().map(Severity::code).orElse("severity not told")
            + "; for "
            + audience(rule)
            + "; "
            + (rule.enabled() ? "on" : "off")
            + "; "
            + state(rule));
    plugins
        .rule(rule.id())
        .map(RuleState::jar)
        .ifPresent(jar -> facts.add("plug-in: " + sentence(jar)));
    rule.payers().forEach(payer -> facts.add("for " + payer + ": " + ofPayer(rule, payer)));
    rule.supplies().forEach(supply -> facts.add("needs " + sentence(supply)));
    rule.fault()
        .ifPresent(
            fault ->
                facts.add(
                    "source: " + fault.source().document() + ", " + fault.source().section()));
    return facts;
  }

  private static String audience(ListedRule rule) {
    return rule.fault().stream()
        .flatMap(fault -> fault.audience().stream().sorted())
        .map(Audience::code)
        .collect(Collectors.collectingAndThen(Collectors.joining(" and "), RuleText::orAnybody));
  }

  private static String sentence(PluginJar jar) {
    return jar.id() + " " + jar.version() + ", " + jar.file();
  }

  private static String orAnybody(String audience) {
    return audience.isEmpty() ? "anybody" : audience;
  }

  private static String state(ListedRule rule) {
    return switch (rule.state()) {
      case OFF -> "is not asked";
      case READY -> "can run";
      case PARTLY -> "can run in part";
      case WANTING -> "has nothing to judge by";
    };
  }

  private String ofPayer(ListedRule rule, String payer) {
    RuleSetting setting = catalogue.setting(payer, rule.id());
    return (setting.isOn() ? "on" : "off")
        + setting.severity().map(severity -> ", " + severity.code()).orElse("");
  }

  private static String sentence(Supply supply) {
    if (supply.need() instanceof Need.Profile) {
      return supply.name()
          + " of the payer: "
          + (supply.payers().isEmpty()
              ? "no profile says it"
              : "said of " + String.join(", ", supply.payers()));
    }
    return supply.name()
        + ": "
        + switch (supply.stock()) {
          case LOADED -> "loaded" + until(supply.until());
          case STARTER -> "only the starter set" + until(supply.until());
          case SERVER -> "asked of the terminology server";
          case ENDED -> "nothing loaded that is later than " + supply.until().orElseThrow();
          case NONE -> "not loaded";
        };
  }

  private static String until(Optional<LocalDate> day) {
    return day.map(last -> ", until " + last).orElse("");
  }

  private String sentence(Parameter parameter) {
    return "parameter "
        + parameter.name()
        + ": "
        + parameter.meaning().in(language)
        + " ("
        + parameter.kind().expected()
        + "; usually "
        + shown(parameter.usual())
        + "; here "
        + shown(catalogue.value(parameter))
        + ")";
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }
}
