package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.ehr.NotesTarget;

class WriteScopesTest {
  @ParameterizedTest
  @CsvSource({
    "user/ClaimResponse.cruds,true",
    "user/ClaimResponse.crus,true",
    "user/ClaimResponse.cu user/ClaimResponse.rs,true",
    "patient/*.*,true",
    "user/ClaimResponse.read user/*.write,true",
    "user/ClaimResponse.write,false",
    "user/ClaimResponse.rs,false",
    "user/ClaimResponse.cur,false",
    "user/Claim.cruds,false",
    "user/ClaimResponse.cruds?status=active,false",
    "user/ClaimResponse.sdurc,false",
    "launch/patient,false"
  })
  void scopes_granted_sufficeOrNot(String granted, boolean expected) {
    assertThat(WriteScopes.suffice(Set.of(granted.split(" ")), NotesTarget.CLAIM_RESPONSE))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "user/Communication.crus,true",
    "user/Communication.rus,true",
    "user/Communication.crs,false",
    "user/Communication.u,false",
    "user/ClaimResponse.crus,false"
  })
  void scopes_granted_letANoteBeStruckThroughOrNot(String granted, boolean expected) {
    assertThat(WriteScopes.sufficeToStrike(Set.of(granted), NotesTarget.COMMUNICATION))
        .isEqualTo(expected);
  }
}
