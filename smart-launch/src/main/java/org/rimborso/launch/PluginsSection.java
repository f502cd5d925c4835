package org.rimborso.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.plugins.Plugins;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** Reads {@code plugins}, and opens the jars of its folder. */
final class PluginsSection {
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Function<String, Path> path;

  /**
   * @param path resolves what the file says
   */
  PluginsSection(Function<String, Path> path) {
    this.path = path;
  }

  /**
   * Reads and opens. A jar that cannot be used is no mistake of the configuration: it is skipped,
   * and {@link Plugins} says why.
   *
   * @throws SettingsError with the key's path and what was expected
   */
  Plugins read(Keys keys) {
    Optional<Path> folder = keys.value("folder", "a path", path);
    Duration limit =
        keys.value("limit", "a time from 10ms to 1m, such as 2s", PluginsSection::limit)
            .orElse(Plugins.USUAL_LIMIT);
    keys.noOthers();
    return folder
        .map(one -> Plugins.open(one, limit, taken(), Clock.systemUTC()))
        .orElse(Plugins.NONE);
  }

  private static Duration limit(String text) {
    Duration limit = Values.duration(text);
    Values.require(limit.compareTo(SHORTEST) >= 0 && limit.compareTo(LONGEST) <= 0);
    return limit;
  }

  /** Names of our own rules, and those under which they share parameters. */
  private static Set<String> taken() {
    List<Rule> rules =
        Reviewer.provided(new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS));
    Set<String> names = new TreeSet<>();
    rules.forEach(rule -> names.add(rule.id()));
    Reviewer.parameters(rules).forEach(parameter -> names.add(parameter.owner()));
    return names;
  }
}
