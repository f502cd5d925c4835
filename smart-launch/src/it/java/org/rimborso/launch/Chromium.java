package org.rimborso.launch;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, driven by Playwright: of {@code CHROMIUM}, else {@code /usr/bin/chromium}. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"));
    if (System.getProperty("user.name").equals("root")) {
      // Chromium's own sandbox refuses to run for root.
      arguments.add("--no-sandbox");
    }
    // Two cores serve the EHR, the app and the browser at once.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    String path = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(path)).setHeadless(true).setArgs(arguments));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
