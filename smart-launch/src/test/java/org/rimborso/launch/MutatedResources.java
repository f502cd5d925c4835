package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Mutations;
import org.rimborso.ehr.FaultProxy.Request;
import org.rimborso.ehr.FaultProxy.Spoil;

/**
 * Charts of mutated resources through the whole app, in a process of its own with little memory.
 * Exits with 0 if no page failed and no thread died of it, else prints what did.
 */
final class MutatedResources {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 3;

  private final long seed;
  private final HospitalDouble hospital = new HospitalDouble();
  private final Map<String, Mutations> running = new ConcurrentHashMap<>();
  private final AtomicReference<Throwable> died = new AtomicReference<>();

  private MutatedResources(long seed) {
    this.seed = seed;
  }

  /** Arguments: an empty folder, how many charts, and a seed. */
  public static void main(String[] arguments) {
    int exit = 1;
    try {
      List<String> wrong =
          new MutatedResources(Long.parseLong(arguments[2]))
              .run(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      wrong.stream().limit(20).forEach(System.out::println);
      exit = wrong.isEmpty() ? 0 : 1;
    } catch (Exception broken) {
      broken.printStackTrace(System.out);
    } finally {
      System.exit(exit);
    }
  }

  private List<String> run(Path folder, int charts) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> died.compareAndSet(null, failure));
    hospital.proxy.plan(this::spoil);
    List<String> ehrs = new ArrayList<>();
    for (int at = 0; at < AT_ONCE; at++) {
      ehrs.add("e" + at);
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    AtomicInteger next = new AtomicInteger();
    List<String> wrong = new ArrayList<>();
    try (RunningApp app =
        RunningApp.of(folder, ehrs.stream().map(hospital::manager).toList(), Pace.STANDARD)) {
      List<Future<List<String>>> all = new ArrayList<>();
      for (String ehr : ehrs) {
        Callable<List<String>> work = () -> work(app, ehr, next, charts);
        all.add(threads.submit(work));
      }
      for (Future<List<String>> each : all) {
        wrong.addAll(each.get());
      }
    } finally {
      threads.shutdownNow();
    }
    Optional.ofNullable(died.get()).ifPresent(failure -> wrong.add("a thread died: " + failure));
    return wrong;
  }

  /** Changes every list and every resource that an EHR sends, in the case under way there. */
  private Optional<Spoil> spoil(Request request) {
    Mutations mutations = running.get(HospitalDouble.ehr(request.target()));
    boolean chart = request.target().matches("/e\\d+/fhir/[A-Z][A-Za-z]+[/?].*");
    return chart && mutations != null
        ? Optional.of(
            (wire, answer) -> wire.send(answer.body(changed(mutations, answer.body())).bytes()))
        : Optional.empty();
  }

  private static byte[] changed(Mutations mutations, byte[] good) {
    synchronized (mutations) {
      return mutations.json(good);
    }
  }

  private List<String> work(RunningApp app, String ehr, AtomicInteger next, int charts)
      throws InterruptedException {
    List<String> wrong = new ArrayList<>();
    for (int at = next.getAndIncrement(); at < charts; at = next.getAndIncrement()) {
      wrong.addAll(visitedAgainIfCut(app, ehr, at));
      Campaign.reached(at + 1, charts);
    }
    return wrong;
  }

  /** A machine may sleep for minutes, so a page that took too long is asked for once more. */
  private List<String> visitedAgainIfCut(RunningApp app, String ehr, int at)
      throws InterruptedException {
    for (int visits = 1; ; visits++) {
      try {
        return visit(app, ehr, at);
      } catch (IOException cut) {
        if (visits == 2) {
          return List.of("chart " + at + " twice: " + cut);
        }
      }
    }
  }

  private List<String> visit(RunningApp app, String ehr, int at)
      throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    running.put(ehr, new Mutations(new Random(seed + at)));
    AppBrowser browser = app.browser();
    AppBrowser.Answer entered = hospital.launch(browser, ehr);
    if (entered.location().isEmpty()) {
      return List.of("chart " + at + " does not launch: " + entered.status());
    }
    String base = entered.location().get().getPath().replaceFirst("/[a-z]+$", "");
    for (String page :
        List.of("/accounts?whole=1", "/encounter?whole=1", "/accounts/Claim/c1?whole=1")) {
      note(wrong, at, page, browser.get(base + page));
    }
    AppBrowser.Answer review = browser.get(base + "/review.json");
    note(wrong, at, "/review.json", review);
    if (review.status() == 200) {
      readable(wrong, at, review);
    }
    return wrong;
  }

  /** Pages hold no markup that was data; in JSON it is text like any other. */
  private static void note(List<String> wrong, int at, String page, AppBrowser.Answer seen) {
    boolean inside = seen.body().contains("Exception") || seen.body().contains("\tat ");
    boolean script = !page.endsWith(".json") && seen.body().contains("<script>alert(1)");
    if (seen.status() >= 500 || inside || script) {
      wrong.add("chart " + at + " " + page + " " + seen.status());
    }
  }

  private static void readable(List<String> wrong, int at, AppBrowser.Answer review)
      throws IOException {
    JsonNode json = JSON.readTree(review.body());
    if (!json.path("notChecked").isArray() || json.path("notChecked").isEmpty()) {
      wrong.add("chart " + at + " says that all was checked");
    }
  }
}
