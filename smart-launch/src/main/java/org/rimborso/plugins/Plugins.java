package org.rimborso.plugins;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.rule.RuleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-ins of a site: which jars run and how their rules do, and which jars do not run and why.
 * Jars are opened once; a changed folder counts from the next start. Safe for many threads.
 */
public final class Plugins {
  /** None, at no cost. */
  public static final Plugins NONE = new Plugins(List.of(), List.of());

  /** How long a rule may take for one chart where the site does not say. */
  public static final Duration USUAL_LIMIT = Duration.ofSeconds(2);

  /** How long a provider may take to make its rules, at the start and later. */
  private static final Duration MAKING = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  private final List<OpenedJar> opened;
  private final List<SkippedJar> skipped;
  private final Map<String, Standing> standings = new HashMap<>();

  Plugins(List<OpenedJar> opened, List<SkippedJar> skipped) {
    this.opened = List.copyOf(opened);
    this.skipped = skipped.stream().sorted(Comparator.comparing(SkippedJar::file)).toList();
    opened.forEach(jar -> standings.putAll(jar.standings()));
  }

  /**
   * Opens the jars of a folder. A jar that cannot be used is skipped, with the reason.
   *
   * @param limit how long a rule may take for one chart
   * @param taken names that rules and parameters of others have
   */
  public static Plugins open(Path folder, Duration limit, Set<String> taken, Clock clock) {
    return new PluginFolder(folder, limit, taken, clock, MAKING).open();
  }

  /** Says in the log which jars run, and which do not and why. */
  public void log() {
    for (PluginJar jar : jars()) {
      LOG.info("plug-in {} {} of {} runs: {}", jar.id(), jar.version(), jar.file(), jar.rules());
    }
    skipped.forEach(jar -> LOG.warn("plug-in skipped: {}", jar.sentence(Locale.ENGLISH)));
  }

  /** What makes the rules, a provider for each jar. */
  public List<RuleProvider> providers() {
    return opened.stream().<RuleProvider>map(OpenedJar::provider).toList();
  }

  /** Jars whose rules run, by file. */
  public List<PluginJar> jars() {
    return opened.stream().map(OpenedJar::jar).toList();
  }

  /** Jars whose rules do not run, by file. */
  public List<SkippedJar> skipped() {
    return skipped;
  }

  /** How a rule does; empty where it is no plug-in's. */
  public Optional<RuleState> rule(String id) {
    return Optional.ofNullable(standings.get(id)).map(Standing::state);
  }

  /** Rules that failed or were stopped, by id. */
  public List<RuleState> unwell() {
    return standings.values().stream()
        .map(Standing::state)
        .filter(state -> !state.isWell())
        .sorted(Comparator.comparing(RuleState::rule))
        .toList();
  }

  /** Whether {@code id} may be of a rule whose jar is skipped: settings of it are no mistake. */
  public boolean isOfSkipped(String id) {
    return skipped.stream()
        .flatMap(jar -> jar.id().stream())
        .anyMatch(plugin -> id.startsWith(plugin + "-"));
  }

  /** What stands for the rules of all jars: while these are the same, so are those. */
  public List<String> fingerprints() {
    return jars().stream().map(PluginJar::sha256).sorted().toList();
  }

  /** What the administrator should know, a sentence each; nothing where all is well. */
  public List<String> troubles(Locale language) {
    return Stream.concat(
            skipped.stream().map(jar -> jar.sentence(language)),
            unwell().stream().map(rule -> rule.sentence(language)))
        .toList();
  }
}
