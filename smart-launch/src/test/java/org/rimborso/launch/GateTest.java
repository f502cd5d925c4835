package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.access.Admitted;
import org.rimborso.access.Forbidden;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;
import org.rimborso.access.TestAdmission;

class GateTest {
  @TempDir private static Path folder;
  private static TestApp app;

  @BeforeAll
  static void start() {
    app = new TestApp(folder);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static Admitted as(String launch, Role... roles) {
    return TestAdmission.of(TestAdmission.launch(launch, Instant.EPOCH), roles);
  }

  @ParameterizedTest
  @EnumSource
  void require_everyPermission_followsTheRole(Role role) {
    for (Permission permission : Permission.values()) {
      if (role.permissions().contains(permission)) {
        app.gate().require(as("l1", role), permission);
      } else {
        assertThatThrownBy(() -> app.gate().require(as("l1", role), permission))
            .isInstanceOf(Forbidden.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void require_withoutRoles_isForbidden(Permission permission) {
    assertThatThrownBy(() -> app.gate().require(as("l1"), permission))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void require_refused_leavesAnAuditRow() {
    assertThatThrownBy(
            () -> app.gate().require(as("audited", Role.CLINICIAN), Permission.SEE_AMOUNTS))
        .isInstanceOf(Forbidden.class);
    List<String> rows =
        app.store()
            .read(
                handle ->
                    handle
                        .createQuery(
                            "select subject || ' ' || fhir_user || ' ' || outcome || ' ' || reason"
                                + " from audit_entry where launch_id = 'audited'")
                        .mapTo(String.class)
                        .list());
    assertThat(rows).containsExactly("sub-1 Practitioner/p1 REFUSED see-amounts");
  }
}
