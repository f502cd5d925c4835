package org.rimborso.launch;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    // Two cores serve the EHR, the app and the browser at once.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(path()).setHeadless(true).setArgs(arguments(List.of())));
  }

  Browser browser() {
    return browser;
  }

  /**
   * Another Chromium with its user's own settings, which takes any certificate and keeps pages to go back to, as people's browsers do.
   *
   * @param preferences as Chromium keeps them, JSON
   * @param more of its command line
   */
  BrowserContext ofUser(String preferences, String... more) {
    try {
      Path profile = Files.createTempDirectory(Files.createDirectories(Running.APP.resolve("target/it")), "profile-");
      Files.writeString(Files.createDirectories(profile.resolve("Default")).resolve("Preferences"), preferences);
      return playwright
          .chromium()
          .launchPersistentContext(
              profile,
              new BrowserType.LaunchPersistentContextOptions()
                  .setExecutablePath(path())
                  .setHeadless(true)
                  .setIgnoreHTTPSErrors(true)
                  .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"))
                  .setArgs(arguments(List.of(more))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path() {
    return Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
  }

  private static List<String> arguments(List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"));
    if (System.getProperty("user.name").equals("root")) {
      // Chromium's own sandbox refuses to run for root.
      arguments.add("--no-sandbox");
    }
    arguments.addAll(more);
    return arguments;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
