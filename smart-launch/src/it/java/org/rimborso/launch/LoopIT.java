package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole loop in a real browser: launch from the EHR, see what is wrong, write a note, find it in the record. */
class LoopIT {
  private static final String PATIENT = "demo-bianchi";
  private static final String DENIED = "Claim/demo-bianchi-claim";

  private static Stage stage;
  private static Chromium chromium;
  private BrowserContext context;

  @BeforeAll
  static void start() {
    stage = Stage.open("loop");
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
  }

  @BeforeEach
  void openBrowser() {
    context = chromium.browser().newContext();
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  @Test
  void launch_asClinicianInFrame_namesCodeReasonAndFixWithoutAmounts() {
    FrameLocator app = ChartPage.openFramed(context.newPage(), stage.ehrOnOtherSite(), PATIENT, "clinician", "full");

    Locator gap = app.locator("[data-testid=gap][data-rule=diagnosis-not-billable]");
    assertThat(gap).containsText("E11");
    assertThat(gap).containsText("Next: Search the");
    assertThat(app.locator("body")).not().containsText("USD");
  }

  @Test
  void note_savedInFrame_standsOnceInTheRecordBesideThePayersUntouchedAnswer() {
    List<JsonNode> before = payersAnswers();
    FrameLocator app = ChartPage.openFramed(context.newPage(), stage.ehrOnOtherSite(), PATIENT, "biller", "full");

    app.locator("[data-account='" + DENIED + "'] a").first().click();
    save(app, "Payer asks for a corrected claim.");

    assertThat(app.locator("[data-testid=saved]")).containsText(Pattern.compile("in the record as ClaimResponse/"));
    assertThat(notes("Payer asks for a corrected claim.")).hasSize(1);
    assertThat(followUps()).hasSize(1);
    assertThat(payersAnswers()).isEqualTo(before);
  }

  @Test
  void note_whereTheEhrTakesNone_staysHereAndSaysSo() {
    FrameLocator app = ChartPage.openFramed(context.newPage(), stage.ehrOnOtherSite(), PATIENT, "biller", "no-write");

    app.locator("[data-account='" + DENIED + "'] a").first().click();
    save(app, "Left a message with the payer.");

    assertThat(app.locator("[data-testid=saved]")).containsText("Saved here");
    assertThat(notes("Left a message with the payer.")).isEmpty();
  }

  @Test
  void twoTabs_withTwoPatients_doNotMix() {
    Page first = ChartPage.openTab(context, stage, PATIENT, "biller");
    Page second = ChartPage.openTab(context, stage, "demo-novak", "biller");

    first.reload();
    second.reload();
    assertThat(first.locator("[data-testid=patient]")).containsText("Bianchi");
    assertThat(second.locator("[data-testid=patient]")).containsText("Novák");
    assertThat(first.locator("body")).not().containsText("Novák");
    assertThat(second.locator("body")).not().containsText("Bianchi");
  }

  @Test
  void ehr_thatStopsAnswering_isNamedInsteadOfAnEmptyList() {
    Page app = ChartPage.openTab(context, stage, "demo-weber", "biller");
    assertThat(app.locator("[data-testid=accounts]")).isVisible();

    stage.ehrProcess().freeze();
    try {
      app.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refresh")).click();
      assertThat(app.locator("[data-testid=failure]").first())
          .containsText("The EHR did not answer", slowly());
    } finally {
      stage.ehrProcess().thaw();
    }
    awaitRecovery(app);
  }

  @Test
  void launch_fromAnEhrThatIsNotConfigured_asksNobodyAndSaysSo() {
    Page page = context.newPage();

    page.navigate(stage.app() + "/launch?iss=https%3A%2F%2Fevil.example%2Ffhir&launch=x");

    assertThat(page.locator("[data-testid=trouble]")).hasAttribute("data-kind", "unknown-issuer");
  }

  @Test
  void callback_withForgedState_opensNothing() {
    Page page = context.newPage();
    page.navigate(stage.app() + "/launch?iss=https%3A%2F%2Fevil.example%2Ffhir&launch=x");

    page.navigate(stage.app() + "/callback/sandbox?code=c&state=" + "A".repeat(43));

    assertThat(page.locator("[data-testid=trouble]")).hasAttribute("data-kind", "forged-state");
  }

  /** An EHR that failed is left alone for a while; then a refresh brings the whole page back. */
  private static void awaitRecovery(Page app) {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    do {
      app.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refresh")).click();
      app.locator("[data-testid=accounts]").waitFor();
    } while (app.locator("[data-testid=failure]").count() > 0 && Instant.now().isBefore(end));
    assertThat(app.locator("[data-testid=failure]")).hasCount(0);
  }

  /** The EHR gets its whole time before a page gives up on it. */
  private static LocatorAssertions.ContainsTextOptions slowly() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }

  private static void save(FrameLocator app, String text) {
    app.locator("#note-text").fill(text);
    app.locator("#note-contact").fill("Claims desk");
    app.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Save note")).click();
  }

  /** Our own follow-up records of the denied claim. */
  private static List<JsonNode> followUps() {
    return stage.resources("ClaimResponse?request=" + DENIED).stream()
        .filter(response -> !response.path("modifierExtension").isMissingNode())
        .toList();
  }

  private static List<JsonNode> payersAnswers() {
    return stage.resources("ClaimResponse?request=" + DENIED).stream()
        .filter(response -> response.path("modifierExtension").isMissingNode())
        .toList();
  }

  private static List<JsonNode> notes(String text) {
    List<JsonNode> found = new ArrayList<>();
    followUps().forEach(record -> record.path("processNote").forEach(found::add));
    return found.stream().filter(note -> note.path("text").asText().equals(text)).toList();
  }
}
