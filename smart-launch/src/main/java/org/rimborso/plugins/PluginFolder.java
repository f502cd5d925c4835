package org.rimborso.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of jars, while it is opened. */
final class PluginFolder {
  /** The name under which a chart's own limitations speak. */
  private static final String CHART = "chart";

  private final Path folder;
  private final Duration limit;
  private final Set<String> families;
  private final Clock clock;
  private final Duration making;
  private final List<OpenedJar> opened = new ArrayList<>();
  private final List<SkippedJar> skipped = new ArrayList<>();

  /**
   * @param limit how long a rule may take for one chart
   * @param taken names that rules and parameters of others have
   * @param making how long a provider may take to make its rules
   */
  PluginFolder(Path folder, Duration limit, Set<String> taken, Clock clock, Duration making) {
    this.making = making;
    this.folder = folder;
    this.limit = limit;
    this.clock = clock;
    families =
        Stream.concat(taken.stream(), Stream.of(CHART))
            .map(PluginFolder::family)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String family(String id) {
    return id.split("-", 2)[0];
  }

  Plugins open() {
    List<Declared> declared = declared();
    Workers workers = new Workers(Runtime.getRuntime().availableProcessors());
    for (Declared one : declared) {
      try {
        refuseNames(one, declared);
        opened.add(OpenedJar.open(one, workers, limit, clock, making));
      } catch (Unfit unfit) {
        skip(one.file(), Optional.of(one.id()), unfit);
      }
    }
    return new Plugins(opened, skipped);
  }

  private List<Declared> declared() {
    List<Declared> all = new ArrayList<>();
    for (Path jar : jars()) {
      try {
        all.add(Declared.read(jar));
      } catch (Unfit unfit) {
        skip(String.valueOf(jar.getFileName()), Declared.idOf(jar), unfit);
      }
    }
    return all;
  }

  private List<Path> jars() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(".jar"))
          .filter(file -> !Files.isDirectory(file))
          .sorted()
          .toList();
    } catch (IOException missing) {
      skip(folder.toString(), Optional.empty(), Unfit.because("no-folder"));
      return List.of();
    }
  }

  /** Two that may have rules of one id: nobody but the site knows which it means. */
  private void refuseNames(Declared one, List<Declared> all) throws Unfit {
    if (families.contains(family(one.id()))) {
      throw Unfit.because("our-word", one.id(), family(one.id()));
    }
    for (Declared other : all) {
      boolean clash =
          other.id().equals(one.id())
              || one.id().startsWith(other.id() + "-")
              || other.id().startsWith(one.id() + "-");
      if (!other.jar().equals(one.jar()) && clash) {
        throw Unfit.because("same-id", one.id(), other.file(), other.id());
      }
    }
  }

  private void skip(String file, Optional<String> id, Unfit unfit) {
    skipped.add(new SkippedJar(file, id, unfit.reason()));
  }
}
