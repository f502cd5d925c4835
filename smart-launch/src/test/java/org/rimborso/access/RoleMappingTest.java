package org.rimborso.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.smart.User;

class RoleMappingTest {
  private static final String ISS = "https://ehr.example/fhir";

  private static EhrSettings ehr(Map<String, String> roles) {
    return new EhrSettings(
        "hospital",
        URI.create(ISS),
        Set.of(),
        "client",
        Optional.empty(),
        false,
        List.of(),
        roles,
        List.of(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  private static final EhrSettings EHR =
      ehr(
          Map.of(
              "Practitioner/named",
              "biller,manager",
              "PractitionerRole doctor",
              "clinician",
              "PractitionerRole http://codes.example|coder",
              "coder",
              ISS + "|sub-7",
              "administrator"));

  @ParameterizedTest(name = "{0} with codes {1} and sub {2} is {3}")
  @CsvSource(
      textBlock =
          """
          # fhirUser,          codes,                                  sub,   roles
          Practitioner/named,  '',                                     x,     biller+manager
          Practitioner/named,  doctor,                                 x,     biller+manager
          Practitioner/other,  doctor,                                 x,     clinician
          Practitioner/other,  doctor coder http://codes.example|coder,x,     clinician+coder
          Practitioner/other,  doctor,                                 sub-7, clinician
          Practitioner/other,  unknown,                                sub-7, administrator
          '',                  doctor,                                 sub-7, administrator
          '',                  '',                                     x,     ''
          Practitioner/other,  '',                                     x,     ''
          """)
  void roles_byWhatTellsThem_areTheFirstThatTells(
      String fhirUser, String codes, String sub, String roles) {
    RoleMapping mapping =
        new RoleMapping(EHR, who -> Arrays.stream(codes.split(" ")).collect(Collectors.toSet()));
    Set<Role> found = mapping.roles(new User(ISS, sub, Reference.parse(fhirUser), "n"));
    assertThat(found.stream().map(Role::code).sorted().collect(Collectors.joining("+")))
        .isEqualTo(roles);
  }

  @Test
  void roles_otherIssuerWithTheSameSubject_isNobody() {
    RoleMapping mapping = new RoleMapping(EHR, who -> Set.of());
    assertThat(mapping.roles(new User("https://other.example", "sub-7", Optional.empty(), "n")))
        .isEmpty();
  }

  @Test
  void roles_noCodeConfigured_ehrIsNotAsked() {
    RoleMapping mapping =
        new RoleMapping(
            ehr(Map.of(ISS + "|sub-7", "biller")),
            who -> {
              throw new AssertionError("asked");
            });
    assertThat(mapping.roles(new User(ISS, "sub-7", Reference.parse("Practitioner/p"), "n")))
        .containsExactly(Role.BILLER);
  }
}
