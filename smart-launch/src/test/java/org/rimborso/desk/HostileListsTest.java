package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Lists of an EHR that errs or lies, and one that hangs. */
class HostileListsTest extends OverScriptedEhr {
  @Test
  void fetch_fewerThanTheServerCounted_isIncomplete() {
    ehr.on("Claim", 200, ScriptedEhr.claims(",\"total\":3", "c1", "c2"));

    assertThat(fetch().chart().limitations())
        .containsExactly(Limitation.ofType("Claim", Cause.LIST_INCOMPLETE));

    ehr.on("Claim", 200, ScriptedEhr.claims(",\"total\":2", "c1", "c2"));

    assertThat(fetch().chart().limitations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"relation\":\"next\"}",
        "{\"relation\":\"next\",\"url\":\"\"}",
        "{\"relation\":\"next\",\"url\":null}",
        "{\"relation\":\"next\",\"url\":7}"
      })
  void fetch_nextLinkWithoutAddress_isNoLastPage(String link) {
    ehr.on("Claim", 200, ScriptedEhr.claims(",\"link\":[" + link + "]", "c1"));

    assertThat(fetch().chart().limitation("Claim")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "Encounter,subject",
    "Condition,subject",
    "Procedure,subject",
    "Coverage,beneficiary",
    "Claim,patient",
    "ClaimResponse,patient",
    "ExplanationOfBenefit,patient"
  })
  void fetch_filterIgnored_othersAreLeftOutOfEveryType(String type, String element) {
    String entry =
        "{\"resource\":{\"resourceType\":\"%s\",\"id\":\"%s\",\"%s\":{\"reference\":\"%s\"}}}";
    ehr.on(
        type,
        200,
        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
            + entry.formatted(type, "mine", element, "Patient/p1")
            + ","
            + entry.formatted(type, "theirs", element, "Patient/p2")
            + ","
            + entry.formatted(type, "both", element, "Patient/p1,Patient/p2")
            + ","
            + entry.formatted(type, "elsewhere", element, "https://evil.example/fhir/Patient/p1")
            + "]}");

    Chart chart = fetch().chart();

    assertThat(List.of("mine", "theirs", "both", "elsewhere"))
        .filteredOn(id -> chart.find(new Reference(type, id), Resource.class).isPresent())
        .containsExactly("mine");
  }

  @Test
  void fetch_moreTinyResourcesThanAnyChartHolds_isIncomplete() {
    String tiny = "{\"resource\":" + ScriptedEhr.claim("c", "p1") + "},";
    String many = tiny.repeat(50_001);
    ehr.on(
        "Claim",
        200,
        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
            + many.substring(0, many.length() - 1)
            + "]}");

    assertThat(fetch().chart().limitations())
        .contains(Limitation.ofType("Claim", Cause.LIST_INCOMPLETE));
  }

  @Test
  void fetch_atAnEhrThatHangs_leavesThreadsForOthers() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ehr.on("Patient", exchange -> awaited(end));
    ExecutorService pages = Executors.newCachedThreadPool();
    try (ScriptedEhr other = new ScriptedEhr()) {
      ChartSource source = source(ehr.base(), other.base());
      CompletionService<Chart> charts = new ExecutorCompletionService<>(pages);
      for (int page = 0; page <= 32; page++) {
        charts.submit(() -> fetch(source, "test").chart());
      }
      // All but one hang: the first that ends found no place.
      Chart turnedAway = charts.take().get();
      assertThat(turnedAway.limitations()).contains(Limitation.ofType("Claim", Cause.NOT_REACHED));
      assertThat(fetch(source, "other").chart().limitations()).isEmpty();
    } finally {
      end.countDown();
      pages.shutdownNow();
    }
  }

  private static void awaited(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
