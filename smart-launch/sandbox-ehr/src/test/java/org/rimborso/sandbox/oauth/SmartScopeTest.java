package org.rimborso.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.sandbox.oauth.SmartScope.Action.CREATE;
import static org.rimborso.sandbox.oauth.SmartScope.Action.DELETE;
import static org.rimborso.sandbox.oauth.SmartScope.Action.READ;
import static org.rimborso.sandbox.oauth.SmartScope.Action.SEARCH;
import static org.rimborso.sandbox.oauth.SmartScope.Action.UPDATE;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopeTest {

  @Test
  void parse_bothForms_giveActions() {
    assertThat(SmartScope.parse("user/Claim.rs"))
        .hasValue(new SmartScope("user", "Claim", Set.of(READ, SEARCH)));
    assertThat(SmartScope.parse("patient/*.read"))
        .hasValue(new SmartScope("patient", "*", Set.of(READ, SEARCH)));
    assertThat(SmartScope.parse("user/Task.write"))
        .hasValue(new SmartScope("user", "Task", Set.of(CREATE, UPDATE, DELETE)));
    assertThat(SmartScope.parse("system/*.rs"))
        .hasValue(new SmartScope("system", "*", Set.of(READ, SEARCH)));
    assertThat(SmartScope.parse("user/Task.cu"))
        .hasValue(new SmartScope("user", "Task", Set.of(CREATE, UPDATE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"launch", "users/Claim.rs", "user/Claim.", "user/Claim.sr", "user/claim.rs", ""})
  void parse_anythingElse_isEmpty(String text) {
    assertThat(SmartScope.parse(text)).isEmpty();
  }
}
