package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.chart.Chart;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codes.CodeSets;
import org.rimborso.launch.SiteReviewer;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;

/**
 * Every case ({@link CaseFolder}) reviewed on one day: each key of its {@code expected.json} has
 * that value in the review, lists whole and in order; keys that are not named are free. Of a case
 * about one rule, what that rule could not check is compared too, and that is nothing unless the
 * case says so; the other rules' share is compared only where a case of no rule states it.
 */
class CasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Set<String> RULES = rules();

  private static final Map<CaseFolder, JsonNode> REVIEWS = new HashMap<>();

  @TempDir private static Path folder;
  private static Reviewer shipped = site(StarterSet.codeSets());
  private static Reviewer withTables = shipped;
  private static Optional<CaseMaps> maps = Optional.empty();

  @BeforeAll
  static void prepare() throws IOException {
    withTables = site(CaseTables.imported(root().resolve("tables"), folder.resolve("codes")));
    maps = Optional.of(CaseMaps.of(root().resolve("maps.json"), CasesTest::site));
  }

  @AfterAll
  static void stop() {
    maps.ifPresent(CaseMaps::close);
  }

  static List<CaseFolder> cases() {
    return CaseFolder.below(root());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void review_ofTheCase_isAsExpected(CaseFolder one) throws IOException {
    JsonNode actual = review(one);
    JsonNode expected = one.expected();
    List<String> differences = new ArrayList<>();
    if (RULES.contains(one.subject())) {
      compare(
          "/notChecked", gaps(expected, one.subject()), gaps(actual, one.subject()), differences);
      ((ObjectNode) expected).remove("notChecked");
    }
    compare("", expected, actual, differences);
    assertThat(one.why()).isNotEmpty();
    assertThat(differences).as(actual.toPrettyString()).isEmpty();
  }

  @Test
  void review_ofAllCases_findsAsMuchAsIsWrittenDown() throws IOException {
    CaseQuality quality = new CaseQuality(RULES);
    for (CaseFolder one : cases()) {
      quality.add(one, review(one));
    }
    Files.writeString(Path.of("target", "cases-quality.md"), quality.markdown());
    assertThat(quality.markdown()).isEqualTo(Files.readString(root().resolve("quality.md")));
  }

  /** Amounts that are not known count as nothing: the balance is what no amount explains. */
  @Test
  void breakdown_ofAllCases_addsUpToTheCent() throws IOException {
    int told = 0;
    int ofSeveral = 0;
    for (CaseFolder one : cases()) {
      for (JsonNode account : review(one).path("accounts")) {
        JsonNode payers = account.path("breakdown").path("payers");
        assertThat(payers.isArray()).as(one.name()).isTrue();
        boolean known = account.path("balance").hasNonNull("payer");
        if (!known || account.path("state").asText().equals("unknown") || payers.isEmpty()) {
          continue;
        }
        told++;
        ofSeveral += payers.size() > 1 ? 1 : 0;
        for (String key : List.of("contractual", "paid")) {
          assertThat(sum(payers, key)).as(one.name()).isEqualByComparingTo(value(account, key));
        }
        assertThat(
                value(account, "billed")
                    .subtract(value(account, "contractual"))
                    .subtract(value(account, "paid"))
                    .subtract(value(account, "patientShare"))
                    .subtract(value(account, "writtenOff")))
            .as(one.name())
            .isEqualByComparingTo(value(account.path("balance"), "payer"));
      }
    }
    assertThat(told).isGreaterThan(700);
    assertThat(ofSeveral).isPositive();
  }

  private static BigDecimal sum(JsonNode payers, String key) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode payer : payers) {
      sum = sum.add(value(payer, key));
    }
    return sum;
  }

  private static BigDecimal value(JsonNode amounts, String key) {
    return new BigDecimal(amounts.path(key).path("value").asText("0"));
  }

  /** The review of a case, made once. */
  private static JsonNode review(CaseFolder one) throws IOException {
    if (!REVIEWS.containsKey(one)) {
      REVIEWS.put(one, reviewed(one));
    }
    return REVIEWS.get(one);
  }

  private static JsonNode reviewed(CaseFolder one) throws IOException {
    Path bundle = folder.resolve(one.name().replace('/', '-') + ".json");
    JSON.writeValue(bundle.toFile(), one.bundle());
    ChartFiles.Loaded loaded =
        new ChartFiles(Optional.of(ZoneOffset.UTC), InputStream.nullInputStream())
            .read(List.of(bundle.toString()), TODAY);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.charts()).hasSize(1);
    Review review = reviewed(one, loaded.charts().get(0).chart());
    return JSON.readTree(new ReviewJson(Locale.ENGLISH).line(review));
  }

  private static Review reviewed(CaseFolder one, Chart chart) {
    return one.hasMaps()
        ? maps.orElseThrow().review(chart)
        : (one.hasTables() ? withTables : shipped).review(chart);
  }

  private static Reviewer site(CodeSets codes) {
    return SiteReviewer.of(root().resolve("site.yaml"), codes);
  }

  /** What {@code rule} could not check. */
  private static ArrayNode gaps(JsonNode review, String rule) {
    ArrayNode gaps = JSON.createArrayNode();
    for (JsonNode gap : review.path("notChecked")) {
      if (gap.path("rule").asText().equals(rule)) {
        gaps.add(gap);
      }
    }
    return gaps;
  }

  private static void compare(
      String path, JsonNode expected, JsonNode actual, List<String> differences) {
    if (expected.isObject() && actual.isObject()) {
      expected
          .properties()
          .forEach(
              one -> {
                String below = path + "/" + one.getKey();
                if (!actual.has(one.getKey())) {
                  differences.add(below + " is not there");
                } else {
                  compare(below, one.getValue(), actual.get(one.getKey()), differences);
                }
              });
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(path + "/" + i, expected.get(i), actual.get(i), differences);
      }
    } else if (!expected.equals(actual)) {
      differences.add(path + " is " + actual + ", not " + expected);
    }
  }

  private static Path root() {
    try {
      return Path.of(Objects.requireNonNull(CasesTest.class.getResource("/cases")).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Set<String> rules() {
    try (InputStream ids =
        Objects.requireNonNull(CasesTest.class.getResourceAsStream("/rules/rule-ids.txt"))) {
      return new String(ids.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toCollection(HashSet::new));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
