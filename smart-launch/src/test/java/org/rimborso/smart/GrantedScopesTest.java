package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.smart.GrantedScopes.Act;

class GrantedScopesTest {

  @ParameterizedTest
  @CsvSource({
    "user/Claim.rs, SEARCH, true",
    "user/Claim.r, SEARCH, false",
    "user/Claim.r, READ, true",
    "user/Claim.read, SEARCH, true",
    "user/Claim.write, SEARCH, false",
    "user/Claim.write, UPDATE, true",
    "user/Claim.*, CREATE, true",
    "user/*.rs, SEARCH, true",
    "patient/*.cruds, UPDATE, true",
    "system/Claim.rs, READ, true",
    "user/ClaimResponse.rs, SEARCH, false",
    "user/Claim.rs?status=active, SEARCH, true",
    "launch, SEARCH, false",
    "user/claim.rs, SEARCH, false",
    "xuser/Claim.rs, SEARCH, false",
  })
  void allow_scopeOfEitherSyntax_coversTypeAndAct(String scope, Act act, boolean expected) {
    assertThat(new GrantedScopes(Set.of(scope)).allow("Claim", act)).isEqualTo(expected);
  }
}
