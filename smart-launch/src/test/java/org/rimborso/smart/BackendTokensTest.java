package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.FakeClock;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.TestEhr;
import org.rimborso.store.SigningKeyRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/** Tokens that an EHR gives the app itself, signed for with keys of a real store. */
class BackendTokensTest {
  @TempDir private Path folder;
  private final FakeAuthorization ehr = new FakeAuthorization();
  private final FakeClock clock = new FakeClock();
  private Store store;
  private BackendTokens tokens;

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("db.key")));
    Backend backend =
        new Backend("backend-client", List.of("system/Claim.rs"), Optional.empty(), Set.of());
    Ehr reached =
        new Ehrs(List.of(TestEhr.settings(ehr.iss())), new Outbound(clock, clock))
            .byId("test")
            .orElseThrow();
    Statements statements = Statements.of(store, SmartParts.ROTATION, new SecureRandom(), clock);
    tokens = new BackendTokens(reached, backend, statements, clock);
    int[] given = {0};
    ehr.token =
        request -> Sent.json(200, FakeAuthorization.tokenAnswer("access-" + ++given[0], "", ""));
  }

  @AfterEach
  void close() {
    store.close();
    ehr.close();
  }

  private static String parameter(Seen request, String name) {
    return URLUtils.parseParameters(request.body()).getOrDefault(name, List.of("")).get(0);
  }

  private List<Seen> requests() {
    return ehr.calls("/auth/token");
  }

  @Test
  void token_isAskedForWithAStatementForThisOneRequest() throws ParseException, JOSEException {
    assertThat(tokens.token()).contains("access-1");
    Seen request = requests().get(0);
    assertThat(parameter(request, "grant_type")).isEqualTo("client_credentials");
    assertThat(parameter(request, "scope")).isEqualTo("system/Claim.rs");
    assertThat(parameter(request, "client_assertion_type"))
        .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    SignedJWT jwt = SignedJWT.parse(parameter(request, "client_assertion"));
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES384");
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("backend-client");
    assertThat(claims.getSubject()).isEqualTo("backend-client");
    assertThat(claims.getAudience()).containsExactly(ehr.server.at("/auth/token").toString());
    assertThat(claims.getExpirationTime().toInstant())
        .isBeforeOrEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    String published =
        new ClientKeys(
                new SigningKeyRows(store),
                new Sealing(store.sealingKey(), new SecureRandom()),
                SmartParts.ROTATION,
                clock)
            .published();
    JWKSet keys = JWKSet.parse(published);
    assertThat(
            jwt.verify(new ECDSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey())))
        .isTrue();
  }

  @Test
  void token_isKeptUntilShortlyBeforeItsEnd() throws ParseException {
    assertThat(tokens.token()).contains("access-1");
    clock.advance(Duration.ofMinutes(59));
    assertThat(tokens.token()).contains("access-1");
    clock.advance(Duration.ofSeconds(31));
    assertThat(tokens.token()).contains("access-2");
    assertThat(requests()).hasSize(2);
    String first = parameter(requests().get(0), "client_assertion");
    String second = parameter(requests().get(1), "client_assertion");
    assertThat(SignedJWT.parse(first).getJWTClaimsSet().getJWTID())
        .isNotEqualTo(SignedJWT.parse(second).getJWTClaimsSet().getJWTID());
  }

  @Test
  void renewed_givesTheNewestToWhoComesWithAnOlderOne() {
    assertThat(tokens.token()).contains("access-1");
    assertThat(tokens.renewed("access-1")).contains("access-2");
    assertThat(tokens.renewed("access-1")).contains("access-2");
    assertThat(requests()).hasSize(2);
  }

  @Test
  void token_ofAServerThatTakesTheOtherAlgorithmOnly_isSignedForWithIt() throws ParseException {
    ehr.configuration =
        ehr.configuration.replace(
            "\"capabilities\"",
            "\"token_endpoint_auth_signing_alg_values_supported\":[\"RS384\"],\"capabilities\"");
    assertThat(tokens.token()).isPresent();
    SignedJWT jwt = SignedJWT.parse(parameter(requests().get(0), "client_assertion"));
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS384");
  }

  @Test
  void token_endpointElsewhere_isNeverCalled() {
    ehr.configuration =
        ehr.configuration.replace(
            ehr.server.origin() + "/auth/token", "http://127.0.0.1:9/auth/token");
    assertThat(tokens.token()).isEmpty();
    assertThat(tokens.problem().orElseThrow().kind()).isEqualTo(Problem.Kind.DISCOVERY_INVALID);
  }

  @Test
  void token_refused_isAProblemWithTheServersCode() {
    ehr.token = request -> Sent.json(400, "{\"error\":\"invalid_client\"}");
    assertThat(tokens.token()).isEmpty();
    assertThat(tokens.problem().orElseThrow().detail()).contains("invalid_client");
    ehr.token = request -> Sent.status(500, Map.of());
    assertThat(tokens.token()).isEmpty();
    assertThat(tokens.problem().orElseThrow().kind()).isEqualTo(Problem.Kind.EHR_NOT_REACHED);
  }

  @Test
  void granted_isWhatTheServerSays_elseWhatWasAsked() {
    tokens.token();
    assertThat(tokens.granted()).containsExactly("system/Claim.rs");
    ehr.token =
        request ->
            Sent.json(200, FakeAuthorization.tokenAnswer("a", "", ",\"scope\":\"system/Claim.r\""));
    tokens.renewed("access-1");
    assertThat(tokens.granted()).containsExactly("system/Claim.r");
    assertThat(tokens.toString()).doesNotContain("access");
  }
}
