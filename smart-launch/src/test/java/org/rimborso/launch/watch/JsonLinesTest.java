package org.rimborso.launch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CapturedLog log = new CapturedLog();

  @AfterEach
  void stop() {
    log.close();
    System.clearProperty(JsonLines.DEBUG);
  }

  @Test
  void messages_withEveryCharacter_areOneLineEachAndComeBackWhole() throws Exception {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x250; c++) {
      all.append(c);
    }
    List<String> nasty =
        List.of(
            all.toString(),
            "a\r\n{\"time\":\"2026\",\"level\":\"ERROR\",\"message\":\"forged\"}",
            "\u001b[2J\u001b]0;owned\u0007",
            "\u202egnp.exe \u2066 \u2069 \u200b \ufeff",
            "\u2028 \u2029 \u0085 \u000b \f",
            "\ud83d\ude00 \ud83d lonely",
            "\"},{\"x\":\"");
    nasty.forEach(text -> log.error("{}", text));
    String[] lines = log.text().split("\n", -1);
    assertThat(log.events()).hasSize(nasty.size());
    assertThat(lines).hasSize(nasty.size() + 1).endsWith("");
    assertThat(log.text()).matches("[ -~\n]*");
    for (int i = 0; i < nasty.size(); i++) {
      assertThat(JSON.readTree(lines[i]).path("message").asText()).isEqualTo(nasty.get(i));
    }
  }

  private JsonNode logged(Throwable broken) throws JsonProcessingException {
    log.error("It broke", broken);
    return JSON.readTree(log.text());
  }

  private static Throwable broken() {
    return new IllegalStateException("Anna Canary", new ArithmeticException("born 1970"));
  }

  @Test
  void exception_withoutDebug_tellsKindAndPlaceOnly() throws Exception {
    JsonNode line = logged(broken());
    assertThat(line.path("broken")).hasSize(2);
    assertThat(line.path("broken").get(0).asText())
        .startsWith("java.lang.IllegalStateException")
        .contains("JsonLinesTest.java");
    assertThat(line.has("trace")).isFalse();
    assertThat(log.text()).doesNotContain("Canary", "1970");
  }

  @Test
  void exception_withDebug_tellsThePlacesToo() throws Exception {
    System.setProperty(JsonLines.DEBUG, "true");
    JsonNode line = logged(broken());
    assertThat(line.path("trace").size()).isGreaterThan(5);
    assertThat(log.text()).doesNotContain("Canary", "1970");
  }
}
