package org.rimborso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped is what was looked at: every library beside the app, with its hash. */
class DependencyLockIT {
  private static final Path SHIPPED = Path.of("target", "lib");
  private static final Path LOCK = Path.of("dependencies.lock");
  private static final Path FOUND = Path.of("target", "dependencies.lock");

  @Test
  void shippedLibraries_areThoseOfTheLock() throws IOException, NoSuchAlgorithmException {
    List<Path> libraries;
    try (Stream<Path> files = Files.list(SHIPPED)) {
      libraries = files.filter(file -> !isOurs(file)).sorted().toList();
    }
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    StringBuilder found = new StringBuilder();
    for (Path library : libraries) {
      String hash = HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(library)));
      found.append(hash).append("  ").append(library.getFileName()).append('\n');
    }
    Files.writeString(FOUND, found);
    assertThat(found)
        .as("build anew after mvn clean; if they differ still, look why, then copy %s to %s", FOUND, LOCK)
        .hasToString(Files.readString(LOCK));
  }

  private static boolean isOurs(Path file) {
    return file.getFileName().toString().startsWith("rimborso-");
  }
}
