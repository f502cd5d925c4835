package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/**
 * Every folder below {@code cases} that has an {@code expected.json} is a chart and what its review
 * must say: each key of {@code expected.json} with its value, lists whole and in order; keys that
 * are not named are free. Why it must be so stands in {@code why.md}.
 */
class CasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  static Stream<Named<Path>> cases() throws IOException, URISyntaxException {
    Path root = Path.of(CasesTest.class.getResource("/cases").toURI());
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.endsWith("expected.json"))
          .map(Path::getParent)
          .sorted()
          .map(folder -> Named.of(root.relativize(folder).toString(), folder))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void review_ofTheCase_isAsExpected(Path folder) throws IOException {
    JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
    JsonNode actual = JSON.readTree(review(folder.resolve("bundle.json")));
    List<String> differences = new ArrayList<>();
    compare("", expected, actual, differences);
    assertThat(folder.resolve("why.md")).isNotEmptyFile();
    assertThat(differences).as(actual.toPrettyString()).isEmpty();
  }

  private static String review(Path bundle) {
    ChartFiles.Loaded loaded =
        new ChartFiles(Optional.empty(), InputStream.nullInputStream())
            .read(List.of(bundle.toString()), TODAY);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.charts()).hasSize(1);
    RuleContext context = new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);
    return new ReviewJson(Locale.ENGLISH)
        .line(Reviewer.of(context).review(loaded.charts().get(0).chart()));
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
}
