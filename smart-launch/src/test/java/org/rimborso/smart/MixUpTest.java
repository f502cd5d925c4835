package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.smart.SmartParts.BROWSER;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.SignIn;
import org.rimborso.ehr.TestEhr;
import org.rimborso.smart.Problem.Kind;
import org.rimborso.smart.SmartLaunch.Called;
import org.rimborso.smart.SmartLaunch.Completed;
import org.rimborso.smart.SmartLaunch.Redirect;

/** Two EHRs, one of which may be hostile: a code of the one never reaches the other. */
class MixUpTest {
  @TempDir private Path folder;
  private SmartParts parts;
  private final FakeAuthorization evil = new FakeAuthorization();
  private SmartLaunch smart;

  @BeforeEach
  void open() throws IOException {
    parts = new SmartParts(folder, true, false);
    smart =
        parts
            .node(
                parts.clock,
                List.of(
                    parts.settings,
                    TestEhr.settings(
                        "evil", evil.iss(), Set.of(), Optional.empty(), false, SignIn.PLAIN)))
            .launch();
  }

  @AfterEach
  void close() {
    parts.close();
    evil.close();
  }

  private Query begin(FakeAuthorization at) {
    return Query.of(((Redirect) smart.begin(at.iss().toString(), "xyz", BROWSER)).authorize());
  }

  private Called callback(String ehr, String state, String iss) {
    return smart.callback(
        ehr,
        Map.of("state", List.of(state), "code", List.of("stolen-code"), "iss", List.of(iss)),
        BROWSER);
  }

  @Test
  void begin_eachEhr_hasItsOwnRedirectUri() {
    assertThat(begin(parts.ehr).get("redirect_uri")).isEqualTo("https://app.example/callback/test");
    assertThat(begin(evil).get("redirect_uri")).isEqualTo("https://app.example/callback/evil");
  }

  @Test
  void callback_everySwapOfAddressStateAndIssuer_sendsNoCodeAcross() {
    for (String address : List.of("test", "evil")) {
      for (FakeAuthorization flow : List.of(parts.ehr, evil)) {
        for (FakeAuthorization named : List.of(parts.ehr, evil)) {
          boolean straight = address.equals(flow == evil ? "evil" : "test") && named == flow;
          if (!straight) {
            assertThat(callback(address, begin(flow).get("state"), named.issuer()))
                .isEqualTo(Problem.of(Kind.MIXED_UP));
          }
        }
      }
    }
    assertThat(parts.ehr.calls("/auth/token")).isEmpty();
    assertThat(evil.calls("/auth/token")).isEmpty();
  }

  @Test
  void callback_idTokenOfTheOther_opensNothing() {
    Query asked = begin(evil);
    String foreign =
        FakeAuthorization.sign(
            parts.ehr.claims(asked.get("nonce")).build(),
            FakeAuthorization.RSA,
            JWSAlgorithm.RS256);
    evil.token = request -> Sent.json(200, FakeAuthorization.tokenAnswer(foreign, ""));
    assertThat(callback("evil", asked.get("state"), evil.issuer()))
        .isEqualTo(Problem.of(Kind.ID_TOKEN_INVALID));
    Query straight = begin(parts.ehr);
    parts.grant(straight.get("nonce"), "");
    assertThat(callback("test", straight.get("state"), parts.ehr.issuer()))
        .isInstanceOf(Completed.class);
  }
}
