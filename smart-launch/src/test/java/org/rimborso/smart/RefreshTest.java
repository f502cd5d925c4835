package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.SignIn;
import org.rimborso.store.TokenRows;

/** A token that ends is renewed by the refresh token, which is used once, whatever happens. */
class RefreshTest {
  private static final SignIn ONLINE =
      new SignIn(false, Optional.of("online_access"), Optional.empty(), false, Optional.empty());

  @TempDir private Path folder;
  private SmartParts parts;
  private String launch;

  @BeforeEach
  void launch() throws IOException {
    parts = new SmartParts(folder, ONLINE);
    launch = parts.launch(",\"refresh_token\":\"r1\",\"patient\":\"p1\"").id();
  }

  @AfterEach
  void close() {
    parts.close();
  }

  private static Sent answer(String access, String refresh, String more) {
    return Sent.json(200, FakeAuthorization.tokenAnswer(access, refresh, more));
  }

  private void passAnHour() {
    parts.clock.advance(Duration.ofHours(1));
  }

  private List<String> used() {
    return parts.ehr.calls("/auth/token").stream()
        .map(Seen::body)
        .filter(body -> body.contains("grant_type=refresh_token"))
        .map(body -> Query.of(body).get("refresh_token"))
        .toList();
  }

  @Test
  void begin_configured_asksForTheScope() {
    assertThat(parts.begin().get("scope")).endsWith(" online_access");
  }

  @Test
  void token_thatEnded_isRenewedAndTheRotatedOneIsUsedNext() {
    assertThat(parts.tokens.token(launch)).contains("canary-token");
    parts.ehr.token = request -> answer("a2", "r2", "");
    passAnHour();
    assertThat(parts.tokens.token(launch)).contains("a2");
    assertThat(parts.tokens.token(launch)).contains("a2");
    parts.ehr.token = request -> answer("a3", "r3", "");
    passAnHour();
    assertThat(parts.tokens.token(launch)).contains("a3");
    assertThat(used()).containsExactly("r1", "r2");
  }

  @Test
  void token_whileTheAnswerIsAwaited_isNowhereToBeUsedAgain() {
    List<Optional<String>> kept = new ArrayList<>();
    parts.ehr.token =
        request -> {
          kept.add(new TokenRows(parts.store).find(launch).orElseThrow().refresh());
          return answer("a2", "r2", "");
        };
    passAnHour();
    assertThat(parts.tokens.token(launch)).contains("a2");
    assertThat(kept).containsExactly(Optional.empty());
  }

  @Test
  void token_serverThatRotatesNothing_letsTheOldOneLive() {
    parts.ehr.token = request -> answer("a2", "", "");
    passAnHour();
    assertThat(parts.tokens.token(launch)).contains("a2");
    passAnHour();
    assertThat(parts.tokens.token(launch)).contains("a2");
    assertThat(used()).containsExactly("r1", "r1");
  }

  @Test
  void token_fiftyThreads_askOnce() throws Exception {
    parts.ehr.token = request -> answer("a2", "r2", "");
    passAnHour();
    assertThat(atOnce(50, () -> parts.tokens.token(launch))).containsOnly(Optional.of("a2"));
    assertThat(used()).containsExactly("r1");
  }

  @Test
  void renewed_fiftyThreadsWithTheRefusedToken_askOnce() throws Exception {
    parts.ehr.token = request -> answer("a2", "r2", "");
    assertThat(atOnce(50, () -> parts.tokens.renewed(launch, "canary-token")))
        .containsOnly(Optional.of("a2"));
    assertThat(used()).containsExactly("r1");
  }

  private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch ready = new CountDownLatch(threads);
    List<Future<T>> started = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      started.add(
          pool.submit(
              () -> {
                ready.countDown();
                ready.await();
                return work.call();
              }));
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> each : started) {
      answers.add(each.get());
    }
    pool.shutdown();
    return answers;
  }

  @Test
  void token_twoNodes_askOnceAndTheOtherWaits() throws Exception {
    CountDownLatch otherWaits = new CountDownLatch(1);
    CountDownLatch kept = new CountDownLatch(1);
    Smart other =
        parts.node(
            time -> {
              otherWaits.countDown();
              kept.await();
            });
    CountDownLatch asked = new CountDownLatch(1);
    parts.ehr.token =
        request -> {
          asked.countDown();
          awaited(otherWaits);
          return answer("a2", "r2", "");
        };
    passAnHour();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<Optional<String>> first = pool.submit(() -> parts.tokens.token(launch));
    asked.await();
    Future<Optional<String>> second = pool.submit(() -> other.tokens().token(launch));
    assertThat(first.get()).contains("a2");
    kept.countDown();
    assertThat(second.get()).contains("a2");
    assertThat(used()).containsExactly("r1");
    pool.shutdown();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void token_ofANodeThatDiedWhileAsking_isGivenUp() {
    TokenRows rows = new TokenRows(parts.store);
    assertThat(rows.takeRefresh(rows.find(launch).orElseThrow(), parts.clock.instant())).isTrue();
    passAnHour();
    assertThat(parts.tokens.token(launch)).isEmpty();
    assertThat(used()).isEmpty();
  }

  @Test
  void token_answerLost_endsAndIsNeverAskedAgain() {
    parts.ehr.token = request -> Sent.status(500, Map.of());
    passAnHour();
    assertThat(parts.tokens.token(launch)).isEmpty();
    parts.ehr.token = request -> answer("a2", "r2", "");
    assertThat(parts.tokens.token(launch)).isEmpty();
    assertThat(used()).containsExactly("r1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"invalid_grant\"}",
        "<html>",
        "{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"a2\",\"token_type\":\"Bearer\",\"patient\":\"p2\"}"
      })
  void token_answerOfNoUse_ends(String body) {
    parts.ehr.token = request -> Sent.json(body.contains("error") ? 400 : 200, body);
    passAnHour();
    assertThat(parts.tokens.token(launch)).isEmpty();
    assertThat(parts.tokens.token(launch)).isEmpty();
    assertThat(used()).containsExactly("r1");
  }

  @Test
  void token_serverAsksToWait_isNotUsedUp() {
    parts.ehr.token = request -> Sent.status(429, Map.of());
    passAnHour();
    assertThat(parts.tokens.token(launch)).isEmpty();
    parts.ehr.token = request -> answer("a2", "r2", "");
    assertThat(parts.tokens.token(launch)).contains("a2");
  }

  @Test
  void token_launchEndedMeanwhile_newOnesAreGivenBackAndNotKept() {
    parts.ehr.configuration =
        parts.ehr.configuration.replace(
            "{\"issuer\"",
            "{\"revocation_endpoint\":\"" + parts.ehr.issuer() + "/revoke\",\"issuer\"");
    Smart fresh = parts.node(parts.clock);
    parts.ehr.other = request -> Sent.status(200, Map.of());
    parts.ehr.token =
        request -> {
          new TokenRows(parts.store).remove(launch);
          return answer("a2", "r2", "");
        };
    passAnHour();
    assertThat(fresh.tokens().token(launch)).isEmpty();
    assertThat(new TokenRows(parts.store).find(launch)).isEmpty();
    assertThat(parts.ehr.calls("/auth/revoke"))
        .extracting(call -> Query.of(call.body()).get("token"))
        .containsExactly("r2", "a2");
  }

  @Test
  void renewed_withoutRefreshToken_isEmpty() throws IOException {
    Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
    try (SmartParts plain = new SmartParts(other, true, false)) {
      String id = plain.launch(",\"refresh_token\":\"unasked\"").id();
      assertThat(plain.tokens.renewed(id, "canary-token")).isEmpty();
      assertThat(new TokenRows(plain.store).find(id).orElseThrow().refresh()).isEmpty();
    }
  }
}
