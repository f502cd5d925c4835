package org.rimborso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is shipped is what was looked at: every artifact of the bill of materials with its hash. */
class DependencyLockIT {
  private static final Path BILL = Path.of("target", "sbom.json");
  private static final Path LOCK = Path.of("dependencies.lock");
  private static final Path FOUND = Path.of("target", "dependencies.lock");

  @Test
  void shippedArtifacts_areThoseOfTheLock() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (JsonNode component : new ObjectMapper().readTree(BILL.toFile()).path("components")) {
      if (!component.path("group").asText().equals("org.rimborso")) {
        found.add(line(component));
      }
    }
    Files.write(FOUND, found);
    assertThat(List.copyOf(found))
        .as("look at the difference, then copy %s to %s", FOUND, LOCK)
        .isEqualTo(Files.readAllLines(LOCK));
  }

  private static String line(JsonNode component) {
    String sha256 =
        StreamSupport.stream(component.path("hashes").spliterator(), false)
            .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
            .map(hash -> hash.path("content").asText())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no hash of " + component.path("purl")));
    return component.path("purl").asText().replaceFirst("^pkg:maven/", "") + " " + sha256;
  }
}
