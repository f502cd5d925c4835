package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CDS Hooks 2.0 asks of a service, point by point, of the whole running app. */
class HooksTest {
  private static final Pattern TOKEN = Pattern.compile("\\{\\{([^}]*)}}");
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @TempDir private static Path folder;
  private static HookSite site;

  @BeforeAll
  static void start() {
    site = new HookSite(folder);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static HookChart gap() {
    return new HookChart("p1")
        .visit("e1")
        .uncoded("d1", "e1", "Words of a clinician")
        .claim("c1", "e1");
  }

  private static HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.origin() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return site.send(request);
  }

  @Test
  void discovery_namesEveryHookWithTemplatesOfTheContextsFirstLevel() {
    HttpResponse<String> answer = get("/cds-services");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    List<String> hooks = new ArrayList<>();
    for (JsonNode service : HookSite.json(answer.body()).path("services")) {
      hooks.add(service.path("hook").asText());
      assertThat(service.path("id").asText()).matches("[a-z-]+");
      assertThat(service.path("title").asText()).isNotBlank();
      assertThat(service.path("description").asText()).isNotBlank();
      assertThat(service.path("prefetch").size()).isPositive();
      for (JsonNode template : service.path("prefetch")) {
        Matcher token = TOKEN.matcher(template.asText());
        while (token.find()) {
          assertThat(token.group(1)).matches("context\\.(patientId|userId)");
        }
      }
    }
    assertThat(hooks)
        .containsExactly("patient-view", "encounter-discharge", "order-sign", "appointment-book");
    assertThat(empties(HookSite.json(answer.body()), "$")).isEmpty();
    assertThat(get("/cds-services", "Accept-Language", "it").body()).contains("Lacune");
  }

  /** Paths of elements that are null or empty. */
  private static List<String> empties(JsonNode node, String path) {
    List<String> found = new ArrayList<>();
    boolean empty =
        node.isNull()
            || (node.isTextual() && node.asText().isBlank())
            || (node.isContainerNode() && node.isEmpty());
    if (empty) {
      found.add(path);
    }
    node.properties()
        .forEach(field -> found.addAll(empties(field.getValue(), path + "." + field.getKey())));
    if (node.isArray()) {
      node.forEach(item -> found.addAll(empties(item, path + "[]")));
    }
    return found;
  }

  @Test
  void patientView_withPrefetch_givesACardAsTheStandardWritesIt() {
    List<JsonNode> cards = site.cards(gap());
    assertThat(cards).hasSize(1);
    JsonNode card = cards.get(0);
    assertThat(card.path("summary").asText()).isNotBlank().hasSizeLessThan(140);
    assertThat(card.path("detail").asText()).contains("Words of a clinician", "Next:");
    assertThat(card.path("indicator").asText()).isIn("info", "warning");
    assertThat(card.path("source").path("label").asText()).isEqualTo("Rimborso");
    assertThat(card.path("source").path("url").asText()).isEqualTo(site.origin() + "/");
    Set<String> ids = new HashSet<>(List.of(card.path("uuid").asText()));
    for (JsonNode suggestion : card.path("suggestions")) {
      assertThat(suggestion.path("label").asText()).isNotBlank();
      ids.add(suggestion.path("uuid").asText());
    }
    assertThat(ids).hasSize(2).allMatch(id -> UUID.matcher(id).matches());
    assertThat(card.path("selectionBehavior").asText()).isEqualTo("at-most-one");
    assertThat(card.path("overrideReasons").size()).isPositive();
    for (JsonNode reason : card.path("overrideReasons")) {
      assertThat(reason.path("code").asText()).isNotBlank();
      assertThat(reason.path("system").asText()).startsWith("https://");
      assertThat(reason.path("display").asText()).isNotBlank();
    }
    JsonNode link = card.path("links").path(0);
    assertThat(link.path("type").asText()).isEqualTo("smart");
    assertThat(link.path("url").asText()).isEqualTo(site.origin() + "/launch");
    assertThat(HookSite.json(link.path("appContext").asText()).path("finding").asText())
        .contains(":Condition/d1");
    assertThat(empties(card, "$")).isEmpty();
  }

  @Test
  void cards_neverTellAnAmount() {
    assertThat(site.call("patient-view", site.body("patient-view", gap())).body())
        .contains("Condition/d1")
        .doesNotContain("31337", "31,337", "31.337", "USD");
  }

  @Test
  void patientView_nothingToMend_givesNoCard() {
    assertThat(site.cards(new HookChart("p1"))).isEmpty();
  }

  @Test
  void patientView_italian_speaksIt() {
    HttpResponse<String> answer =
        site.call("patient-view", site.body("patient-view", gap()), "Accept-Language", "it-IT");
    assertThat(HookSite.cards(answer).get(0).path("detail").asText()).contains("Poi:");
    assertThat(answer.headers().firstValue("Content-Language")).contains("it");
  }

  @Test
  void patientView_neitherPrefetchNorGrant_is412() {
    HttpResponse<String> answer = site.call("patient-view", site.body("patient-view", "", ""));
    assertThat(answer.statusCode()).isEqualTo(412);
    assertThat(HookSite.json(answer.body()).path("error").asText()).isNotBlank();
  }
}
