package org.rimborso.codebooks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The optional folder of official code-set files beside the project. */
final class SharedCodeSets {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "codesets");

  private SharedCodeSets() {}

  /** A text file, plain or gzip; skips the test that asks if the folder is absent. */
  static BufferedReader open(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    assumeTrue(
        Files.isReadable(file),
        "skipped: ../shared/data/codesets is absent, the starter set is not compared with it");
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
  }
}
