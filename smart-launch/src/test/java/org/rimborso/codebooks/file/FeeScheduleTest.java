package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** Files that look like the publisher's; codes and values are invented. */
class FeeScheduleTest {
  private static final String TEXT =
      """
      2026 Invented Relative Value File,,,,,,
      "Invented copyright line, of the owner of the codes",,,,,,
      ,,,STATUS,WORK,PCTC,GLOB
      HCPCS,MOD,DESCRIPTION,CODE,RVU,IND,DAYS
      Z0001,,Invented,A,1.00,0,000
      Z0002,,Invented,A,1.00,0,10
      Z0002,26,Invented,A,0.50,0,010
      0003Z,,Invented,R,0.00,9,XXX
      """;

  @TempDir Path folder;

  @Test
  void read_asPublished_isGlobalPeriods() {
    Edition edition = Written.only(new Written(folder).read("PPRRVU2026_Jul_nonQPP.csv", TEXT));

    assertThat(edition.book()).isEqualTo(Book.FEE_SCHEDULE);
    assertThat(edition.counts()).isEqualTo(Map.of("rows", 4L));
    assertThat(Written.relations(edition, "Z0001")).containsExactly(": global 000 | status A");
    assertThat(Written.relations(edition, "Z0002"))
        .containsExactly("26: global 010 | status A", ": global 010 | status A");
    assertThat(Written.relations(edition, "0003Z")).containsExactly(": global XXX | status R");
  }

  @Test
  void read_workbookWithOneHeading_isTheSame() {
    byte[] workbook =
        WrittenWorkbook.of(
            "RVU",
            List.of(
                List.of("HCPCS", "MOD", "DESCRIPTION", "STATUS CODE", "GLOB DAYS"),
                List.of("Z0001", "", "Invented", "A", "#0")));

    Edition edition =
        Written.only(new Written(folder).read("PPRRVU24_APR.xlsx", workbook, Hints.NONE));

    assertThat(Written.relations(edition, "Z0001")).containsExactly(": global 000 | status A");
  }

  @ParameterizedTest
  @CsvSource({
    "PPRRVU2026_Jul_nonQPP.csv,2026 Q3,2026-07-01,2026-12-31",
    "PPRRVU24_JAN.csv,2024 Q1,2024-01-01,2024-12-31",
    "RVU25D.csv,2025 Q4,2025-10-01,2025-12-31",
    "PPRRVU25_APR.csv,2025 Q2,2025-04-01,2025-12-31",
    "values 2025.csv,2025,2025-01-01,2025-12-31"
  })
  void read_release_countsToTheEndOfItsYear(
      String name, String label, LocalDate from, LocalDate to) {
    Edition edition = Written.only(new Written(folder).read(name, TEXT.replace("2026 ", "")));

    assertThat(edition.label()).isEqualTo(label);
    assertThat(edition.from()).isEqualTo(from);
    assertThat(edition.to()).isEqualTo(to);
  }

  @Test
  void read_otherGlobalPeriod_saysLineAndReason() {
    assertThat(
            Written.refusal(
                new Written(folder)
                    .read("PPRRVU24_JAN.csv", "HCPCS,MOD,CODE,DAYS\nZ0001,,A,ten days\n")))
        .endsWith("line 2: column global holds no global period: TEN DAYS");
  }
}
