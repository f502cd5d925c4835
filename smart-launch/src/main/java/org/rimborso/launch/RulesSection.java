package org.rimborso.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;
import org.rimborso.account.AccountSettings;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.desk.Mutes;
import org.rimborso.payer.Payers;
import org.rimborso.payerrules.Nearest;
import org.rimborso.review.Reviewer;
import org.rimborso.review.RuleSetting;
import org.rimborso.review.SiteRules;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/**
 * Reads {@code rules}: by rule id what the site changes, and under {@code payers} what it changes
 * for the claims of one payer.
 */
final class RulesSection {
  private static final String PAYERS = "payers";
  private static final String PARAMETERS = "parameters";

  private final Set<String> ids = new TreeSet<>();
  private final Map<String, List<Parameter>> parameters = new TreeMap<>();
  private final Payers payers;
  private final OwnRules own;
  private final Predicate<String> excused;

  private RulesSection(Payers payers, OwnRules own, Predicate<String> excused) {
    this.payers = payers;
    this.own = own;
    this.excused = excused;
    List<Rule> rules =
        Reviewer.provided(
            new RuleContext(LoadedCodeSets.NONE, payers, Parameters.DEFAULTS), own.providers());
    rules.forEach(rule -> ids.add(rule.id()));
    for (Parameter parameter : Reviewer.parameters(rules, own.providers())) {
      parameters.computeIfAbsent(parameter.owner(), owner -> new ArrayList<>()).add(parameter);
    }
  }

  /**
   * Reads and checks the section.
   *
   * @param payers the site's profiles, by whose names payers go here
   * @param accounts what the site says of accounts
   * @param own what makes the site's own rules
   * @param excused ids of rules that cannot be known here; what is said of them is passed over
   * @throws SettingsError with the key's path and what was expected
   */
  static RuleSettings read(
      Keys keys, Payers payers, AccountSettings accounts, OwnRules own, Predicate<String> excused) {
    return new RulesSection(payers, own, excused).settings(keys, accounts);
  }

  private RuleSettings settings(Keys keys, AccountSettings accounts) {
    Set<String> names = new TreeSet<>(ids);
    names.addAll(parameters.keySet());
    Set<String> known = new TreeSet<>(names);
    known.add(PAYERS);
    refuseOthers(keys, known, "the id of a rule ('rimborso rules list' names all)");
    Map<String, RuleSetting> everywhere = new HashMap<>();
    Map<String, String> values = new HashMap<>();
    Map<String, Set<Role>> mutes = new HashMap<>();
    for (String name : names) {
      Keys one = keys.section(name);
      if (ids.contains(name)) {
        put(everywhere, name, setting(one));
        mute(mutes, name, one);
      }
      values(one.section(PARAMETERS), name, values);
      one.noOthers();
    }
    return new RuleSettings(
        new SiteRules(everywhere, ofPayers(keys.section(PAYERS))),
        new Parameters(values),
        payers,
        accounts,
        new Mutes(mutes),
        own);
  }

  private static RuleSetting setting(Keys keys) {
    return new RuleSetting(
        keys.value("enabled", "true or false", Values::flag),
        keys.value("severity", "error, warning or info", Values::severity));
  }

  /** Only of those who have a documentation page it can be kept. */
  private static void mute(Map<String, Set<Role>> mutes, String rule, Keys keys) {
    List<Role> readers =
        Arrays.stream(Role.values())
            .filter(role -> role.permissions().contains(Permission.SEE_DOCUMENTATION))
            .toList();
    String expected =
        "a list of "
            + readers.stream().map(Role::code).collect(Collectors.joining(", "))
            + ", whose documentation page goes without the rule";
    List<Role> roles =
        keys.values(
            "mute",
            expected,
            text ->
                Role.named(text)
                    .filter(readers::contains)
                    .orElseThrow(IllegalArgumentException::new));
    if (!roles.isEmpty()) {
      mutes.put(rule, Set.copyOf(roles));
    }
  }

  private static void put(Map<String, RuleSetting> settings, String rule, RuleSetting setting) {
    if (!setting.equals(RuleSetting.NONE)) {
      settings.put(rule, setting);
    }
  }

  private void values(Keys keys, String owner, Map<String, String> values) {
    List<Parameter> own = parameters.getOrDefault(owner, List.of());
    refuseOtherParameters(keys, owner, own);
    for (Parameter parameter : own) {
      if (keys.has(parameter.name())) {
        values.put(owner + "." + parameter.name(), value(keys, parameter));
      }
    }
  }

  private static String value(Keys keys, Parameter parameter) {
    Parameter.Kind kind = parameter.kind();
    if (kind == Parameter.Kind.LIST) {
      return String.join(
          ",", keys.values(parameter.name(), kind.expected(), text -> accepted(kind, text)));
    }
    return keys.required(parameter.name(), kind.expected(), text -> accepted(kind, text));
  }

  private static String accepted(Parameter.Kind kind, String text) {
    String value = kind == Parameter.Kind.LIST ? text.strip() : unYaml(text.strip());
    Values.require(kind.accepts(value));
    return value;
  }

  /** YAML reads on and off as true and false. */
  private static String unYaml(String text) {
    return switch (text) {
      case "true" -> "on";
      case "false" -> Parameter.OFF;
      default -> text;
    };
  }

  private static void refuseOtherParameters(Keys keys, String owner, List<Parameter> own) {
    List<String> names = own.stream().map(Parameter::name).toList();
    for (String name : keys.names()) {
      if (!names.contains(name)) {
        throw SettingsError.at(
            keys.path(name),
            names.isEmpty()
                ? "nothing, for " + owner + " has no parameters"
                : "one of the parameters of " + owner + ": " + String.join(", ", names));
      }
    }
  }

  private Map<String, Map<String, RuleSetting>> ofPayers(Keys keys) {
    refuseOthers(keys, payers.names(), "the name of one of the payers");
    Map<String, Map<String, RuleSetting>> all = new HashMap<>();
    for (String payer : payers.names()) {
      Map<String, RuleSetting> settings = ofPayer(keys.section(payer));
      if (!settings.isEmpty()) {
        all.put(payer, settings);
      }
    }
    return all;
  }

  private Map<String, RuleSetting> ofPayer(Keys keys) {
    refuseOthers(keys, ids, "the id of a rule ('rimborso rules list' names all)");
    Map<String, RuleSetting> settings = new HashMap<>();
    for (String rule : ids) {
      Keys one = keys.section(rule);
      if (one.has(PARAMETERS)) {
        throw SettingsError.at(
            one.path(PARAMETERS),
            "enabled or severity; parameters count for all payers, at rules."
                + rule
                + "."
                + PARAMETERS);
      }
      put(settings, rule, setting(one));
      one.noOthers();
    }
    return settings;
  }

  private void refuseOthers(Keys keys, Collection<String> known, String expected) {
    for (String name : keys.names()) {
      if (!known.contains(name) && !excused.test(name)) {
        throw SettingsError.at(
            keys.path(name),
            expected + Nearest.to(name, known).map(near -> "; the nearest is " + near).orElse(""));
      }
    }
  }
}
