package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkSettingsTest {
  @TempDir private Path folder;

  private WorkSettings read(String work) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, work);
    return SettingsFile.read(file, Map.of()).work();
  }

  @Test
  void departments_named_areRead() throws IOException {
    assertThat(read("work: {departments: [Appeals, ' Front desk ']}").departments())
        .containsExactly("Appeals", "Front desk");
    assertThat(read("server: {}").departments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"departments: [A, A]", "departments: ['']", "department: [A]"})
  void departments_wrong_areRefusedWithTheirPath(String work) {
    assertThatThrownBy(() -> read("work: {" + work + "}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("work.department");
  }
}
