package org.rimborso.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Where the programs are that are measured. */
final class Places {
  static final String JAVA = ProcessHandle.current().info().command().orElse("java");

  /** The folder {@code smart-launch}, of which the benchmarks are a part. */
  static final Path APP = parent(parent(parent(own())));

  private Places() {}

  /** The jar or folder with the benchmarks' own classes. */
  static Path own() {
    try {
      return Path.of(Places.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }
}
