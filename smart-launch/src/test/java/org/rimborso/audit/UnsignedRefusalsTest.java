package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditEntry.Action;

class UnsignedRefusalsTest {
  @TempDir private Path folder;

  @Test
  void record_aFlood_getsSomeRowsAndACount() {
    try (TrailParts trail = new TrailParts(folder)) {
      UnsignedRefusals refusals = new UnsignedRefusals(trail.log, trail.clock);
      for (int i = 0; i < 100; i++) {
        refusals.record(Action.READ, "unknown-launch", Optional.of("id-" + i), Optional.empty());
      }
      trail.at("2026-11-23T10:01:00Z");
      refusals.record(Action.READ, "unknown-launch", Optional.of("../<x>"), Optional.empty());
      List<String> reasons = trail.texts("select reason from audit_entry order by seq");
      assertThat(reasons).hasSize(61).endsWith("unknown-launch.and-40-more");
      assertThat(trail.texts("select launch_id from audit_entry where seq in (1, 61) order by seq"))
          .containsExactly("id-0", null);
    }
  }
}
