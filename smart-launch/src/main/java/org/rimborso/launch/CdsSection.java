package org.rimborso.launch;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.access.Role;
import org.rimborso.cds.CdsSettings;
import org.rimborso.cds.Mute;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;

/** Reads {@code cds}: which pages may call CDS Hooks, and of what no cards are wanted. */
final class CdsSection {
  private final Set<String> rules = new TreeSet<>();

  private CdsSection(List<RuleProvider> more) {
    Reviewer.provided(new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS), more)
        .forEach(rule -> rules.add(rule.id()));
  }

  /**
   * Reads and checks the section.
   *
   * @param more who makes rules beside the class path
   * @throws SettingsError with the key's path and what was expected
   */
  static CdsSettings read(Keys keys, List<RuleProvider> more) {
    List<String> origins =
        keys.values("origins", Values.ORIGIN, Values::origin).stream().map(URI::toString).toList();
    List<Keys> entries = keys.sections("mute");
    keys.noOthers();
    if (entries.isEmpty()) {
      return new CdsSettings(origins, List.of());
    }
    CdsSection section = new CdsSection(more);
    return new CdsSettings(origins, entries.stream().map(section::mute).toList());
  }

  private Mute mute(Keys keys) {
    Optional<String> rule =
        keys.value("rule", "the id of a rule ('rimborso rules list' names all)", this::rule);
    Optional<Role> role =
        keys.value(
            "role",
            "clinician, coder, biller, manager or administrator",
            text -> Role.named(text).orElseThrow(IllegalArgumentException::new));
    Optional<String> hook =
        keys.value("hook", "one of " + String.join(", ", CdsSettings.hooks()), CdsSection::hook);
    keys.noOthers();
    if (rule.isEmpty() && role.isEmpty() && hook.isEmpty()) {
      throw SettingsError.at(keys.path("rule"), "a rule, a role or a hook, of which none is named");
    }
    return new Mute(rule, role, hook);
  }

  private String rule(String text) {
    Values.require(rules.contains(text));
    return text;
  }

  private static String hook(String text) {
    Values.require(CdsSettings.hooks().contains(text));
    return text;
  }
}
