package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Target;

class HealthSectionTest {
  @TempDir private Path folder;

  private HealthSection read(String health) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, health);
    return SettingsFile.read(file, Map.of()).health();
  }

  @Test
  void targets_said_standBesideTheUsualOnes() throws IOException {
    Map<Measure, Target> targets =
        read("health: {targets: {ar-over-90: below 12.5, days-in-ar: 20 to 40, overturned: none}}")
            .targets();
    assertThat(targets.get(Measure.AR_OVER_90)).isEqualTo(Target.parse("below 12.5"));
    assertThat(targets.get(Measure.DAYS_IN_AR)).isEqualTo(Target.parse("20 to 40"));
    assertThat(targets.get(Measure.OVERTURNED)).isEqualTo(Target.NONE);
    assertThat(targets.get(Measure.CLEAN_CLAIMS)).isEqualTo(Target.parse("at least 95"));
    assertThat(read("server: {}")).isEqualTo(HealthSection.usual());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ar-over-90: 10",
        "ar-over-90: below ten",
        "ar-over-90: below -1",
        "ar-over-90: 45 to 30",
        "ar-over-90: at least 5 to 6",
        "ar-over-90: [below 10]"
      })
  void target_impossible_isRefusedWithItsPath(String target) {
    assertThatThrownBy(() -> read("health: {targets: {" + target + "}}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("health.targets.ar-over-90");
  }

  @Test
  void target_ofNoFigure_isRefusedWithItsPath() {
    assertThatThrownBy(() -> read("health: {targets: {days: below 3}}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("health.targets.days")
        .hasMessageContaining("days-in-ar");
    assertThatThrownBy(() -> read("health: {target: {}}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("health.target");
  }

  @Test
  void target_atItsEdge_isMetAsItSays() {
    assertThat(Target.parse("below 10").isMetBy(BigDecimal.TEN)).isFalse();
    assertThat(Target.parse("5 to 10").isMetBy(BigDecimal.TEN)).isTrue();
    assertThat(Target.parse("at least 10").isMetBy(BigDecimal.TEN)).isTrue();
    assertThat(Target.parse("at least 10").isMetBy(BigDecimal.ONE)).isFalse();
  }
}
