package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page of the app, in both languages, light and dark, narrow and wide, on paper. */
class EveryPageIT {
  /** One template, other words: for axe one of them is enough. */
  private static final Set<String> LIKE_OTHERS = Set.of("bad launch", "unknown issuer", "forged state", "not found", "not permitted");

  private static SmallStage stage;

  @BeforeAll
  static void start() {
    stage = new SmallStage("access:\n  facilities:\n    - {ehr: hospital, roles: [manager], all: true}\n", Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "it-IT"})
  void page_narrowOrWideLightDarkOrPrinted_breaksNoPolicyAndFits(String locale) {
    try (BrowserContext context = stage.chromium.browser().newContext(new Browser.NewContextOptions().setLocale(locale))) {
      Watch watch = new Watch(context, Set.of("localhost:" + stage.appPort(), "localhost:" + stage.hospital.port()));
      EveryPage.walk(
          stage,
          context,
          (name, page) -> {
            assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo(locale.substring(0, 2));
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
              for (int width : new int[] {360, 1440}) {
                show(page, width, scheme);
                watch.look(page);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("%s at %d", name, width).isLessThanOrEqualTo(width);
              }
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            watch.look(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            assertThat(watch.alarms()).as(name).isEmpty();
          });
    }
  }

  /** Each page once narrow and once wide, once light and once dark, over both languages. */
  @ParameterizedTest
  @ValueSource(strings = {"en-US", "it-IT"})
  void page_inEitherLanguage_hasNoAxeViolation(String locale) {
    List<String> seen = new ArrayList<>();
    // axe brings its own script, which our policy rightly refuses.
    Browser.NewContextOptions options = new Browser.NewContextOptions().setLocale(locale).setBypassCSP(true);
    try (BrowserContext context = stage.chromium.browser().newContext(options)) {
      EveryPage.walk(
          stage,
          context,
          (name, page) -> {
            if (LIKE_OTHERS.contains(name)) {
              return;
            }
            boolean narrow = (seen.size() % 2 == 0) == locale.equals("en-US");
            show(page, narrow ? 360 : 1440, narrow ? ColorScheme.LIGHT : ColorScheme.DARK);
            assertThat(Axe.violations(page)).as(name + (narrow ? ", narrow and light" : ", wide and dark")).isEmpty();
            seen.add(name);
          });
    }
    assertThat(seen).contains("rules", "no cookie", "launch again", "account");
  }

  private static void show(Page page, int width, ColorScheme scheme) {
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }
}
