package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySettingsTest {
  @TempDir private Path folder;

  private QuerySettings read(String text) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, text);
    return SettingsFile.read(file, Map.of()).queries();
  }

  @Test
  void due_named_isRead() throws IOException {
    assertThat(read("queries: {due: 3}").due()).isEqualTo(Period.ofDays(3));
    assertThat(read("server: {}").due()).isEqualTo(Period.ofDays(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"due: 0", "due: 91", "due: soon", "dues: 7"})
  void due_wrong_isRefusedWithItsPath(String queries) {
    assertThatThrownBy(() -> read("queries: {" + queries + "}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("queries.due");
  }
}
