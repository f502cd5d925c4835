package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.smart.SmartParts.BROWSER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rimborso.smart.Problem.Kind;
import org.rimborso.smart.SmartLaunch.Called;
import org.rimborso.smart.SmartLaunch.Completed;

/** An answer is taken once, in the browser that began, within ten minutes. */
class SmartStateTest extends OverSmartParts {
  @Test
  void callback_forgedStates_refusedWithoutAnyCall() {
    parts.begin();
    int before = parts.ehr.server.seen().size();
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(parts.callback(state, "code", "c")).isEqualTo(problem(Kind.STATE_FORGED));
    }
    for (String state : List.of("", "x", "' or 1=1 --", "é".repeat(43))) {
      assertThat(parts.callback(state, "code", "c")).isEqualTo(problem(Kind.STATE_FORGED));
    }
    assertThat(parts.smart.callback("test", Map.of(), BROWSER))
        .isEqualTo(problem(Kind.STATE_FORGED));
    assertThat(parts.ehr.server.seen()).hasSize(before);
  }

  @Test
  void callback_parameterTwice_refused() {
    Query asked = parts.begin();
    String state = asked.get("state");
    assertThat(
            parts.smart.callback(
                "test", Map.of("state", List.of(state), "code", List.of("a", "b")), BROWSER))
        .isEqualTo(problem(Kind.STATE_FORGED));
    assertThat(
            parts.smart.callback(
                "test", Map.of("state", List.of(state, state), "code", List.of("a")), BROWSER))
        .isEqualTo(problem(Kind.STATE_FORGED));
  }

  @Test
  void callback_again_refusedAndTheCodeIsSentOnce() {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), "");
    assertThat(parts.callback(asked.get("state"), "code", "c")).isInstanceOf(Completed.class);
    assertThat(parts.callback(asked.get("state"), "code", "c")).isEqualTo(problem(Kind.STATE_USED));
    assertThat(parts.ehr.calls("/auth/token")).hasSize(1);
  }

  @Test
  void callback_manyAtOnce_oneCompletes() throws Exception {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), "");
    var threads = Executors.newFixedThreadPool(8);
    List<Callable<Called>> same = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      same.add(() -> parts.callback(asked.get("state"), "code", "c"));
    }
    int completed = 0;
    for (Future<Called> each : threads.invokeAll(same)) {
      completed += each.get() instanceof Completed ? 1 : 0;
    }
    threads.shutdown();
    assertThat(completed).isEqualTo(1);
    assertThat(parts.ehr.calls("/auth/token")).hasSize(1);
  }

  @Test
  void callback_tokenEndpointFails_codeNotSentAgain() {
    Query asked = parts.begin();
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(problem(Kind.EHR_NOT_REACHED));
    assertThat(parts.callback(asked.get("state"), "code", "c")).isEqualTo(problem(Kind.STATE_USED));
    assertThat(parts.ehr.calls("/auth/token")).hasSize(1);
  }

  @Test
  void callback_otherBrowserOrNoCookie_refusedAndTheRightOneStillMay() {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), "");
    for (String other : List.of("", "another-browser")) {
      assertThat(parts.callbackFrom(other, asked.get("state"), "code", "c"))
          .isEqualTo(problem(Kind.OTHER_BROWSER));
    }
    assertThat(parts.ehr.calls("/auth/token")).isEmpty();
    assertThat(parts.callback(asked.get("state"), "code", "c")).isInstanceOf(Completed.class);
  }

  @Test
  void callback_afterTenMinutes_expired() {
    Query asked = parts.begin();
    Query inTime = parts.begin();
    parts.grant(inTime.get("nonce"), "");
    parts.clock.advance(Duration.ofMinutes(10));
    assertThat(parts.callback(inTime.get("state"), "code", "c")).isInstanceOf(Completed.class);
    parts.clock.advance(Duration.ofSeconds(1));
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(problem(Kind.LAUNCH_EXPIRED));
  }

  @Test
  void callback_unknownEhr_refused() {
    Query asked = parts.begin();
    assertThat(parts.smart.callback("other", Map.of("state", List.of(asked.get("state"))), BROWSER))
        .isEqualTo(problem(Kind.STATE_FORGED));
  }
}
