package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into a note: kept as it is, byte by byte, or refused with a word why and kept in the form. */
class StoredTextIT {
  /** Everything a note may be: markup, quotes, other scripts in both directions, joined and composed signs, line ends, a tab. */
  private static final String ANY_TEXT =
      "<b>\"Denied\"</b> & 'late' \\ `x` ${y} {{z}} %3C &lt;\n\tna\u00efve e\u0301 \u00e9 \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u65e5\u672c"
          + " \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \u00a0\u2009.\n\n= + - @ end";

  private static SmallStage stage;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    stage = new SmallStage();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @BeforeEach
  void openAccount() {
    context = stage.chromium.browser().newContext();
    page = context.newPage();
    page.navigate(stage.launch("biller"));
    page.locator("[data-account='Claim/c1'] a").first().click();
    page.locator("#note-text").waitFor();
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  @Test
  void text_ofAnyKind_standsInTheRecordAndOnThePageAsTyped() {
    send(Map.of("text", ANY_TEXT, "contact", "O\u2019Neil <desk>", "reference", "\u00df-\"1\""));

    assertThat(page.locator("#saved")).containsText("in the record");
    assertThat(recorded()).containsOnlyOnce(ANY_TEXT);
    assertThat(shown()).containsOnlyOnce(ANY_TEXT);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refresh")).click();
    page.locator("[data-testid=timeline]").waitFor();
    assertThat(shown()).as("read back from the EHR").containsOnlyOnce(ANY_TEXT);
  }

  @ParameterizedTest(name = "sign {index}")
  @ValueSource(strings = {"\u202e", "\u202a", "\u2066", "\u2069", "\u0000", "\u0007", "\u001b", "\u007f", "\u0085"})
  void text_withWhatNobodySees_isRefusedInAllFieldsAndKept(String hidden) {
    List<String> before = recorded();
    String typed = "Payer" + hidden + " said no";
    send(Map.of("text", typed, "contact", typed, "reference", typed));

    for (String field : List.of("text", "contact", "reference")) {
      assertThat(page.locator("#note-" + field)).hasAttribute("aria-invalid", "true");
      // HTML has no way to write NUL: the browser shows a sign in its place.
      assertThat(page.locator("#note-" + field).inputValue()).isEqualTo(typed.replace('\u0000', '\ufffd'));
    }
    assertThat(page.locator("#note-text-help")).not().isEmpty();
    assertThat(recorded()).isEqualTo(before);
  }

  @Test
  void text_ofOneSignTooMany_isRefusedAndKept_ofAllSignsIsSaved() {
    String longest = "\ud83d\ude00".repeat(1000);
    send(Map.of("text", longest + "!"));
    assertThat(page.locator("#note-text")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#note-text").inputValue()).isEqualTo(longest + "!");

    send(Map.of("text", longest));
    assertThat(page.locator("#saved")).containsText("in the record");
    assertThat(recorded()).containsOnlyOnce(longest);
  }

  /** Past every check the browser makes, as a script could. */
  private void send(Map<String, String> fields) {
    page.waitForResponse(
        response -> response.request().method().equals("POST"),
        () ->
            page.evaluate(
                """
                fields => {
                  for (const [name, value] of Object.entries(fields)) document.getElementById('note-' + name).value = value;
                  document.querySelector('.note-form').submit();
                }""",
                fields));
  }

  private static List<String> recorded() {
    return stage.hospital.records.of("ClaimResponse").stream()
        .flatMap(one -> StreamSupport.stream(one.path("processNote").spliterator(), false))
        .map((JsonNode note) -> note.path("text").asText())
        .toList();
  }

  private List<String> shown() {
    return page.locator("[data-testid=timeline] .typed").allTextContents();
  }
}
