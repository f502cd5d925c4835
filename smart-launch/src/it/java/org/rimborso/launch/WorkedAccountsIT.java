package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A biller works one account of each kind, in a browser, from the list to the note that stands in the record. */
class WorkedAccountsIT {
  private static Stage stage;
  private static Chromium chromium;
  private BrowserContext context;

  @BeforeAll
  static void start() {
    stage = Stage.open("worked");
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

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "haddad   | Denied        | Verify the coverage on the day of service, correct the member data and bill again; without coverage bill the patient. | correction",
        "amara    | Underpaid     | Ask the payer to reconsider, with its own allowed amount. | letter",
        "lindqvist| No answer     | Ask the payer for the claim’s status and what it needs. | call",
        "kowalski | Next insurance due | Bill the next insurance, with the earlier payer’s remittance. | portal",
        "fontaine | Overpaid      | Check the credit balance and return it within the payer’s term. | other"
      })
  void account_ofOneState_isWorkedToANoteInTheRecord(String key, String state, String next, String kind) {
    String account = "Claim/demo-" + key + "-claim";
    Page app = ChartPage.openTab(context, stage, "demo-" + key, "biller");
    Locator row = app.locator("[data-account='" + account + "']");
    assertThat(row).containsText(state);
    assertThat(row).containsText(next);
    row.locator("a").first().click();
    assertThat(app.locator("[data-testid=next]")).containsText(next);

    String text = "Worked: " + state;
    app.locator("#note-kind").selectOption(kind);
    app.locator("#note-text").fill(text);
    app.locator("#note-contact").fill("Claims desk");
    app.locator("#note-next").fill("2027-01-15");
    app.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save note")).click();

    assertThat(app.locator("[data-testid=saved]")).containsText(Pattern.compile("in the record as ClaimResponse/"));
    assertThat(notes(account, text)).hasSize(1);
    app.navigate(app.url().replaceAll("/accounts/.*", "/accounts"));
    assertThat(app.locator("[data-account='" + account + "']")).containsText("15 Jan 2027");
  }

  @Test
  void account_byKeyboardAlone_isOpenedAndWorked() {
    Page app = ChartPage.openTab(context, stage, "demo-castellanos", "biller");
    assertThat(app.locator("[data-testid=account]").first()).isVisible();

    app.keyboard().press("j");
    app.keyboard().press("Enter");
    app.locator("[data-testid=next]").waitFor();
    app.keyboard().press("n");
    tabTo(app, "note-text");
    app.keyboard().type("By keyboard");
    tabTo(app, "note-save");
    app.keyboard().press("Enter");

    assertThat(app.locator("[data-testid=saved]")).containsText(Pattern.compile("in the record as ClaimResponse/"));
    assertThat(notes("Claim/demo-castellanos-claim", "By keyboard")).hasSize(1);
  }

  @Test
  void letter_ofADeniedAccount_isMadeFromADraftAndOpensAsPdf() throws IOException {
    Page app = ChartPage.openTab(context, stage, "demo-bianchi", "biller");
    app.locator("[data-account='Claim/demo-bianchi-claim'] a").first().click();
    app.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Appeal").setExact(true)).click();
    Locator text = app.locator("#letter-text");
    assertThat(text).hasValue(Pattern.compile("Bianchi[\\s\\S]*CO-146"));
    text.fill(text.inputValue().replaceAll("\\[[^\\]]*\\]", "as enclosed"));
    app.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the letter (PDF)")).click();

    Locator made = app.locator("[data-testid=letter-pdf]");
    assertThat(made).hasCount(1);
    String address = URI.create(app.url()).resolve(made.getAttribute("href")).toString();
    byte[] pdf = app.context().request().get(address).body();
    Files.write(Files.createDirectories(Running.APP.resolve("target/it")).resolve("letter.pdf"), pdf);
    try (PDDocument letter = Loader.loadPDF(pdf)) {
      String words = new PDFTextStripper().getText(letter);
      assertThat(words).contains("Appeal of a denied claim", "Marta Bianchi", "CO-146", "205.00", "as enclosed");
      assertThat(letter.getDocumentCatalog().getLanguage()).startsWith("en");
    }
    assertThat(notes("Claim/demo-bianchi-claim", "Letter made: Appeal.")).hasSize(1);
  }

  /** Presses Tab until the element has the focus. */
  private static void tabTo(Page app, String id) {
    for (int i = 0; i < 30 && !id.equals(app.evaluate("() => document.activeElement.id")); i++) {
      app.keyboard().press("Tab");
    }
    assertThat(app.locator("#" + id)).isFocused();
  }

  private static List<JsonNode> notes(String account, String text) {
    List<JsonNode> found = new ArrayList<>();
    stage.resources("ClaimResponse?request=" + account).forEach(record -> record.path("processNote").forEach(found::add));
    return found.stream().filter(note -> note.path("text").asText().equals(text)).toList();
  }
}
