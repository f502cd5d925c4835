package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was called saved survives kill -9 and arrives once. */
class KillIT {
  private static final String ACCOUNT = "Claim/demo-bianchi-claim";
  private static final String TEXT = "Promised to look at it again.";

  @Test
  void note_savedWhileTheEhrHangsThenKilled_arrivesOnceAfterTheNextStart() {
    try (Stage stage = Stage.open("kill");
        Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage();
      page.navigate(stage.ehr() + "/patient/demo-bianchi");
      Page app =
          page.context()
              .waitForPage(
                  () ->
                      page.getByRole(
                              AriaRole.BUTTON,
                              new Page.GetByRoleOptions()
                                  .setName("Open Rimborso as biller in a new tab")
                                  .setExact(true))
                          .click());
      app.locator("[data-account='" + ACCOUNT + "'] a").first().click();
      app.locator("#note-text").fill(TEXT);

      stage.ehrProcess().freeze();
      app.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save note")).click();
      assertThat(app.locator("[data-testid=saved]")).containsText("being sent");
      stage.appProcess().kill();
      stage.ehrProcess().thaw();
      assertThat(notes(stage)).isEmpty();

      stage.appProcess().again();
      assertThat(awaitNotes(stage)).containsExactly(TEXT);
      assertThat(notes(stage)).containsExactly(TEXT);
    }
  }

  private static List<String> awaitNotes(Stage stage) {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (notes(stage).isEmpty() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    return notes(stage);
  }

  private static List<String> notes(Stage stage) {
    List<String> texts = new ArrayList<>();
    for (JsonNode response : stage.resources("ClaimResponse?request=" + ACCOUNT)) {
      response.path("processNote").forEach(note -> texts.add(note.path("text").asText()));
    }
    return texts;
  }
}
