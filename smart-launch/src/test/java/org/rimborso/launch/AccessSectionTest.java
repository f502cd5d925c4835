package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.access.AccessSettings;
import org.rimborso.access.Confidentiality;
import org.rimborso.access.FacilityRules;
import org.rimborso.access.Role;
import org.rimborso.access.SessionLimits;

class AccessSectionTest {
  private static final String HOSPITAL =
      "ehrs: [{id: hospital, iss: 'https://ehr.example/fhir', clientId: c}]\n";

  @TempDir private Path folder;

  private AccessSettings read(String yaml) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, yaml);
    return SettingsFile.read(file, Map.of()).access();
  }

  @Test
  void access_withoutTheSection_isStrict() throws IOException {
    assertThat(read("store: {file: x}")).isEqualTo(AccessSettings.DEFAULT);
    assertThat(AccessSettings.DEFAULT.sessions())
        .isEqualTo(new SessionLimits(Duration.ofMinutes(15), Duration.ofHours(8)));
    assertThat(AccessSettings.DEFAULT.restricted().opensFor(Set.of(Role.values()))).isFalse();
  }

  @Test
  void access_allKeys_areRead() throws IOException {
    assertThat(
            read(
                "access: {session: {idle: 5m, absolute: 4h}, restricted: {roles: [manager, coder],"
                    + " labels: [SELF-PAY, PSY]}}"))
        .isEqualTo(
            new AccessSettings(
                new SessionLimits(Duration.ofMinutes(5), Duration.ofHours(4)),
                new Confidentiality(Set.of(Role.MANAGER, Role.CODER), Set.of("SELF-PAY", "PSY")),
                FacilityRules.NONE));
  }

  @Test
  void facilities_ofRolesAndUsers_areRead() throws IOException {
    assertThat(
            read(HOSPITAL
                    + "access: {facilities: [{ehr: hospital, roles: [manager], all: true},"
                    + " {ehr: hospital, roles: [biller], users: ['https://id.example|u1'],"
                    + " serviceProviders: [Organization/o1], locations: ['https://x.example|7']}]}")
                .facilities()
                .rules())
        .containsExactly(
            new FacilityRules.Rule(
                "hospital", Set.of(Role.MANAGER), Set.of(), Set.of(), Set.of(), true),
            new FacilityRules.Rule(
                "hospital",
                Set.of(Role.BILLER),
                Set.of("https://id.example|u1"),
                Set.of("Organization/o1"),
                Set.of("https://x.example|7"),
                false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          session: {idle: 31m}             | access.session.idle
          session: {idle: 2m}              | access.session.idle
          session: {idle: never}           | access.session.idle
          session: {absolute: 9h}          | access.session.absolute
          session: {absolute: 9m}          | access.session.absolute
          session: {absolute: 10m}         | access.session.absolute
          session: {lifetime: 1h}          | access.session.lifetime
          restricted: {roles: [nurse]}     | access.restricted.roles
          restricted: {labels: ['a b']}    | access.restricted.labels
          restricted: {codes: [R]}         | access.restricted.codes
          facilities: [{ehr: none, roles: [biller], all: true}] | access.facilities[0].ehr
          facilities: [{roles: [biller], all: true}]            | access.facilities[0].ehr
          facilities: [{ehr: hospital, all: true}]              | access.facilities[0].roles
          facilities: [{ehr: hospital, roles: [nurse]}]         | access.facilities[0].roles
          facilities: [{ehr: hospital, users: [p1], all: true}] | access.facilities[0].users
          facilities: [{ehr: hospital, roles: [biller]}]        | access.facilities[0].all
          facilities: [{ehr: hospital, roles: [biller], all: no}] | access.facilities[0].all
          facilities: [{ehr: hospital, roles: [biller], all: true, locations: [Location/1]}] | access.facilities[0].all
          facilities: [{ehr: hospital, roles: [biller], locations: [Organization/1]}]        | access.facilities[0].locations
          facilities: [{ehr: hospital, roles: [biller], serviceProviders: [Cardiology]}]     | access.facilities[0].serviceProviders
          facilities: [{ehr: hospital, roles: [biller], all: true, wards: [w]}]              | access.facilities[0].wards
          breakGlass: true                 | access.breakGlass
          """)
  void access_impossible_isRefusedWithItsPath(String section, String path) {
    assertThatThrownBy(() -> read(HOSPITAL + "access: {" + section + "}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(path);
  }
}
