package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.CallWatch;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.EhrClient;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.FaultProxy;
import org.rimborso.ehr.Limits;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.RawAnswer;
import org.rimborso.ehr.SearchAnswer;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.ehr.TestEhr;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.Page;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;

/** A list of 50 KB that ends at any of its bytes, whether its length was told or not. */
class CutListTest {
  private static final int CLAIMS = 300;
  private static final Limits ONCE =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 1 << 20, 0, Duration.ZERO, 9);
  private static final SearchUrl SEARCH =
      SearchUrl.of("Claim").referring("patient", new Reference("Patient", "p1"));

  private final RawAnswer whole =
      RawAnswer.json(
          200,
          ScriptedEhr.claims(
              "", IntStream.range(0, CLAIMS).mapToObj(n -> "c" + n).toArray(String[]::new)));
  private final List<Item> items = new ArrayList<>();

  @Test
  void search_listCutAtAnyByte_isNeverShownAsWhole() throws IOException {
    int length = whole.body().length;
    assertThat(length).isGreaterThan(50_000);
    int step = Campaign.size(97, 1);
    int cuts = 0;
    try (FaultProxy proxy = new FaultProxy(request -> whole)) {
      EhrSettings ehr = settings(proxy);
      EhrClient client =
          new EhrClient(
              ehr,
              new Outbound(Clock.systemUTC(), time -> {}, ONCE, CallWatch.NONE)
                  .to(Destination.fhir(ehr)));
      for (int at = 0; at < length; at += step) {
        cut(proxy, client, ehr, whole.bytes(), whole.headBytes().length + at);
        RawAnswer untold = whole.untold();
        cut(proxy, client, ehr, untold.bytes(), untold.headBytes().length + at);
        cuts += 2;
        proxy.plan(request -> Optional.empty());
        assertThat(search(client, ehr)).isEqualTo(new SearchAnswer.Complete(1));
        assertThat(items).hasSize(CLAIMS);
      }
    }
    Campaign.tell(
        "cut-lists",
        String.format(
            Locale.ROOT,
            "%,d cuts of a list of %,d bytes, with and without a told length: 0 short lists taken"
                + " for whole",
            cuts,
            length));
  }

  private void cut(FaultProxy proxy, EhrClient client, EhrSettings ehr, byte[] answer, int at) {
    proxy.plan(request -> Optional.of((wire, full) -> wire.send(answer, at)));
    assertThat(search(client, ehr))
        .as("cut at %d", at)
        .isNotInstanceOf(SearchAnswer.Complete.class);
  }

  private SearchAnswer search(EhrClient client, EhrSettings ehr) {
    items.clear();
    BundleReader reader =
        new BundleReader(new ReadOptions(Optional.of(ehr.zone()), References.ofServer(ehr.iss())));
    return client.search(
        TestEhr.token("t"),
        SEARCH,
        json -> {
          Page page = reader.read(json, items::add);
          return page.isWhole() ? new Following.Last() : new Following.Unreadable();
        },
        Budget.of(ChartSource.PAGE_BUDGET));
  }

  private static EhrSettings settings(FaultProxy proxy) {
    return new EhrSettings(
        "test",
        URI.create(proxy.origin() + "/fhir"),
        Set.of(),
        "client",
        Optional.empty(),
        false,
        List.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        ZoneOffset.UTC);
  }
}
