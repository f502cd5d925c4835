package org.rimborso.codebooks.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The optional folder of official files beside the project. */
final class CodeSetFolder {
  private static final Path FOLDER =
      Path.of(System.getProperty("rimborso.sharedData", "../../shared/data"))
          .resolve("codesets")
          .toAbsolutePath()
          .normalize();

  private CodeSetFolder() {}

  /** The official file {@code name}; the test is skipped where it is absent. */
  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(
        Files.isReadable(file),
        "skipped: the optional ../shared/data/codesets/" + name + " is absent");
    return file;
  }
}
