package org.rimborso.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Guided;
import org.rimborso.campaign.Mutations;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.Reply.Received;

/** Whatever stands in a value or in a next link, nothing is asked but what we mean to ask. */
class FuzzedAddressTest {
  private static final long SEED = 20261128;
  private static final URI BASE = URI.create("https://ehr.example/base/fhir");
  private static final String VALUE = "a,b|c$d\\e&f=g#h?i/../j%00%2e\u202e\ud83d\ude00 +;:@";
  private static final String LINK = BASE + "/Claim?page=2&_getpages=9f%2Fx";

  private static final Guided GUIDED =
      new Guided(
          "guided-addresses",
          "values, next links and pages: 0 questions changed, 0 addresses beyond the base");

  static Stream<byte[]> good() {
    return Stream.of(
            VALUE,
            LINK,
            "//ehr.example/base/fhir/Claim?page=2",
            "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\""
                + LINK
                + "\"}]}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void tell() {
    GUIDED.tell();
  }

  @MethodSource("good")
  @FuzzTest
  void anyBytes_guidedByCoverage_neverLeaveTheQuestionOrTheBase(byte[] bytes) {
    GUIDED.input(
        () -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          value(text);
          link(text);
          if (NextLink.in(bytes) instanceof Following.Next next) {
            link(next.address());
          }
        });
  }

  @Test
  void changedValuesAndLinks_neverLeaveTheQuestionOrTheBase() {
    int size = Campaign.size(5000, 500_000);
    for (int at = 0; at < size; at++) {
      Mutations mutations = new Mutations(new Random(SEED + at));
      try {
        value(changed(VALUE, mutations));
        link(changed(LINK, mutations));
      } catch (RuntimeException | AssertionError broken) {
        throw new AssertionError("seed " + (SEED + at), broken);
      }
    }
    Campaign.tell(
        "fuzzed-addresses",
        String.format(
            Locale.ROOT,
            "%,d changed values and next links: 0 questions changed, 0 addresses beyond the base",
            2 * size));
  }

  private static String changed(String good, Mutations mutations) {
    return new String(
        mutations.bytes(good.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  private static void value(String value) {
    URI asked =
        SearchUrl.of("Claim")
            .token("identifier", Optional.of("u"), value)
            .with("created", value)
            .count(5)
            .under(BASE);
    assertThat(asked.getRawFragment()).isNull();
    assertThat(asked.getRawPath()).isEqualTo("/base/fhir/Claim");
    assertThat(asked.getRawQuery())
        .matches("identifier=u%7C[A-Za-z0-9%._*-]*&created=[A-Za-z0-9%._*-]*&_count=5");
  }

  private static void link(String next) {
    List<URI> asked = new ArrayList<>();
    Paging paging =
        new Paging(
            BASE,
            Paging.Caps.STANDARD,
            page -> asked.size() > 1 ? new Following.Last() : new Following.Next(next));
    paging.run(
        SearchUrl.of("Claim").under(BASE),
        page -> {
          asked.add(page);
          return new Received(200, Map.of(), new byte[0]);
        });
    for (URI each : asked) {
      assertThat(Origin.of(each)).isEqualTo(Origin.of(BASE));
      assertThat(each.normalize().getRawPath()).matches("/base/fhir(/.*)?");
    }
  }
}
