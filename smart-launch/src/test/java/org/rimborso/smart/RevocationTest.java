package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.SignIn;

/** At the end of a launch its tokens go back to where they came from, where that is possible. */
class RevocationTest {
  @TempDir private Path folder;
  private SmartParts parts;

  @BeforeEach
  void open() throws IOException {
    parts =
        new SmartParts(
            folder,
            new SignIn(
                false, Optional.of("offline_access"), Optional.empty(), false, Optional.empty()));
    parts.ehr.other = request -> Sent.status(200, Map.of());
  }

  @AfterEach
  void close() {
    parts.close();
  }

  private void offer(String address) {
    parts.ehr.configuration =
        parts.ehr.configuration.replace(
            "{\"issuer\"", "{\"revocation_endpoint\":\"" + address + "\",\"issuer\"");
  }

  @Test
  void end_offered_givesBothBackAsTheClientAndForgets() {
    offer(parts.ehr.issuer() + "/revoke");
    String launch = parts.launch(",\"refresh_token\":\"r1\"").id();
    parts.smart.end(launch);
    assertThat(parts.ehr.calls("/auth/revoke"))
        .extracting(call -> Query.of(call.body()).all())
        .containsExactly(
            Map.of("token", "r1", "token_type_hint", "refresh_token"),
            Map.of("token", "canary-token", "token_type_hint", "access_token"));
    assertThat(parts.ehr.calls("/auth/revoke"))
        .allSatisfy(call -> assertThat(call.header("authorization")).isPresent());
    assertThat(parts.tokens.token(launch)).isEmpty();
  }

  @Test
  void end_serverDoesNotAnswer_forgetsAllTheSame() {
    offer(parts.ehr.issuer() + "/revoke");
    parts.ehr.other = request -> Sent.status(503, Map.of());
    String launch = parts.launch("").id();
    parts.smart.end(launch);
    assertThat(parts.tokens.token(launch)).isEmpty();
    assertThat(new Launches(parts.store).byId(launch)).isEmpty();
  }

  @Test
  void end_notOfferedOrElsewhere_sendsNothing() {
    offer("https://evil.example/revoke");
    parts.smart.end(parts.launch("").id());
    assertThat(parts.ehr.calls("/auth/revoke")).isEmpty();
  }
}
