package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.ehr.Fault;
import org.rimborso.ehr.FaultProxy;
import org.rimborso.ehr.Limits;
import org.rimborso.web.view.Words;

/**
 * Every kind of fault at every call of a launch and its first page, each pair at an EHR of its own:
 * a page in time that names what is missing, and never a list that is short without a word.
 */
class EhrFaultsTest {
  private static final long SEED = 20261128;
  private static final int AT_ONCE = 8;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Words ENGLISH = Words.ENGLISH;

  /** Little patience. */
  private static final Pace QUICK =
      new Pace(
          new Limits(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              1 << 20,
              2,
              Duration.ofMinutes(5),
              Limits.STANDARD.atOnce()),
          Duration.ofSeconds(5),
          Pace.STANDARD.time());

  @TempDir private Path folder;

  /** A fault at a call. */
  private record Pair(String ehr, EhrCall call, Fault fault) {
    boolean isAt(FaultProxy.Request request) {
      return HospitalDouble.ehr(request.target()).equals(ehr) && call.is(request.target());
    }
  }

  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (EhrCall call : EhrCall.values()) {
      for (Fault fault : Fault.values()) {
        pairs.add(new Pair("e" + pairs.size(), call, fault));
      }
    }
    Collections.shuffle(pairs, new Random(SEED));
    return pairs.subList(0, Campaign.size(36, pairs.size()));
  }

  @Test
  void everyFault_atEveryCall_isAPageThatNamesWhatIsMissing() throws Exception {
    List<Pair> pairs = pairs();
    Map<String, Pair> byEhr = new TreeMap<>();
    pairs.forEach(pair -> byEhr.put(pair.ehr(), pair));
    try (HospitalDouble hospital = new HospitalDouble();
        RunningApp app =
            RunningApp.of(
                folder,
                pairs.stream().map(pair -> hospital.settings(pair.ehr())).toList(),
                QUICK)) {
      hospital.proxy.plan(
          request ->
              Optional.ofNullable(byEhr.get(HospitalDouble.ehr(request.target())))
                  .filter(pair -> pair.isAt(request))
                  .map(Pair::fault));
      List<String> wrong = run(pairs, pair -> check(app, hospital, pair));
      assertThat(wrong).as("seed %d", SEED).isEmpty();
    }
    Campaign.tell(
        "ehr-faults",
        String.format(
            Locale.ROOT,
            "%,d pairs of %d kinds of faults and %d calls to an EHR: 0 pages too late, 0 errors,"
                + " 0 short lists shown as whole",
            pairs.size(),
            Fault.values().length,
            EhrCall.values().length));
  }

  /** What is wrong with a pair; empty if nothing is. */
  @FunctionalInterface
  private interface Check {
    List<String> of(Pair pair) throws IOException, InterruptedException;
  }

  private static List<String> run(List<Pair> pairs, Check check) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<List<String>>> running = new ArrayList<>();
      for (Pair pair : pairs) {
        running.add(threads.submit(() -> check.of(pair)));
      }
      List<String> wrong = new ArrayList<>();
      for (Future<List<String>> each : running) {
        wrong.addAll(each.get());
      }
      return wrong;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> check(RunningApp app, HospitalDouble hospital, Pair pair)
      throws IOException, InterruptedException {
    AppBrowser browser = app.browser();
    List<String> wrong = new ArrayList<>();
    AppBrowser.Answer launched = hospital.launch(browser, pair.ehr());
    note(wrong, pair, "launch", launched);
    Optional<URI> inside = launched.location();
    if (inside.isEmpty()) {
      if (!pair.call().isOfTheLaunch()) {
        wrong.add(pair + " does not launch: " + launched.status());
      }
      return wrong;
    }
    if (pair.call().isOfTheLaunch()) {
      wrong.add(pair + " launches all the same");
    }
    String base = inside.get().getPath().replaceFirst("/[a-z]+$", "");
    AppBrowser.Answer page = browser.get(base + "/accounts?whole=1");
    note(wrong, pair, "page", page);
    AppBrowser.Answer json = browser.get(base + "/review.json");
    note(wrong, pair, "review.json", json);
    if (page.status() == 200) {
      for (String type : pair.call().type().stream().toList()) {
        named(wrong, pair, type, page, json);
      }
    } else if (page.status() != 401 || pair.fault() != Fault.STATUS_401) {
      wrong.add(pair + " page " + page.status());
    }
    whole(wrong, pair, json);
    return wrong;
  }

  private static void note(List<String> wrong, Pair pair, String what, AppBrowser.Answer seen) {
    boolean inside = seen.body().contains("Exception") || seen.body().contains("\tat ");
    if (seen.status() == 500 || inside) {
      wrong.add(pair + " " + what + " " + seen.status());
    }
  }

  private static void named(
      List<String> wrong, Pair pair, String type, AppBrowser.Answer page, AppBrowser.Answer json)
      throws IOException {
    boolean said = false;
    for (JsonNode gap : JSON.readTree(json.body()).path("notChecked")) {
      said |= gap.path("rule").asText().equals("chart") && about(gap).equals(type);
    }
    if (!said) {
      wrong.add(pair + " review.json does not say that " + type + " is missing");
    }
    if (!page.body().toLowerCase(Locale.ROOT).contains(ENGLISH.code("resource", type))) {
      wrong.add(pair + " page does not say that " + type + " is missing");
    }
  }

  private static String about(JsonNode gap) {
    return gap.path("missing").asText().split("[^A-Za-z]", 2)[0];
  }

  /** Both claims, or a word about claims. */
  private static void whole(List<String> wrong, Pair pair, AppBrowser.Answer json)
      throws IOException {
    JsonNode review = JSON.readTree(json.body());
    boolean said = false;
    for (JsonNode gap : review.path("notChecked")) {
      said |= about(gap).equals("Claim");
    }
    if (review.path("accounts").size() < 2 && !said) {
      wrong.add(pair + " shows " + review.path("accounts").size() + " accounts as all");
    }
  }
}
