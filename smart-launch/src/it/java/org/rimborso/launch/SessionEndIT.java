package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a session ends before the eyes of who is in it, at the site's own limits, on clocks that the test moves. */
class SessionEndIT {
  private static final String TYPED = "Spoke to the claims desk; they ask for";

  private static MovedClock clock;
  private static SmallStage stage;

  @SuppressWarnings("NullAway.Init") // Opened by every test.
  private BrowserContext context;

  @SuppressWarnings("NullAway.Init") // Opened by every test.
  private Page page;

  @BeforeAll
  static void start() {
    clock = new MovedClock(Instant.now());
    stage = new SmallStage("access: {session: {idle: 3m, absolute: 10m}}\n", clock);
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  @Test
  void idle_withAHalfWrittenNote_warnsEndsAndKeepsTheTextForTheNextLaunch() {
    open("en-US");
    page.navigate(account());
    type();

    pass(Duration.ofSeconds(50));
    assertThat(dialog()).isHidden();
    pass(Duration.ofSeconds(15));
    assertThat(dialog()).isVisible();
    assertThat(page.locator("[data-testid=leaving-left]")).hasText(java.util.regex.Pattern.compile("1:5\\d"));
    pass(Duration.ofSeconds(90));
    assertThat(page.locator("#leaving [role=status]")).hasText("30 seconds left");
    pass(Duration.ofSeconds(40));
    assertThat(page.locator("[data-testid=trouble]")).hasAttribute("data-kind", "launch-again");
    assertThat(page.locator("body")).not().containsText(TYPED);

    page.navigate(stage.launch("biller"));
    page.navigate(account());
    assertThat(page.locator("[data-testid=restored]")).isVisible();
    assertThat(page.locator("#note-text")).hasValue(TYPED);
  }

  @Test
  void staying_isOneClickAndKeepsWhatIsTyped() {
    open("en-US");
    page.navigate(account());
    type();
    pass(Duration.ofSeconds(100));

    assertThat(dialog()).isVisible();
    dialog().locator("[data-stay] button").click();
    assertThat(dialog()).isHidden();
    pass(Duration.ofSeconds(100));

    assertThat(dialog()).isVisible();
    assertThat(page.locator("#note-text")).hasValue(TYPED);
    dialog().locator("form[action$='/logout'] button").click();
    assertThat(page.locator("[data-testid=left]")).isVisible();
  }

  @Test
  void absoluteLimit_withWorkAllTheWhile_warnsAndEndsWhateverOneDoes() {
    open("en-US");
    String account = account();
    for (int minute = 1; minute <= 7; minute++) {
      clock.pass(Duration.ofMinutes(1));
      page.navigate(account);
      assertThat(dialog()).isHidden();
    }
    pass(Duration.ofSeconds(65));

    assertThat(dialog()).isVisible();
    assertThat(dialog().locator("h2 span:visible")).hasText("Your session ends soon");
    dialog().locator("[data-stay] button").click();
    assertThat(dialog()).isHidden();
    assertThat(page.locator("[data-testid=patient]")).isVisible();
    pass(Duration.ofMinutes(2));
    assertThat(page.locator("[data-testid=trouble]")).hasAttribute("data-kind", "launch-again");
  }

  @ParameterizedTest
  @CsvSource({"en-US, 1440", "en-US, 360", "it-IT, 1440", "it-IT, 360"})
  void dialog_inEitherLanguageOnEitherWidth_isSeenWhole(String locale, int width) {
    open(locale);
    page.setViewportSize(width, 640);
    page.navigate(account());
    pass(Duration.ofSeconds(61));

    assertThat(dialog()).isVisible();
    BoundingBox box = dialog().boundingBox();
    assertThat(box.x).isNotNegative();
    assertThat(box.x + box.width).isLessThanOrEqualTo(width);
    assertThat(box.y).isNotNegative();
    assertThat(box.y + box.height).isLessThanOrEqualTo(640);
    assertThat(dialog().locator("h2 span:visible")).hasText(locale.startsWith("it") ? "È ancora qui?" : "Are you still there?");
    assertThat((String) page.evaluate("document.activeElement.closest('[data-stay]') ? 'stay' : 'elsewhere'")).isEqualTo("stay");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "it", "leaving-" + locale + "-" + width + ".png")));
  }

  private void open(String locale) {
    context = stage.chromium.browser().newContext(new Browser.NewContextOptions().setLocale(locale));
    page = context.newPage();
    page.clock().install();
    page.navigate(stage.launch("biller"));
    page.locator("[data-testid=accounts]").waitFor();
  }

  /** Types the beginning of a note, and waits until the server has it. */
  private void type() {
    page.waitForResponse(
        response -> response.url().endsWith("/session"),
        () ->
            page.waitForResponse(
                response -> response.url().endsWith("/draft"), () -> page.locator("#note-text").fill(TYPED)));
  }

  /** The address of an account in the launch that the page is in. */
  private String account() {
    page.locator("[data-testid=accounts]").waitFor();
    return page.url().replaceFirst("/accounts.*", "/accounts/Claim/c1");
  }

  private Locator dialog() {
    return page.locator("#leaving");
  }

  /** Time goes by for the app and in the browser. */
  private void pass(Duration time) {
    clock.pass(time);
    page.clock().fastForward(time.toMillis());
  }
}
