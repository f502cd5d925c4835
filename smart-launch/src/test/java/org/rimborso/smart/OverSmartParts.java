package org.rimborso.smart;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.smart.Problem.Kind;

/** Set-up of tests that launch and come back: all of {@code smart}, open for one test. */
abstract class OverSmartParts {
  @TempDir Path folder;
  SmartParts parts;

  @BeforeEach
  void open() throws IOException {
    parts = new SmartParts(folder);
  }

  @AfterEach
  void close() {
    parts.close();
  }

  static Problem problem(Kind kind) {
    return Problem.of(kind);
  }
}
