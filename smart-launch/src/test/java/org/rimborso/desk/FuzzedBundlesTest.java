package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.account.Accounts;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Guided;
import org.rimborso.campaign.Mutations;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.Page;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.sweep.ReviewJson;

/** Lists with changed bytes: read, reviewed and written out, or said to be unreadable. */
class FuzzedBundlesTest {
  private static final long SEED = 20261128;
  private static final ReadOptions OPTIONS =
      new ReadOptions(
          Optional.of(ZoneOffset.UTC),
          References.ofServer(java.net.URI.create("https://ehr.example/fhir")));

  private static final Path CHARTS = Path.of("src", "test", "resources", "cases", "bases");
  private static final byte[] GOOD =
      ScriptedEhr.claims(",\"link\":[{\"relation\":\"next\",\"url\":\"x?é\"}]", "c1", "c2", "c3")
          .getBytes(StandardCharsets.UTF_8);
  private static final Guided GUIDED =
      new Guided("guided-bundles", "lists read, reviewed and written: 0 throwables");

  private final Reviewer reviewer =
      new Reviewer(
          Reviewer.provided(new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS)),
          new Accounts(Payers.NONE));
  private final ReviewJson json = new ReviewJson(Locale.ENGLISH);

  static Stream<byte[]> good() throws IOException {
    List<byte[]> good = new ArrayList<>(List.of(GOOD));
    try (DirectoryStream<Path> charts = Files.newDirectoryStream(CHARTS)) {
      for (Path chart : charts) {
        good.add(Files.readAllBytes(chart));
      }
    }
    return good.stream();
  }

  @AfterAll
  static void tell() {
    GUIDED.tell();
  }

  @MethodSource("good")
  @FuzzTest
  void anyBytes_guidedByCoverage_throwNothing(byte[] list) {
    GUIDED.input(() -> isWhole(list));
  }

  @Test
  void changedBytes_ofALikelyList_throwNothing() {
    int size = Campaign.size(3000, 1_000_000);
    int whole = 0;
    for (int at = 0; at < size; at++) {
      try {
        whole += isWhole(new Mutations(new Random(SEED + at)).bytes(GOOD)) ? 1 : 0;
      } catch (RuntimeException | StackOverflowError broken) {
        throw new AssertionError("seed " + (SEED + at), broken);
      }
    }
    assertThat(whole).isBetween(size / 100, size - size / 100);
    Campaign.tell(
        "fuzzed-bundles",
        String.format(
            Locale.ROOT,
            "%,d lists with changed bytes read, reviewed and written: %,d of them still whole, 0"
                + " throwables",
            size,
            whole));
  }

  /** Reads a list, reviews what it holds and writes the review; answers if all of it was read. */
  private boolean isWhole(byte[] list) {
    List<Item> items = new ArrayList<>();
    Page page = new BundleReader(OPTIONS).read(list, items::add);
    ChartAssembler assembler = new ChartAssembler();
    items.forEach(assembler);
    page.limitations("Claim").forEach(assembler::limit);
    LocalDate today = LocalDate.parse("2026-11-23");
    Chart chart =
        assembler.ofPatient(new Reference("Patient", "p1"), today, ZoneOffset.UTC).chart();
    assertThat(json.line(reviewer.review(chart))).isNotEmpty();
    return page.isWhole();
  }
}
