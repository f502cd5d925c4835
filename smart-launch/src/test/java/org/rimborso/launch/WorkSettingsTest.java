package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.desk.Teams;

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

  @Test
  void teams_named_areDepartmentsToo() throws IOException {
    WorkSettings work =
        read(
            "work: {departments: [Front desk, Appeals], escalation: 7, teams: [{name: Appeals,"
                + " users: [Practitioner/p1, 'https://ehr.example|u2']}, {name: Night}]}");
    assertThat(work.departments()).containsExactly("Front desk", "Appeals", "Night");
    assertThat(work.teams().escalation()).hasValue(7);
    assertThat(work.teams().teams())
        .containsExactly(
            new Teams.Team("Appeals", Set.of("Practitioner/p1", "https://ehr.example|u2")),
            new Teams.Team("Night", Set.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "escalation: 0",
        "escalation: soon",
        "teams: [{name: A}, {name: A}]",
        "teams: [{users: [Practitioner/p1]}]",
        "teams: [{name: A, users: [somebody]}]"
      })
  void teams_wrong_areRefusedWithTheirPath(String work) {
    assertThatThrownBy(() -> read("work: {" + work + "}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("work." + work.split(":", 2)[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"departments: [A, A]", "departments: ['']", "department: [A]"})
  void departments_wrong_areRefusedWithTheirPath(String work) {
    assertThatThrownBy(() -> read("work: {" + work + "}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("work.department");
  }
}
