package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.ehr.SmartConfiguration;
import org.rimborso.smart.Scopes.Action;

class ScopesTest {
  @ParameterizedTest
  @CsvSource({
    "user/Claim.rs,Claim,SEARCH,true",
    "user/Claim.rs,Claim,UPDATE,false",
    "user/Claim.r,Claim,SEARCH,false",
    "user/Claim.read,Claim,SEARCH,true",
    "user/Claim.read,ClaimResponse,READ,false",
    "user/Claim.write,Claim,CREATE,true",
    "user/Claim.write,Claim,READ,false",
    "user/*.rs,Claim,READ,true",
    "user/Claim.*,Claim,DELETE,true",
    "patient/Claim.cruds,Claim,UPDATE,true",
    "user/Claim.rs?category=x,Claim,READ,false",
    "user/Claim.sr,Claim,READ,false",
    "USER/Claim.rs,Claim,READ,false",
    "user/claim.rs,Claim,READ,false"
  })
  void permit_scope_asTheSpecificationReads(
      String scope, String type, Action action, boolean expected) {
    assertThat(Scopes.permit(Set.of("openid", scope), type, action)).isEqualTo(expected);
  }

  @Test
  void asked_queriesAndOthers_stayAsConfigured() {
    SmartConfiguration v1 =
        SmartConfiguration.read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .orElseThrow();
    assertThat(Scopes.asked(List.of("user/Claim.rs?status=active", "offline_access"), v1))
        .containsExactly(
            "launch", "openid", "fhirUser", "user/Claim.rs?status=active", "offline_access");
  }
}
