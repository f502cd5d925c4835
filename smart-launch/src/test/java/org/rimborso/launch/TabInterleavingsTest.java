package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;

/**
 * One browser, several tabs, several patients, in any order: what a tab shows and what is saved
 * from it is its own patient's, whatever the other tabs did in between.
 */
class TabInterleavingsTest {
  private static final long SEED = 20_261_128L;
  private static final int STEPS = 12;
  private static final int PATIENTS = 3;
  private static final int BOUND = 6;
  private static final int BROWSERS = 4;

  @TempDir private Path folder;
  private WholeApp app;
  private final AtomicInteger launches = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger notes = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    app = new WholeApp(folder);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  /** A tab: its launch, its patient, the forms of the page that it shows. */
  private static final class Tab {
    private final String launch;
    private final String patient;
    private Map<String, String> forms = Map.of();

    Tab(String launch, String patient) {
      this.launch = launch;
      this.patient = patient;
    }

    String base() {
      return "/s/" + launch;
    }

    String account() {
      return base() + "/accounts/Claim/c-" + patient;
    }
  }

  @Test
  void tabs_inAnyOrder_neverMixPatients() throws Exception {
    int size = Campaign.size(40, 10_000);
    AtomicInteger next = new AtomicInteger();
    List<Callable<Integer>> browsers = Collections.nCopies(BROWSERS, () -> browse(next, size));
    ExecutorService threads = Executors.newFixedThreadPool(BROWSERS);
    try {
      for (Future<Integer> browser : threads.invokeAll(browsers)) {
        assertThat(browser.get()).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(app.count("select count(*) from note")).isEqualTo(notes.get());
    assertThat(
            app.count(
                "select count(*) from note where account <>"
                    + " replace(patient, 'Patient/', 'Claim/c-')"))
        .isZero();
    assertThat(
            app.count(
                "select count(*) from note where body <> replace(patient, 'Patient/', 'Typed-')"))
        .isZero();
    assertThat(notes.get()).isPositive();
    Campaign.tell(
        "tab-interleavings",
        String.format(
            "%,d interleavings (%,d requests, up to %d tabs, %d patients each, %,d notes): 0 rows and"
                + " 0 notes of another patient",
            size, requests.get(), BOUND, PATIENTS, notes.get()));
  }

  /** Interleaves what nobody has begun yet, beside other browsers, until nothing is left. */
  private int browse(AtomicInteger next, int size) throws IOException {
    int done = 0;
    for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
      interleave(i * PATIENTS, new Random(SEED + i), "seed " + (SEED + i));
      app.ehr.forget();
      Campaign.reached(i + 1, size);
      done++;
    }
    return done;
  }

  /**
   * Each has patients of its own, after {@code before} others: pages stay as short as the first.
   */
  private void interleave(int before, Random random, String seed) throws IOException {
    WholeBrowser browser = new WholeBrowser(app);
    List<Tab> tabs = new ArrayList<>();
    tabs.add(open(browser, before, random));
    tabs.add(open(browser, before, random));
    for (int step = 0; step < STEPS && !tabs.isEmpty(); step++) {
      Tab tab = tabs.get(random.nextInt(tabs.size()));
      switch (random.nextInt(10)) {
        case 0 -> {
          if (tabs.size() < BOUND) {
            tabs.add(open(browser, before, random));
          }
        }
        case 1 -> look(browser, tab, tab.base() + "/accounts", seed);
        case 2, 3, 4 -> tab.forms = WholeBrowser.tokens(look(browser, tab, tab.account(), seed));
        case 5, 6 -> save(browser, tab, tab.forms, tab, seed);
        case 7 -> {
          Tab shown = tabs.get(random.nextInt(tabs.size()));
          save(browser, shown, shown.forms, tab, seed);
        }
        case 8 -> refresh(browser, tab);
        default -> {
          if (random.nextInt(4) == 0) {
            leave(browser, tab, tabs, seed);
          }
        }
      }
    }
  }

  private Tab open(WholeBrowser browser, int before, Random random) throws IOException {
    Tab tab =
        new Tab("l" + launches.incrementAndGet(), "p" + (before + 1 + random.nextInt(PATIENTS)));
    browser.launch(tab.launch, "biller-1", tab.patient);
    return tab;
  }

  /** A page of a tab, fresh or by the back button: both ask again, for nothing is stored. */
  private RawHttp.Answer look(WholeBrowser browser, Tab tab, String path, String seed)
      throws IOException {
    requests.incrementAndGet();
    RawHttp.Answer page = browser.whole(path);
    assertThat(page.status()).as(seed).isEqualTo(200);
    assertThat(page.header("Cache-Control").orElse("")).as(seed).contains("no-store");
    assertThat(WholeBrowser.patientsOn(page)).as(seed).containsExactly(tab.patient);
    return page;
  }

  /** The form that one tab shows, sent to the address of another. */
  private void save(
      WholeBrowser browser, Tab shown, Map<String, String> forms, Tab target, String seed)
      throws IOException {
    requests.incrementAndGet();
    Map<String, String> fields = new TreeMap<>();
    fields.put("kind", "call");
    fields.put("text", "Typed-" + shown.patient);
    forms.entrySet().stream()
        .filter(form -> form.getKey().endsWith("/notes"))
        .forEach(form -> fields.put("token", form.getValue()));
    boolean own = forms.containsKey(target.account() + "/notes");
    int status = browser.post(target.account() + "/notes", fields).status();
    assertThat(status).as(seed).isEqualTo(own ? 303 : 403);
    notes.addAndGet(own ? 1 : 0);
  }

  private void refresh(WholeBrowser browser, Tab tab) throws IOException {
    requests.incrementAndGet();
    tab.forms.entrySet().stream()
        .filter(form -> form.getKey().endsWith("/refresh"))
        .findFirst()
        .ifPresent(form -> sent(browser, form));
  }

  private static void sent(WholeBrowser browser, Map.Entry<String, String> form) {
    try {
      assertThat(browser.post(form.getKey(), Map.of("token", form.getValue())).status())
          .isEqualTo(303);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  /** Every tab of the session is out, whatever it showed. */
  private void leave(WholeBrowser browser, Tab tab, List<Tab> tabs, String seed)
      throws IOException {
    String token = WholeBrowser.tokens(browser.whole(tab.account())).get(tab.base() + "/logout");
    assertThat(browser.post(tab.base() + "/logout", Map.of("token", token)).status())
        .isEqualTo(200);
    for (Tab one : tabs) {
      requests.incrementAndGet();
      RawHttp.Answer page = browser.whole(one.account());
      assertThat(page.status()).as(seed).isEqualTo(401);
      assertThat(WholeBrowser.patientsOn(page)).as(seed).isEmpty();
    }
    tabs.clear();
  }
}
