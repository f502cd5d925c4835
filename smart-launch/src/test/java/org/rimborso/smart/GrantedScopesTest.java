package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts of a grant: never more than was asked for, whatever its spelling. */
class GrantedScopesTest {
  private static Set<String> set(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(one -> !one.isEmpty())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest(name = "asked {0}, granted {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          openid user/Claim.rs     | openid user/Claim.rs            | openid user/Claim.rs
          openid user/Claim.rs     | user/Claim.read openid          | openid user/Claim.rs
          user/Claim.read          | user/Claim.rs                   | user/Claim.rs
          user/Claim.rs            | user/Claim.r                    | user/Claim.r
          user/Claim.rs            | user/Claim.cruds                | user/Claim.rs
          user/Claim.rs            | user/Claim.*                    | user/Claim.rs
          user/Claim.rs            | user/*.cruds                    | user/Claim.rs
          user/Claim.rs            | user/*.rs user/Patient.rs       | user/Claim.rs
          user/Claim.rs            | patient/Claim.rs                | patient/Claim.rs
          user/Claim.rs            | user/Claim.write                | ''
          user/Claim.rs            | user/Condition.rs               | ''
          user/Claim.rs            | offline_access                  | ''
          user/Claim.rs            | USER/Claim.rs user/claim.rs     | ''
          user/Claim.rs            | user/Claim.sr                   | ''
          user/Claim.rs            | user/Claim.rs?status=active     | ''
          user/Claim.rs?status=x   | user/Claim.rs?status=x          | user/Claim.rs?status=x
          user/Claim.rs            | ''                              | ''
          """)
  void of_grant_isWhatWasAskedForAtMost(String asked, String granted, String counting) {
    assertThat(GrantedScopes.of(set(asked), set(granted))).isEqualTo(set(counting));
  }
}
