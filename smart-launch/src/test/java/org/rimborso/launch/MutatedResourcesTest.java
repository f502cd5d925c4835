package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;

/** Whatever an EHR sends, its charts are pages and never failures, in half a gigabyte of memory. */
class MutatedResourcesTest {
  private static final String SEED = "20261128";

  @TempDir private Path folder;

  @Test
  void mutatedCharts_throughTheWholeApp_failNoPage() throws IOException, InterruptedException {
    int charts = Campaign.size(100, 5000);
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-Dcampaigns.full=" + Boolean.getBoolean("campaigns.full"),
                    "-XX:+ExitOnOutOfMemoryError",
                    "-cp",
                    classPath(),
                    MutatedResources.class.getName(),
                    folder.resolve("app").toString(),
                    Integer.toString(charts),
                    SEED))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int exit = process.waitFor();
    assertThat(exit)
        .as("seed %s: %s", SEED, Files.readString(said, StandardCharsets.UTF_8))
        .isZero();
    Campaign.tell(
        "mutated-resources",
        String.format(
            Locale.ROOT,
            "%,d charts of mutated resources through the whole app in 512 MB: 0 failed pages, 0"
                + " uncaught throwables",
            charts));
  }

  /** Surefire starts its process with a jar that only names the real path. */
  private static String classPath() {
    return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
        .orElseGet(() -> System.getProperty("java.class.path"));
  }
}
