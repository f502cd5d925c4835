package org.rimborso.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;

/** A jar whose classes are loaded and whose rules told what they are. */
record OpenedJar(PluginJar jar, JarProvider provider, Map<String, Standing> standings) {
  /** What providers and their rules said of themselves. */
  private record Told(
      List<RuleProvider> providers, Map<String, Card> cards, List<Parameter> shared) {}

  /**
   * Opens it.
   *
   * @param limit how long one of its rules may take for one chart
   * @param making how long it may take to make its rules, now and for each snapshot of code sets
   * @throws Unfit if it cannot be used; it is closed again
   */
  static OpenedJar open(
      Declared declared, Workers workers, Duration limit, Clock clock, Duration making)
      throws Unfit {
    URLClassLoader loader = loader(declared);
    try {
      JarThread thread = new JarThread(workers, loader);
      Told told = told(declared, thread, making);
      PluginJar jar =
          new PluginJar(
              declared.file(),
              declared.id(),
              declared.version(),
              List.copyOf(told.cards().keySet()),
              declared.sha256());
      Map<String, Standing> standings = new HashMap<>();
      jar.rules().forEach(rule -> standings.put(rule, new Standing(rule, jar, limit, clock)));
      return new OpenedJar(
          jar,
          new JarProvider(told.providers(), told.cards(), standings, told.shared(), thread, making),
          Map.copyOf(standings));
    } catch (Unfit unfit) {
      close(loader);
      throw unfit;
    }
  }

  private static URLClassLoader loader(Declared declared) throws Unfit {
    try {
      URL[] jar = {declared.jar().toUri().toURL()};
      return new URLClassLoader(declared.id(), jar, new ApiLoader());
    } catch (MalformedURLException odd) {
      throw Unfit.because("unreadable");
    }
  }

  private static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException unclosed) {
      // Nothing of it is used any more.
      return;
    }
  }

  private static Told told(Declared declared, JarThread thread, Duration making) throws Unfit {
    try {
      return thread.send(() -> told(declared, thread.loader())).await(making);
    } catch (ExecutionException failed) {
      throw unfit(Optional.ofNullable(failed.getCause()).orElse(failed));
    } catch (TimeoutException late) {
      throw Unfit.because("too-slow", making.toMillis() / 1000.0);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw Unfit.because("unreadable");
    }
  }

  /** On a worker: the jar's own code speaks. */
  private static Told told(Declared declared, ClassLoader loader) throws Unfit {
    String prefix = declared.id() + "-";
    List<RuleProvider> providers = new ArrayList<>();
    ServiceLoader.load(RuleProvider.class, loader).forEach(providers::add);
    RuleContext nothing = new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS);
    Map<String, Card> cards = new TreeMap<>();
    List<Parameter> shared = new ArrayList<>();
    for (RuleProvider provider : providers) {
      for (Rule rule : provider.rules(nothing)) {
        Card card = Card.of(rule, prefix);
        if (cards.put(card.id(), card) != null) {
          throw Unfit.because("same-rule", card.id());
        }
      }
      shared.addAll(provider.shared());
    }
    if (cards.isEmpty()) {
      throw Unfit.because("no-rules");
    }
    for (Parameter parameter : shared) {
      if (!parameter.owner().startsWith(prefix) || cards.containsKey(parameter.owner())) {
        throw Unfit.because("other-prefix", parameter.owner(), prefix);
      }
    }
    for (Locale language : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
      shared.forEach(parameter -> parameter.meaning().in(language));
      cards.values().stream()
          .flatMap(card -> card.parameters().stream())
          .forEach(parameter -> parameter.meaning().in(language));
    }
    return new Told(List.copyOf(providers), cards, shared);
  }

  private static Unfit unfit(Throwable failure) {
    if (failure instanceof Unfit unfit) {
      return unfit;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedClassVersionError) {
        return Unfit.because("newer-java", Runtime.version().feature());
      }
      if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
        String missing = String.valueOf(cause.getMessage()).replace('/', '.');
        return Unfit.because(
            missing.startsWith("org.rimborso.") ? "hidden-class" : "missing-class", missing);
      }
      if (cause instanceof ServiceConfigurationError && cause.getCause() == null) {
        return Unfit.because("fails", String.valueOf(cause.getMessage()));
      }
      if (cause.getCause() == null) {
        return Unfit.because("fails", cause.getClass().getName());
      }
    }
    return Unfit.because("fails", failure.getClass().getName());
  }
}
