package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The note form in a real browser: a template and the way back from it, and a note taken back. */
class NoteFormIT {
  private static final String PATIENT = "demo-bianchi";
  private static final String DENIED = "Claim/demo-bianchi-claim";

  private static Stage stage;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    stage = Stage.open("note-form");
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
  }

  private static FrameLocator account(BrowserContext context) {
    FrameLocator app = ChartPage.openFramed(context.newPage(), stage.ehrOnOtherSite(), PATIENT, "biller", "full");
    app.locator("[data-account='" + DENIED + "'] a").first().click();
    app.locator("#note-text").waitFor();
    return app;
  }

  @Test
  void template_chosen_fillsTheFormAndCanBePutBack() {
    try (BrowserContext context = chromium.browser().newContext()) {
      FrameLocator app = account(context);
      app.locator("#note-text").fill("Typed before.");
      app.locator("#note-template").selectOption("denied");
      app.locator("[data-testid=templates] button[type=submit]").click();
      assertThat(app.locator("#note-text")).hasValue(Pattern.compile("Called .*" + DENIED + ".*"));
      assertThat(app.locator("#note-next")).not().hasValue("");
      app.locator("[data-unfill]").click();
      assertThat(app.locator("#note-text")).hasValue("Typed before.");
      assertThat(app.locator("#note-next")).hasValue("");
      assertThat(app.locator("[data-unfill]")).isHidden();
    }
  }

  @Test
  void note_enteredInError_isStruckThroughHereAndInTheRecord() {
    try (BrowserContext context = chromium.browser().newContext()) {
      FrameLocator app = account(context);
      app.locator("#note-text").fill("About somebody else.");
      app.locator(".note-form button[type=submit]").click();
      assertThat(app.locator("[data-testid=saved]")).containsText("in the record", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
      // The page that was there first may have been drawn while the note was on its way.
      app.locator("[data-testid=saved]").evaluate("() => location.reload()");
      Locator event = app.locator("[data-testid=timeline] li").filter(new Locator.FilterOptions().setHasText("About somebody else."));
      assertThat(event).containsText("in the record", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
      event.locator("summary").click();
      event.locator("button").click();
      assertThat(event.locator("s")).hasText("About somebody else.");
      assertThat(event).containsText("entered in error");
      assertThat(event.locator("summary")).hasCount(0);
    }
    assertThat(statuses()).containsExactly("entered-in-error");
  }

  /** The statuses of this note wherever the EHR holds it. */
  private static List<String> statuses() {
    return stage.resources("ClaimResponse?request=" + DENIED).stream()
        .map(Object::toString)
        .filter(one -> one.contains("About somebody else."))
        .map(one -> one.contains("\"valueCode\":\"entered-in-error\"") ? "entered-in-error" : "active")
        .toList();
  }
}
