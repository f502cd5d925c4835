package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an EHR is swept by the app, as the configuration says it. */
class SweepSectionTest {
  private static final String BACKEND = "backend: {clientId: b}, ";

  @TempDir private Path folder;

  private SweepOrder.All read(String more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rimborso.yaml"),
            "store: {file: data/r, keyFile: data/k}\n"
                + "ehrs: [{id: a, iss: 'https://e.example/fhir', clientId: c"
                + more
                + "}]");
    return SettingsFile.read(file, Map.of()).sweeps();
  }

  @Test
  void sweep_withoutTheKey_isNever() throws IOException {
    assertThat(read("").byEhr()).isEmpty();
  }

  @Test
  void sweep_whole_isUnderstood() throws IOException {
    SweepOrder.All sweeps =
        read(", " + BACKEND + "sweep: {daily: 2:30, folder: sweep/a, memory: 800m}");
    assertThat(sweeps.config()).contains(folder.resolve("rimborso.yaml"));
    assertThat(sweeps.byEhr())
        .containsEntry(
            "a",
            new SweepOrder(Optional.of(LocalTime.of(2, 30)), folder.resolve("sweep/a"), "800m"));
  }

  @Test
  void sweep_withAFolderAlone_waitsForSomebody() throws IOException {
    SweepOrder order = read(", " + BACKEND + "sweep: {folder: f}").byEhr().get("a");
    assertThat(order).isEqualTo(new SweepOrder(Optional.empty(), folder.resolve("f"), "1g"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{daily: \"02:30\"}; ehrs[0].sweep.folder",
        "{daily: \"24:00\", folder: f}; ehrs[0].sweep.daily",
        "{daily: night, folder: f}; ehrs[0].sweep.daily",
        "{folder: f, memory: 1t}; ehrs[0].sweep.memory",
        "{folder: f, memory: 0m}; ehrs[0].sweep.memory",
        "{folder: f, at: x}; ehrs[0].sweep.at"
      })
  void sweep_thatIsWrong_isRefusedWithItsPath(String sweep, String path) {
    assertThatThrownBy(() -> read(", " + BACKEND + "sweep: " + sweep))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(path);
  }

  @Test
  void sweep_withoutABackend_isRefused() {
    assertThatThrownBy(() -> read(", sweep: {folder: f}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("ehrs[0].sweep: expected a backend");
  }

  @Test
  void sweep_ofTwoEhrsIntoOneFolder_isRefused() {
    assertThatThrownBy(
            () ->
                read(
                    ", "
                        + BACKEND
                        + "sweep: {folder: f}}, {id: b, iss: 'https://f.example/fhir', clientId: c, "
                        + BACKEND
                        + "sweep: {folder: g/../f}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("ehrs[1].sweep.folder");
  }
}
