package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codes.CodeRelations;

class NcciFilesTest {
  private static final String HEADING =
      "Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date *=no data"
          + "\tModifier 0=not allowed 1=allowed 9=not applicable\tPTP Edit Rationale\r\n";
  private static final String PAIRS =
      "\"Texts of this file are invented, and all codes.\"\t\t\t\t\t\t\r\n"
          + "Column1/Column2 Edits\t\t\t\t\t\t\r\n"
          + HEADING
          + "Z0001\tZ0002\t\t20200101\t*\t1\tInvented reason\r\n"
          + "Z0001\tZ0003\t*\t19960101\t20260630\t0\tInvented reason\r\n"
          + "Z0001\tZ0004\t\t20200101\t20191231\t9\t\r\n"
          + "\r\n";

  @TempDir Path folder;

  @Test
  void read_textOfAQuarter_isItsPairsWithTheirDays() {
    Edition edition = Written.only(written().read("ccipra-v322r0.TXT", PAIRS));

    assertThat(edition.book()).isEqualTo(Book.NCCI_PRACTITIONER);
    assertThat(edition.label()).isEqualTo("2026 Q3");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(edition.to()).isEqualTo(LocalDate.of(2026, 9, 30));
    assertThat(edition.counts())
        .isEqualTo(Map.of("pairs", 2L, "without an end", 1L, "never in force, left out", 1L));
    assertThat(relations(edition).of("Z0001", LocalDate.of(2026, 6, 30)))
        .extracting(CodeRelations.Row::target, CodeRelations.Row::attribute)
        .containsExactlyInAnyOrder(
            tuple("Z0002", "1 | Invented reason"),
            tuple("Z0003", "0 | Invented reason | before 1996"));
    assertThat(Written.relations(edition, "Z0001")).containsExactly("Z0002: 1 | Invented reason");
  }

  @Test
  void read_commaBarAndWorkbook_isTheSame() {
    List<List<String>> rows =
        List.of(
            List.of("Invented texts and codes"),
            List.of(
                "Column 1",
                "Column 2",
                "*=in",
                "Effective",
                "Deletion",
                "Modifier",
                "PTP Edit Rationale"),
            List.of("", "", "existence", "Date", "Date", "0=not allowed", ""),
            List.of("#101", "Z0002", "", "#43831", "*", "#1", "Invented reason"));
    Contents commas =
        written()
            .read(
                "ccioph-v323r0.csv",
                """
                "Invented, texts
                and codes",,,,,,
                Column 1,Column 2,In existence,Effective Date,Deletion Date,Modifier,Rationale
                00101,Z0002,,01/01/2020,*,1,"Invented reason"
                """);
    Contents bars =
        written()
            .read(
                "ccioph-v323r0.txt",
                """
                Column 1|Column 2|Effective Date|Deletion Date|Modifier|Rationale
                101|Z0002|01012020||1|Invented reason
                """);
    Contents workbook =
        written().read("ccioph-v323r0.xlsx", WrittenWorkbook.of("ccioph", rows), Hints.NONE);

    for (Contents each : List.of(commas, bars, workbook)) {
      Edition edition = Written.only(each);
      assertThat(edition.book()).isEqualTo(Book.NCCI_OUTPATIENT);
      assertThat(edition.label()).isEqualTo("2026 Q4");
      assertThat(Written.relations(edition, "00101")).containsExactly("Z0002: 1 | Invented reason");
      assertThat(relations(edition).of("00101", LocalDate.of(2019, 12, 31))).isEmpty();
      assertThat(relations(edition).of("00101", LocalDate.of(2020, 1, 1))).hasSize(1);
    }
  }

  @Test
  void read_partsOfAQuarter_keepTheirNumbers() {
    byte[] text = PAIRS.getBytes(StandardCharsets.UTF_8);
    Contents contents =
        written().zip("q3.zip", Map.of("ccipra-v322r0-f1.TXT", text, "ccipra-v322r0-f2.TXT", text));

    assertThat(contents.editions())
        .extracting(found -> found.edition().label())
        .containsExactly("2026 Q3 part 1", "2026 Q3 part 2");
  }

  @Test
  void read_partOfSeveral_keepsHowMany() {
    assertThat(Written.only(written().read("ccipra 2026 Q3 part 2 of 4.txt", PAIRS)).label())
        .isEqualTo("2026 Q3 part 2 of 4");
    Edition named =
        Written.only(written().read("practitioner.txt", PAIRS, Written.edition("2026 Q3 part 1")));
    assertThat(named.label()).isEqualTo("2026 Q3 part 1");
  }

  @Test
  void read_reportOfChanges_isRefusedAsSuch() {
    String additions =
        """
        Additions to the column 1/column 2 edits
        Column 1\tColumn 2\tEffective Date\tModifier
        Z0001\tZ0002\t20260701\t1
        """;
    String reason =
        "is a report of changes (additions, deletions, other indicators), which does not say what"
            + " else applies: import the files of the whole quarter";

    assertThat(Written.refusal(written().read("practitioner 2026 Q3.txt", additions)))
        .startsWith("practitioner 2026 Q3.txt, line 2: NCCI procedure-to-procedure pairs: ")
        .endsWith(reason);
    assertThat(Written.refusal(written().read("ccipra-v322r0 deletions.txt", PAIRS)))
        .startsWith("ccipra-v322r0 deletions.txt, line 3")
        .endsWith(reason);
    byte[] sheet =
        WrittenWorkbook.of(
            "ccioph",
            List.of(
                List.of("Modifier indicator changes, invented"),
                List.of("Column 1", "Column 2", "Previous Modifier", "Modifier"),
                List.of("Z0001", "Z0002", "0", "1")));
    assertThat(Written.refusal(written().read("ccioph-v322r0.xlsx", sheet, Hints.NONE)))
        .endsWith(reason);
  }

  @Test
  void read_otherHeaders_areFoundByTheConfiguration() {
    String text = "Erster,Zweiter,Ab,Bis,Kennzeichen\nZ0001,Z0002,2020-01-01,,1\n";
    Map<String, String> headers =
        Map.of(
            "column1", "Erster",
            "column2", "Zweiter",
            "effective", "Ab",
            "deletion", "Bis",
            "modifier", "Kennzeichen");

    assertThat(Written.refusal(written().read("pairs 2026-10.csv", text)))
        .contains("no known form");
    Edition edition =
        Written.only(
            written()
                .read("pairs 2026-10.csv", text, Written.columns(Book.NCCI_OUTPATIENT, headers)));
    assertThat(edition.book()).isEqualTo(Book.NCCI_OUTPATIENT);
    assertThat(Written.relations(edition, "Z0001")).containsExactly("Z0002: 1");
  }

  @Test
  void read_mappingOfAColumnThatThereIsNot_saysWhichThereAre() {
    Hints hints = Written.columns(Book.NCCI_OUTPATIENT, Map.of("colunm2", "Column 2"));

    assertThat(Written.refusal(written().read("ccioph-v322r0.txt", PAIRS, hints)))
        .contains("ncci-outpatient")
        .contains("it has: column1, column2, effective");
  }

  @Test
  void read_noSetting_asksForIt() {
    assertThat(Written.refusal(written().read("v322r0.txt", HEADING + "Z0001\tZ0002\n")))
        .contains("practitioners or for outpatient hospitals");
  }

  @Test
  void read_missingColumn_isNamedWithTheHeadersLookedFor() {
    assertThat(
            Written.refusal(
                written()
                    .read(
                        "ccipra-v322r0.txt",
                        "Column 1\tColumn 2\tModifier Indicator\nZ0001\tZ0002\t1\n")))
        .startsWith("ccipra-v322r0.txt, line 1: NCCI procedure-to-procedure pairs: ")
        .contains("no column effective (looked for the headers: effective date")
        .contains("no column deletion");
  }

  @Test
  void read_badRows_sayLineAndReason() {
    assertThat(refusalOf("Z0001\tZ0002\t\t20200101\t*\t2\t"))
        .endsWith("line 2: column modifier holds no modifier indicator (0, 1 or 9): 2");
    assertThat(refusalOf("Z0001\tZ0002\t\tsoon\t*\t1\t"))
        .endsWith("line 2: column effective holds no date: soon");
    assertThat(refusalOf("Z0001\tZ00021\t\t20200101\t*\t1\t"))
        .endsWith("line 2: column column2 holds no CPT or HCPCS code: Z00021");
    assertThat(refusalOf("Z0001")).endsWith("line 2: column column2 is empty");
  }

  /** A real quarter has some millions of rows: they are packed while they are read. */
  @Test
  void read_manyRows_areNeverHeldAsRows() throws IOException {
    Path file = folder.resolve("ccipra-v322r0-f1.txt");
    int rows = 300_000;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADING);
      for (int i = 0; i < rows; i++) {
        out.write(
            code(i / 60)
                + "\t"
                + code(5_000 + i % 60)
                + "\t\t20200101\t*\t"
                + i % 2
                + "\tInvented\n");
      }
    }

    Edition edition = Written.only(new CodeFiles().read(file, Hints.NONE));

    assertThat(relations(edition).size()).isEqualTo(rows);
    assertThat(relations(edition).of(code(4_999), edition.to())).hasSize(60);
  }

  private static String code(int number) {
    return String.format("Z%04d", number);
  }

  private String refusalOf(String row) {
    return Written.refusal(written().read("ccipra-v322r0.txt", HEADING + row + "\r\n"));
  }

  private static CodeRelations relations(Edition edition) {
    return ((Edition.Relations) edition.content()).relations();
  }

  private Written written() {
    return new Written(folder);
  }
}
