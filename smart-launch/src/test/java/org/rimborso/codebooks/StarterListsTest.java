package org.rimborso.codebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;

/** The starter set's HCPCS codes, modifiers and places of service. */
class StarterListsTest {
  private static final LocalDate LAST_QUARTER = LocalDate.of(2025, 12, 31);
  private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).*");
  private final CodeSets codes = StarterSet.codeSets();

  @ParameterizedTest
  @ValueSource(strings = {"T1015", "G0439", "J0696", "P9612", "J7613", "L4350", "LT", "T1", "F9"})
  void ask_codeOfTheDemo_isBillable(String code) {
    assertThat(codes.ask(CodeSystem.HCPCS, code, LAST_QUARTER))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(codes.name(CodeSystem.HCPCS, code, Locale.ENGLISH)).isPresent();
    assertThat(codes.name(CodeSystem.HCPCS, code, Locale.ITALIAN)).isPresent();
  }

  @Test
  void ask_hcpcsCodeNotListed_isNotLoadedEvenWhereAModifierBeginsAlike() {
    assertThat(codes.ask(CodeSystem.HCPCS, "T1999", LAST_QUARTER))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
    assertThat(codes.ask(CodeSystem.HCPCS, "99213", LAST_QUARTER))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
    assertThat(codes.ask(CodeSystem.HCPCS, "25", LAST_QUARTER))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void ask_hcpcsAfterTheLoadedQuarter_isNotLoaded() {
    assertThat(codes.ask(CodeSystem.HCPCS, "T1015", LAST_QUARTER.plusDays(1)))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void ask_hcpcsCodeThatEnded_isNoLongerValid() {
    assertThat(codes.ask(CodeSystem.HCPCS, "J1940", LocalDate.of(2025, 3, 31)))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(codes.ask(CodeSystem.HCPCS, "J1940", LocalDate.of(2025, 4, 1)))
        .isInstanceOfSatisfying(
            CodeAnswer.NoLongerValid.class,
            ended -> assertThat(ended.until()).isEqualTo("2025-03-31"));
  }

  @Test
  void ask_placeOfService_isKnownOrUnknown() {
    LocalDate day = LocalDate.of(2026, 11, 23);
    assertThat(codes.ask(CodeSystem.PLACE_OF_SERVICE, "11", day))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(codes.ask(CodeSystem.PLACE_OF_SERVICE, "35", day))
        .isInstanceOf(CodeAnswer.Unknown.class);
    assertThat(codes.ask(CodeSystem.PLACE_OF_SERVICE, "10", LocalDate.of(2021, 12, 31)))
        .isInstanceOf(CodeAnswer.NotYetValid.class);
  }

  @Test
  void rows_everyHcpcsCode_hasTheOfficialDaysAndANameOfItsOwn() throws IOException {
    Map<String, String[]> official =
        lines("hcpcs/hcpcs2_2025-10.tsv.gz", "\t").stream()
            .collect(Collectors.toMap(cells -> cells[0], Function.identity()));

    List<CodeTable.Row> rows = StarterFile.read("hcpcs.tsv").rows();
    assertThat(rows).extracting(CodeTable.Row::code).isSubsetOf(official.keySet());
    for (CodeTable.Row row : rows) {
      String[] cells = official.getOrDefault(row.code(), new String[0]);
      assertThat(row.first()).as(row.code()).isEqualTo(day(cells[3]).orElseThrow());
      assertThat(row.last()).as(row.code()).isEqualTo(day(cells[5]));
      assertThat(OwnWords.are(row.english(), cells[7])).as(row.english()).isTrue();
      assertThat(OwnWords.are(row.english(), cells[8])).as(row.english()).isTrue();
    }
  }

  @Test
  void rows_placesOfService_areAllOfTheOfficialListWithTheirDays() throws IOException {
    Map<String, LocalDate> official = new TreeMap<>();
    for (String[] cells : lines("pos/pos.csv", ",")) {
      Matcher dated = DATED.matcher(cells.length > 2 ? cells[2] : "");
      official.put(cells[0], LocalDate.parse(dated.matches() ? dated.group(1) : "2015-10-01"));
    }
    Map<String, LocalDate> held = new TreeMap<>();
    StarterFile.read("pos.tsv").rows().forEach(row -> held.put(row.code(), row.first()));

    assertThat(held).isEqualTo(official);
  }

  private static Optional<LocalDate> day(String digits) {
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
  }

  private static List<String[]> lines(String name, String separator) throws IOException {
    try (BufferedReader in = SharedCodeSets.open(name)) {
      return in.lines().skip(1).map(line -> line.split(separator, -1)).toList();
    }
  }
}
