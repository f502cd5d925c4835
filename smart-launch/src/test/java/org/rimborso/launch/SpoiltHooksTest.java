package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;

/**
 * Calls of CDS Hooks with anything in them: cards of that patient, or one plain sentence, and never
 * a word of another patient.
 */
class SpoiltHooksTest {
  private static final long SEED = 20_261_129;
  private static final String PAYERS =
      """
      payers:
        - name: Northlight Health Plan
          match: {names: [Northlight Health Plan]}
          requires: {priorAuthorization: [J0897]}
      """;

  @TempDir private static Path folder;
  private static HookSite site;

  @BeforeAll
  static void start() {
    site = new HookSite(folder, PAYERS);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void call_spoiltAnyhow_getsCardsOfItsPatientOrASentence() {
    int size = Campaign.size(150, 20_000);
    Map<String, Integer> counted = new TreeMap<>();
    for (int at = 0; at < size; at++) {
      SpoiltCalls.Call call = new SpoiltCalls(site, SEED + at).next();
      try {
        counted.merge(judged(call), 1, Integer::sum);
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("seed " + (SEED + at) + " " + call, broken);
      }
      Campaign.reached(at + 1, size);
    }
    assertThat(counted).containsOnlyKeys("cards", "no card", "refused");
    assertThat(counted.values()).allMatch(times -> times > size / 50);
    Campaign.tell(
        "spoilt-hooks",
        String.format(
            Locale.ROOT,
            "%,d spoilt calls of hooks at the running app: %,d got cards, %,d none, %,d one sentence;"
                + " 0 errors of ours, 0 words of another patient",
            size,
            counted.get("cards"),
            counted.get("no card"),
            counted.get("refused")));
  }

  private static String judged(SpoiltCalls.Call call) {
    HttpResponse<String> answer = site.call(call.service(), call.body());
    assertThat(answer.body())
        .doesNotContainIgnoringCase(SpoiltCalls.FOREIGN)
        .doesNotContain("Exception", "org.rimborso.", "\tat ", "31337");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/json");
    JsonNode json = HookSite.json(answer.body());
    if (answer.statusCode() != 200) {
      assertThat(answer.statusCode()).isBetween(400, 499);
      assertThat(json.path("error").asText()).matches("[A-Z][^<>{}\\[\\]\"]{10,300}\\.");
      assertThat(answer.body()).doesNotContain(SpoiltCalls.OWN, "Synthetic", "\"cards\"");
      return "refused";
    }
    assertThat(json.path("cards").isArray()).isTrue();
    json.path("cards").forEach(SpoiltHooksTest::isCard);
    return json.path("cards").isEmpty() ? "no card" : "cards";
  }

  private static void isCard(JsonNode card) {
    assertThat(card.path("summary").asText()).isNotBlank().hasSizeLessThan(140);
    assertThat(card.path("detail").asText()).isNotBlank();
    assertThat(card.path("indicator").asText()).isIn("info", "warning");
    assertThat(card.path("source").path("label").asText()).isEqualTo("Rimborso");
    assertThat(card.path("uuid").asText()).matches("[0-9a-f-]{36}");
    for (JsonNode link : card.path("links")) {
      assertThat(link.path("url").asText()).isEqualTo(site.origin() + "/launch");
      assertThat(HookSite.json(link.path("appContext").asText()).path("finding").asText())
          .isNotBlank();
    }
  }
}
