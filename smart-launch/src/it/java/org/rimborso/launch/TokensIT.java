package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rimborso.store.Store;

/** The app at an EHR that knows it by its signature, gives it tokens by turns, and takes them back. */
class TokensIT {
  private static final String PATIENT = "demo-bianchi";
  private static final String NAME = "Bianchi";
  private static final String DENIED = "Claim/demo-bianchi-claim";

  private static PublishedKeys keys;
  private static Stage stage;
  private static Chromium chromium;
  private BrowserContext context;

  @BeforeAll
  static void start() {
    keys = new PublishedKeys();
    stage = Stage.open("tokens", keys.address());
    keys.of(stage.app());
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
    keys.close();
  }

  @BeforeEach
  void openBrowser() {
    stage.endTokens();
    keys.all();
    context = chromium.browser().newContext();
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  @Test
  void signature_whileOurKeyIsExchanged_isMadeByTheKeyThatIsDue() {
    Set<String> first = keys.names();
    assertThat(first).as("one for each algorithm").hasSize(2);
    Page page = opened();

    pass(Duration.ofDays(91));
    Set<String> both = keys.names();
    assertThat(both).as("the next keys are published").hasSize(4).containsAll(first);
    keys.only(first);
    opened();

    pass(Duration.ofDays(2).plusMinutes(1));
    assertThat(keys.names()).as("the first ones stay while what they signed may be under way").isEqualTo(both);
    assertThat(launched().locator("[data-testid=trouble]")).hasAttribute("data-kind", "refused-by-ehr");
    keys.all();
    opened();
    stage.endAccess();
    refresh(page);
    assertThat(page.locator("[data-testid=patient]")).containsText(NAME);

    pass(Duration.ofHours(1));
    assertThat(keys.names()).as("then they go").hasSize(2).doesNotContainAnyElementsOf(first);
    opened();
  }

  @Test
  void accessToken_endedUnderTwoRequestsAtOnce_isRenewedOnce() {
    Page page = opened();
    page.navigate(page.url().replaceFirst("/accounts.*", "/accounts/" + DENIED));
    page.locator("#note-text").fill("Asked for the remittance.");
    JsonNode before = stage.tokens();

    stage.endAccess();
    assertThat(sentAtOnce(page)).isEqualTo(List.of(200, 200));

    Map<String, Integer> changed = changes(before);
    assertThat(changed).containsEntry("renewed", 1).containsEntry("refused", 0).containsEntry("refresh", 0);
    page.reload();
    assertThat(page.locator("[data-testid=timeline]")).containsText("Asked for the remittance.");
    stage.endAccess();
    refresh(page);
    assertThat(page.locator("[data-testid=patient]")).containsText(NAME);
    assertThat(changes(before)).containsEntry("renewed", 2).containsEntry("refused", 0);
  }

  /** Takes the chart off the desk, then asks for it while a note is saved. */
  private static Object sentAtOnce(Page page) {
    return page.evaluate(
        """
        async () => {
          const post = form => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
          await post(document.querySelector('form[action$="/refresh"]'));
          const accounts = location.pathname.replace(/\\/accounts\\/.*/, '/accounts?whole=1');
          const answers = await Promise.all([fetch(accounts), post(document.querySelector('.note-form'))]);
          return answers.map(answer => answer.status);
        }""");
  }

  private static Map<String, Integer> changes(JsonNode before) {
    JsonNode after = stage.tokens();
    return Map.of(
        "renewed", after.path("renewed").asInt() - before.path("renewed").asInt(),
        "refused", after.path("refused").asInt() - before.path("refused").asInt(),
        "refresh", after.path("refresh").asInt() - before.path("refresh").asInt());
  }

  @Test
  void refreshToken_thatTheEhrRefuses_endsTheLaunchWithAPageThatSaysWhatToDo() {
    Page page = opened();
    String inside = page.url().replaceFirst("/accounts.*", "");
    JsonNode before = stage.tokens();

    stage.endTokens();
    refresh(page);

    assertOver(page);
    for (String other : List.of("/accounts?whole=1", "/accounts/" + DENIED + "?whole=1")) {
      page.navigate(inside + other);
      assertOver(page);
    }
    assertThat(changes(before)).as("asked once, and never again with the same").containsEntry("refused", 1);
    opened();
  }

  private static void assertOver(Page page) {
    assertThat(page.locator("[data-testid=trouble]")).hasAttribute("data-kind", "launch-again");
    assertThat(page.locator("[data-testid=trouble]")).containsText("Go back to the chart and launch Rimborso from there.");
    assertThat(page.locator("body")).not().containsText(NAME);
  }

  @Test
  void logOut_ofALaunch_leavesNoTokenAtTheEhr() {
    Page page = opened();
    assertThat(stage.tokens().path("access").asInt()).isEqualTo(1);
    assertThat(stage.tokens().path("refresh").asInt()).isEqualTo(1);

    page.locator("form[action$='/logout'] button.plain").click();

    assertThat(page.locator("[data-testid=left]")).isVisible();
    assertThat(stage.tokens().path("access").asInt()).isZero();
    assertThat(stage.tokens().path("refresh").asInt()).isZero();
  }

  @Test
  void launch_begunAtTheApp_letsThePatientBeChosenAndOpensTheirAccounts() {
    Page page = context.newPage();
    page.navigate(stage.app() + "/");
    page.locator("[data-start=sandbox-signed]").click();
    page.locator("select[name=patient]").selectOption(PATIENT);
    page.locator("button[value=demo-biller]").click();

    assertThat(page.locator("[data-testid=accounts]")).isVisible();
    assertThat(page.locator("[data-testid=patient]")).containsText(NAME);
    assertThat(page.url()).startsWith(stage.app() + "/s/").doesNotContain("code=");
    stage.endAccess();
    refresh(page);
    assertThat(page.locator("[data-testid=patient]")).containsText(NAME);
  }

  /** A launch from the chart, wherever it leads. */
  private Page launched() {
    Page page = context.newPage();
    page.navigate(stage.ehr() + "/patient/" + PATIENT + "/open?profile=signed&person=demo-biller");
    return page;
  }

  private Page opened() {
    Page page = launched();
    assertThat(page.locator("[data-testid=patient]")).containsText(NAME);
    return page;
  }

  private static void refresh(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refresh")).click();
  }

  /** Stops the app, lets its keys be older by {@code time}, and starts it again. */
  private static void pass(Duration time) {
    stage.appProcess().close();
    try (Store store = Store.open(SettingsFile.read(stage.config(), Map.of()).store())) {
      store.durably(handle -> handle.execute("update signing_key set created_millis = created_millis - ?", time.toMillis()));
    }
    stage.appProcess().again();
  }
}
