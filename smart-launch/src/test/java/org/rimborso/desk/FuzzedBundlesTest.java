package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Accounts;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Mutations;
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

  @Test
  void changedBytes_ofALikelyList_throwNothing() {
    byte[] good =
        ScriptedEhr.claims(",\"link\":[{\"relation\":\"next\",\"url\":\"x?é\"}]", "c1", "c2", "c3")
            .getBytes(StandardCharsets.UTF_8);
    Reviewer reviewer =
        new Reviewer(
            Reviewer.provided(
                new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS)),
            new Accounts(Payers.NONE));
    ReviewJson json = new ReviewJson(Locale.ENGLISH);
    int size = Campaign.size(3000, 1_000_000);
    int whole = 0;
    for (int at = 0; at < size; at++) {
      byte[] changed = new Mutations(new Random(SEED + at)).bytes(good);
      try {
        List<Item> items = new ArrayList<>();
        Page page = new BundleReader(OPTIONS).read(changed, items::add);
        whole += page.isWhole() ? 1 : 0;
        ChartAssembler assembler = new ChartAssembler();
        items.forEach(assembler);
        page.limitations("Claim").forEach(assembler::limit);
        assertThat(
                json.line(
                    reviewer.review(
                        assembler
                            .ofPatient(
                                new Reference("Patient", "p1"),
                                LocalDate.parse("2026-11-23"),
                                ZoneOffset.UTC)
                            .chart())))
            .isNotEmpty();
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
}
