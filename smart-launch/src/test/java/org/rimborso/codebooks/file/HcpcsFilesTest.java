package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

class HcpcsFilesTest {
  private static final List<String> HEADING =
      List.of(
          "HCPC",
          "SEQNUM",
          "RECID",
          "LONG DESCRIPTION",
          "SHORT DESCRIPTION",
          "ADD DT",
          "ACT EFF DT",
          "TERM DT");

  @TempDir Path folder;

  @Test
  void read_workbookOfAQuarter_isItsYearUpToTheQuartersEnd() {
    Edition edition =
        Written.only(
            written()
                .read(
                    "HCPC2025_APR_ANWEB.xlsx",
                    WrittenWorkbook.of(
                        "HCPC2025_APR",
                        List.of(
                            List.of("***Disclaimers"),
                            HEADING,
                            List.of(
                                "   ZZ",
                                "0010",
                                "7",
                                "Invented modifier",
                                "m",
                                "20020701",
                                "20020701",
                                ""),
                            List.of(
                                "A9999",
                                "0010",
                                "3",
                                "Invented supply,",
                                "s",
                                "#20150101",
                                "",
                                "20250331"),
                            List.of("A9999", "0020", "4", "each", "", "", "", ""))),
                    Hints.NONE));

    assertThat(edition.book()).isEqualTo(Book.HCPCS);
    assertThat(edition.label()).isEqualTo("2025 Q2");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(edition.to()).isEqualTo(LocalDate.of(2025, 6, 30));
    assertThat(edition.counts())
        .isEqualTo(Map.of("codes", 1L, "modifiers", 1L, "with a termination date", 1L));
    assertThat(Written.codes(edition).get(1))
        .isEqualTo(
            new Edition.CodeRow(
                "A9999",
                true,
                Optional.of(LocalDate.of(2015, 1, 1)),
                Optional.of(LocalDate.of(2025, 3, 31)),
                "Invented supply, each"));
  }

  @Test
  void read_tabSeparated_isTheSame() {
    Edition edition =
        Written.only(
            written()
                .read(
                    "hcpcs2_2025-10.tsv",
                    """
                    code\trecid(3=procedure,7=modifier)\tadd_date\ttermination_date\tlong
                    ZZ\t7\t20020701\t\tInvented modifier
                    A9999\t3\t20150101\t\t"Invented" supply
                    """));

    assertThat(edition.label()).isEqualTo("2025 Q4");
    assertThat(Written.codes(edition))
        .extracting(Edition.CodeRow::code)
        .containsExactly("ZZ", "A9999");
    assertThat(Written.codes(edition).get(1).name()).isEqualTo("\"Invented\" supply");
  }

  @Test
  void read_fixedWidth_joinsDescriptions() {
    Edition edition = Written.only(written().read("HCPC2019_CONTR_ANWEB.txt", fixedWidth()));

    assertThat(edition.label()).isEqualTo("2019");
    assertThat(edition.to()).isEqualTo(LocalDate.of(2019, 12, 31));
    assertThat(Written.codes(edition).get(1))
        .isEqualTo(
            new Edition.CodeRow(
                "A9999",
                true,
                Optional.of(LocalDate.of(2015, 1, 1)),
                Optional.of(LocalDate.of(2019, 3, 31)),
                "Invented supply, each"));
  }

  @Test
  void read_archiveOfBothForms_keepsOneAndNamesTheRest() {
    Contents contents =
        written()
            .zip(
                "2019-file.zip",
                Map.of(
                    "HCPC2019_CONTR_ANWEB.txt",
                    bytes(fixedWidth()),
                    "HCPC2019_CONTR_ANWEB.xlsx",
                    WrittenWorkbook.of(
                        "A",
                        List.of(
                            HEADING,
                            List.of(
                                "   ZZ", "0010", "7", "Invented modifier", "m", "20020701", "", ""),
                            List.of(
                                "A9999",
                                "0010",
                                "3",
                                "Invented supply, each",
                                "s",
                                "20150101",
                                "",
                                "20190331"))),
                    "Changes_by_HCPCSCode.prn",
                    bytes(" HCPCS/MOD      TYPE OF CHANGE    SHORT DESCRIPTION\r\n"),
                    "proc_notes.txt",
                    bytes("     PROCESSING NOTES\r\n ____\r\n")));

    assertThat(Written.only(contents).label()).isEqualTo("2019");
    assertThat(contents.passedOver())
        .extracting(PassedOver::reason)
        .anyMatch(reason -> reason.startsWith("a list of changes"))
        .anyMatch(reason -> reason.startsWith("the same list as"))
        .anyMatch(reason -> reason.equals("processing notes"))
        .hasSize(3);
  }

  @Test
  void read_recordLayoutAlone_isRefusedByNameAndReason() {
    assertThat(
            Written.refusal(
                written()
                    .read(
                        "layout.txt",
                        "\r\n CMS RIF REPORT\r\n  NAME    LENGTH   BEG  END     CONTENTS\r\n")))
        .contains("layout.txt", "a record layout, which lists no code");
  }

  @Test
  void read_wrongDate_saysLineAndReason() {
    assertThat(
            Written.refusal(
                written()
                    .read(
                        "hcpcs2_2025-10.tsv",
                        """
                        code\trecid\tadd date\ttermination date\tlong
                        A9999\t3\t20151301\t\tInvented supply
                        """)))
        .isEqualTo("hcpcs2_2025-10.tsv, line 2: column added holds no date: 20151301");
  }

  @Test
  void read_brokenRecord_saysLineAndReason() {
    assertThat(Written.refusal(written().read("HCPC2019.txt", fixedWidth() + "A99\r\n")))
        .isEqualTo("HCPC2019.txt, line 6: no HCPCS record of 320 characters");
  }

  @Test
  void read_missingColumn_isNamedWithTheHeadersLookedFor() {
    assertThat(
            Written.refusal(
                written()
                    .read("hcpcs2_2025-10.tsv", "code\trecid\tlong\tadd date\nA9999\t3\tx\t\n")))
        .contains("line 1")
        .contains("no column terminated (looked for the headers: term dt, termination date)");
  }

  @Test
  void read_noQuarterInTheName_asksForIt() {
    String text = "code\trecid\tadd date\ttermination date\tlong\nA9999\t3\t20150101\t\tInvented\n";

    assertThat(Written.refusal(written().read("codes.tsv", text))).contains("--edition");
    assertThat(Written.only(written().read("codes.tsv", text, Written.edition("2025 Q3"))).label())
        .isEqualTo("2025 Q3");
  }

  @Test
  void read_codeTwice_isRefused() {
    assertThat(
            Written.refusal(
                written()
                    .read(
                        "hcpcs2_2025-10.tsv",
                        """
                        code\trecid\tadd date\ttermination date\tlong
                        A9999\t3\t20150101\t\tInvented
                        A9999\t3\t20150101\t\tInvented
                        """)))
        .contains("line 3: code A9999 is listed twice");
  }

  private static String fixedWidth() {
    return "***Disclaimers\r\n\r\n"
        + record("   ZZ", '7', "Invented modifier", "20020701", "")
        + record("A9999", '3', "Invented supply,", "20150101", "20190331")
        + record("A9999", '4', "each", "", "");
  }

  private static String record(String code, char id, String name, String added, String ended) {
    return String.format(
        "%s00100%c%-80s%-177s%8s%8s%8s%-28s\r\n", code, id, name, "", added, added, ended, "N");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Written written() {
    return new Written(folder);
  }
}
