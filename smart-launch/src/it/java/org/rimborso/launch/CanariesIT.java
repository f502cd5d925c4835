package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;

/**
 * A chart whose every word can be told from all others, and secrets that can: through launch, pages, a note, errors and the way out they
 * show up on the pages that are for them and nowhere else.
 */
class CanariesIT {
  private static final Pattern PATIENT = Pattern.compile("Zq7Canary\\d+|1961.04.12|12.04.1961|Apr\\w* 12|12 Apr|12 apr");
  private static final String NOTE = "Zq7Canary99999 the payer\u2019s desk";
  private static final String STORED =
      """
      async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys(), name, document.cookie,
        history.state])""";

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger words = new AtomicInteger();
  private final List<String> titles = new ArrayList<>();
  private final List<String> remembered = new CopyOnWriteArrayList<>();
  private Hospital hospital;
  private AppBeside beside;
  private Running app;
  private Chromium chromium;
  private BrowserContext context;

  @BeforeEach
  void start() {
    hospital = new Hospital();
    hospital.records.hold(WholeChart.plain(element -> "Zq7Canary" + words.incrementAndGet()));
    beside = new AppBeside(hospital, "");
    app = beside.run();
    chromium = new Chromium();
    context = chromium.ofUser("{}");
    context.onRequest(requests::add);
    context.onConsoleMessage(
        message -> {
          if (message.text().startsWith("from memory")) {
            remembered.add(message.text());
          }
        });
    context.addInitScript(
        "addEventListener('pageshow', event => { if (event.persisted) console.log('from memory, to be seen: ' + document.body.checkVisibility()); })");
  }

  @AfterEach
  void stop() {
    context.close();
    chromium.close();
    app.close();
    hospital.close();
  }

  @Test
  void canaries_throughAWholeVisit_areNowhereButOnThePagesForThem() {
    Page framed = visitInAFrame();
    Page tab = visitInATab();
    String left = everythingStored(framed) + everythingStored(tab);
    assertThat(cachedOf(tab)).as("pages in the browser's cache").isEmpty();
    comeBack(tab);
    List<String> kept = new ArrayList<>(List.of(left, everythingStored(tab), cookies()));
    context.close();
    app.close();

    assertThat(kept).as("browser storage").noneMatch(this::hasCanary);
    assertThat(titles).as("titles").hasSizeGreaterThan(8).noneMatch(this::hasCanary);
    assertThat(addresses()).as("addresses").hasSizeGreaterThan(30).noneMatch(this::hasCanary);
    assertThat(referrers()).as("Referer").noneMatch(this::hasCanary).noneMatch(one -> one.contains("/s/") && !one.startsWith(origin()));
    assertThat(app.output()).as("log").isNotEmpty().noneMatch(this::hasCanary);
    assertThat(filesWithCanary()).as("files of the app").isEmpty();
    Campaign.tell(
        "canaries",
        "%,d words of a patient's chart, a note and %,d codes, tokens and secrets through launch, pages, note, errors and log-out in a frame and a tab: 0 in %,d log lines, %,d addresses, %,d titles, Referer headers, browser storage, cached pages, the app's files"
            .formatted(words.get(), hospital.signIn.secrets().size() + 1, app.output().size(), addresses().size(), titles.size()));
  }

  private Page visitInAFrame() {
    Page page = context.newPage();
    page.navigate(hospital.page(origin(), "manager"));
    FrameLocator frame = page.frameLocator("iframe");
    assertThat(frame.locator("[data-testid=patient]")).containsText(PATIENT);
    frame.locator("nav a").nth(1).click();
    frame.locator("[data-account='Claim/c1'] a").first().press("Enter");
    frame.locator("#note-text").fill(NOTE);
    frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Save note")).click();
    assertThat(frame.locator("[data-testid=saved]")).containsText("in the record");
    title(page);
    return page;
  }

  /** Every page, also those for when something is wrong; then the way out. */
  private Page visitInATab() {
    Page page = context.newPage();
    for (String address : List.of("/metrics", "/healthz/live", "/healthz/ready", "/launch", "/callback/hospital?code=x&state=y")) {
      page.navigate(origin() + address);
      assertThat(PATIENT.matcher(page.content()).find()).as(address).isFalse();
      title(page);
    }
    page.navigate(hospital.launch(origin(), "manager"));
    page.locator("[data-testid=not-checked]").waitFor();
    String launch = page.url().replaceFirst("(/s/[^/]+)/.*", "$1");
    refuseANote(page, launch);
    for (String path : List.of("/encounter", "/accounts?q=x", "/accounts/Claim/none", "/encounter?visit=x", "/rules?q=x", "/codes?q=diabetes", "/accounts")) {
      page.navigate(launch + path);
      title(page);
    }
    page.navigate(launch + "/accounts/Claim/c1");
    assertThat(page.locator("[data-testid=timeline]")).containsText(NOTE);
    title(page);
    page.locator("form[action$='/logout'] button.plain").click();
    page.locator("[data-testid=left]").waitFor();
    assertThat(PATIENT.matcher(page.content()).find()).as("the last page").isFalse();
    title(page);
    return page;
  }

  private void refuseANote(Page page, String launch) {
    page.navigate(launch + "/accounts/Claim/c1");
    page.locator("#note-text").fill(NOTE + "\u202e");
    page.locator(".note-form button").click();
    page.locator("#note-text[aria-invalid=true]").waitFor();
    page.evaluate("document.querySelector('.note-form [name=token]').value = 'not-ours'");
    page.locator(".note-form button").click();
    assertThat(page.locator("#kept-text")).hasValue(Pattern.compile(NOTE + ".*"));
    title(page);
  }

  /** Back, and back again: what was there is not there any more. */
  private void comeBack(Page page) {
    for (int steps = 0; steps < 3; steps++) {
      page.evaluate("history.back()");
      page.locator("[data-testid=trouble][data-kind=launch-again]").waitFor();
      assertThat(PATIENT.matcher(page.content()).find()).as("a page gone back to").isFalse();
      title(page);
    }
    assertThat(remembered).as("pages taken from memory").noneMatch(one -> one.endsWith("true"));
  }

  private void title(Page page) {
    titles.add(page.title());
  }

  /** In the page and in every frame of it. */
  private static String everythingStored(Page page) {
    StringBuilder all = new StringBuilder();
    page.frames().forEach(frame -> all.append(frame.evaluate(STORED)));
    return all.toString();
  }

  private String cookies() {
    return context.cookies().stream().map(cookie -> cookie.name + "=" + cookie.value).toList().toString();
  }

  /** Addresses of pages that the browser could show without asking. */
  private List<String> cachedOf(Page page) {
    List<String> pages = addresses().stream().filter(one -> one.startsWith(origin()) && !one.contains("/static/")).distinct().toList();
    Object cached =
        page.evaluate(
            """
            async pages => {
              const cached = [];
              for (const page of pages) {
                try { await fetch(page, {cache: 'only-if-cached', mode: 'same-origin'}); cached.push(page); } catch (none) { }
              }
              return cached.join(' ');
            }""",
            pages);
    return Stream.of(String.valueOf(cached).split(" ", -1)).filter(one -> !one.isEmpty()).toList();
  }

  private String origin() {
    return "http://localhost:" + beside.port();
  }

  private List<String> addresses() {
    return requests.stream().map(Request::url).toList();
  }

  /** As browsers say they sent it, and as it came to the EHR. */
  private List<String> referrers() {
    return Stream.concat(
            requests.stream().map(request -> request.headers().getOrDefault("referer", "")),
            hospital.seen().stream().map(seen -> seen.header("Referer").orElse("")))
        .toList();
  }

  /** A code is in the address it came with, as OAuth has it; there it is used up already. */
  private boolean hasCanary(String text) {
    String rest = text.startsWith(origin() + "/callback/") ? text.replaceFirst("code=[^&]*", "") : text;
    return PATIENT.matcher(rest).find() || rest.contains(AppBeside.SECRET) || hospital.signIn.secrets().stream().anyMatch(rest::contains);
  }

  private List<Path> filesWithCanary() {
    try (Stream<Path> files = Files.walk(beside.data())) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      return all.stream().filter(file -> hasCanary(text(file, false)) || hasCanary(text(file, true))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file, boolean wide) {
    try {
      return new String(Files.readAllBytes(file), wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
