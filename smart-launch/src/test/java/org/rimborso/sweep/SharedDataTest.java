package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/** Charts that nobody here wrote, where the optional folder {@code ../shared/data} is there. */
class SharedDataTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Path DATA =
      Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();

  private static ChartFiles.Loaded read(String name) {
    assumeTrue(
        Files.isDirectory(DATA.resolve(name)), "the optional folder ../shared/data is absent");
    return new ChartFiles(Optional.empty(), InputStream.nullInputStream())
        .read(List.of(DATA.resolve(name).toString()), TODAY);
  }

  private static Reviewer reviewer() {
    return Reviewer.of(new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS));
  }

  @Test
  void review_syntheaSmall_readsAllPeopleWithoutAFlood() {
    ChartFiles.Loaded loaded = read("synthea-small");
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.charts()).hasSize(36).allMatch(one -> one.chart().patient().isPresent());
    long encounters = 0;
    long findings = 0;
    Set<String> failed = new HashSet<>();
    for (Assembled one : loaded.charts()) {
      Review review = reviewer().review(one.chart());
      encounters += one.chart().encounters().size();
      long ofAccounts =
          review.findings().stream().filter(f -> f.rule().startsWith("account-")).count();
      findings += review.findings().size() - ofAccounts;
      assertThat(ofAccounts).isLessThanOrEqualTo(2L * review.accounts().size());
      review.notChecked().stream()
          .filter(gap -> gap.because().code().equals("rule-failed"))
          .forEach(gap -> failed.add(gap.rule()));
      assertThat(review.notChecked())
          .filteredOn(gap -> gap.rule().equals("chart"))
          .hasSize(one.chart().limitations().size());
    }
    assertThat(failed).isEmpty();
    assertThat(findings).isLessThan(3 * encounters);
  }

  @Test
  void review_publishedSamples_neverCrash() {
    for (String name : List.of("samples/bcda", "samples/davinci-pas")) {
      ChartFiles.Loaded loaded = read(name);
      assertThat(loaded.problems()).isEmpty();
      for (Assembled one : loaded.charts()) {
        assertThat(reviewer().review(one.chart()).notChecked())
            .extracting(NotChecked::because)
            .noneMatch(cause -> cause.code().equals("rule-failed"));
      }
    }
  }

  @Test
  void read_preauthorizations_areNoAccounts() {
    for (Assembled one : read("samples/davinci-pas").charts()) {
      assertThat(reviewer().review(one.chart()).accounts()).isEmpty();
    }
  }
}
