package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.desk.ChartSource;
import org.rimborso.ehr.Fault;
import org.rimborso.ehr.FaultProxy;
import org.rimborso.ehr.Limits;

/** A page keeps to its budget whatever the EHR does, in the time that the app itself waited. */
class PageBudgetTest {
  private static final List<EhrCall> CALLS =
      Stream.of(EhrCall.values()).filter(call -> !call.isOfTheLaunch()).toList();

  @TempDir private Path folder;
  private final WaitedTime time = new WaitedTime();

  /** A fault at a call, at an EHR of its own. */
  private record Case(String ehr, EhrCall call, Fault fault) {
    boolean isAt(FaultProxy.Request request) {
      return HospitalDouble.ehr(request.target()).equals(ehr) && call.is(request.target());
    }
  }

  /** Every fault once, at one call after the other; in the stated size at every call. */
  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    int at = 0;
    for (Fault fault : Fault.values()) {
      int calls = Campaign.size(1, CALLS.size());
      for (int i = 0; i < calls; i++) {
        cases.add(new Case("e" + cases.size(), CALLS.get(at++ % CALLS.size()), fault));
      }
    }
    return cases;
  }

  @Test
  void page_underEachFault_answersWithinItsBudget() throws Exception {
    List<Case> cases = cases();
    Map<String, Case> byEhr = new TreeMap<>();
    cases.forEach(one -> byEhr.put(one.ehr(), one));
    Pace pace = new Pace(Limits.STANDARD, ChartSource.PAGE_BUDGET, time);
    Duration longest = Duration.ZERO;
    try (HospitalDouble hospital = new HospitalDouble();
        RunningApp app =
            RunningApp.of(
                folder, cases.stream().map(one -> hospital.settings(one.ehr())).toList(), pace)) {
      hospital.proxy.plan(
          request ->
              Optional.ofNullable(byEhr.get(HospitalDouble.ehr(request.target())))
                  .filter(one -> one.isAt(request))
                  .map(Case::fault));
      for (Case one : cases) {
        Duration taken = taken(app, hospital, one);
        assertThat(taken).as("%s", one).isLessThanOrEqualTo(pace.page());
        longest = longest.compareTo(taken) < 0 ? taken : longest;
      }
    }
    assertThat(longest).as("some faults take time").isGreaterThan(Limits.STANDARD.answer());
    Campaign.tell(
        "page-budget",
        "%,d pages, each under one of %d kinds of faults at one of %d calls: 0 beyond the budget of %d s; the longest took %.1f s of the app's own waiting"
            .formatted(
                cases.size(),
                Fault.values().length,
                CALLS.size(),
                pace.page().toSeconds(),
                longest.toMillis() / 1000.0));
  }

  /** How long the app waited until the page was there. */
  private Duration taken(RunningApp app, HospitalDouble hospital, Case one)
      throws IOException, InterruptedException {
    AppBrowser browser = app.browser();
    Optional<URI> inside = hospital.launch(browser, one.ehr()).location();
    assertThat(inside).as("%s launches", one).isPresent();
    String base = inside.get().getPath().replaceFirst("/[a-z]+$", "");
    long before = time.nanos();
    time.hurry(true);
    int status = browser.get(base + "/accounts?whole=1").status();
    time.hurry(false);
    assertThat(status).as("%s", one).isIn(200, 401);
    return Duration.ofNanos(time.nanos() - before);
  }
}
