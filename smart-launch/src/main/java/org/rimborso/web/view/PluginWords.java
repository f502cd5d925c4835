package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import org.rimborso.plugins.PluginJar;
import org.rimborso.plugins.Plugins;
import org.rimborso.plugins.RuleState;

/**
 * Plug-ins in words.
 *
 * @param administers whether the reader learns which jars do not run, and how rules do
 */
public record PluginWords(Plugins plugins, boolean administers, Words words) {

  /** Where a rule comes from, and whether it is asked no more; nothing where it is ours. */
  List<String> notes(String rule) {
    List<String> notes = new ArrayList<>();
    plugins.rule(rule).map(RuleState::jar).ifPresent(jar -> notes.add(sentence(jar)));
    plugins
        .rule(rule)
        .filter(state -> administers ? !state.isWell() : state.stopped().isPresent())
        .ifPresent(state -> notes.add(trouble(state)));
    return notes;
  }

  private String sentence(PluginJar jar) {
    return words.say("rules.plugin", jar.id(), jar.version(), jar.file());
  }

  private String trouble(RuleState state) {
    return administers ? state.sentence(words.locale()) : words.say("rules.plugin-stopped");
  }

  /** Every jar, and every rule that is not well; nothing for who does not administer. */
  List<RulesView.Plugin> lines() {
    List<RulesView.Plugin> lines = new ArrayList<>();
    if (!administers) {
      return lines;
    }
    for (PluginJar jar : plugins.jars()) {
      lines.add(
          new RulesView.Plugin(
              Badge.ok(words.say("rules.plugin-runs")),
              words.say(
                  "rules.plugin-jar", jar.id(), jar.version(), jar.file(), jar.rules().size())));
    }
    for (String trouble : plugins.troubles(words.locale())) {
      lines.add(new RulesView.Plugin(Badge.warning(words.say("rules.plugin-trouble")), trouble));
    }
    return lines;
  }
}
