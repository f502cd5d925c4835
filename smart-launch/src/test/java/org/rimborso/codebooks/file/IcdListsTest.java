package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.codebooks.file.IcdSamples.bytes;
import static org.rimborso.codebooks.file.IcdSamples.edition;
import static org.rimborso.codebooks.file.IcdSamples.order;
import static org.rimborso.codebooks.file.IcdSamples.read;
import static org.rimborso.codebooks.file.IcdSamples.refusal;
import static org.rimborso.codebooks.file.IcdSamples.row;
import static org.rimborso.codebooks.file.IcdSamples.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

class IcdListsTest {
  private static final String HISTORY =
      """
      code\tbillable\tfirst_fy\tlast_fy\tlong_description
      Q10\t0\t2016\t2027\tone
      Q101\t1\t2016\t2026\ttwo
      Q101\t0\t2027\t2027\ttwo
      """;
  @TempDir Path folder;

  @Test
  void read_codeList_hasNoHeaders() {
    Edition edition =
        edition(read(folder, "codes_2026.txt", "Q100    One thing\r\nQ10123A Another\r\n"));

    assertThat(edition.book()).isEqualTo(Book.ICD10CM);
    assertThat(((Edition.Codes) edition.content()).headersListed()).isFalse();
    assertThat(rows(edition)).containsExactly("Q100 billable", "Q10123A billable");
    assertThat(edition.counts()).isEqualTo(Map.of("codes", 2L, "billable", 2L));
  }

  @Test
  void read_codeListOfProcedures_isOfTheirBook() {
    Edition edition = edition(read(folder, "pcs_codes_2026.txt", "0Q10000 One\n0Q10001 Two\n"));

    assertThat(edition.book()).isEqualTo(Book.ICD10PCS);
    assertThat(rows(edition)).containsExactly("0Q10000 billable", "0Q10001 billable");
  }

  @Test
  void read_archive_keepsTheListThatSaysMost() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("codes.txt", bytes("Q100    One thing\nQ101    Another\n"));
    entries.put(
        "order.txt",
        bytes(order(1, "Q10", 0, "All") + order(2, "Q100", 1, "One") + order(3, "Q101", 1, "Two")));
    entries.put("about.pdf", bytes("%PDF-1.7 …"));
    Contents contents = read(folder, "april-1-2026-files.zip", IcdSamples.zip(entries));

    assertThat(edition(contents).counts()).containsEntry("headers", 1L);
    assertThat(edition(contents).label()).isEqualTo("April 2026");
    assertThat(contents.passedOver())
        .extracting(PassedOver::entry)
        .containsExactlyInAnyOrder(
            "april-1-2026-files.zip > codes.txt", "april-1-2026-files.zip > about.pdf");
  }

  @Test
  void read_archiveWhoseListsDiffer_isRefused() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("codes_2026.txt", bytes("Q100    One thing\nQ109    No such\n"));
    entries.put("order_2026.txt", bytes(order(1, "Q10", 0, "All") + order(2, "Q100", 1, "One")));

    assertThat(refusal(read(folder, "a.zip", IcdSamples.zip(entries))))
        .startsWith("a.zip > codes_2026.txt: is the same edition as a.zip > order_2026.txt");
  }

  @Test
  void read_january_startsInJanuary() {
    byte[] zip = IcdSamples.zip(Map.of("icd10cm_order_2021.txt", bytes(order(1, "Q10", 1, "One"))));
    Edition edition = edition(read(folder, "january-1-2021-codes.zip", zip));

    assertThat(edition.label()).isEqualTo("January 2021");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2021, 1, 1));
    assertThat(edition.to()).isEqualTo(LocalDate.of(2021, 9, 30));
    assertThat(
            refusal(
                read(folder, "addenda_Jan_2021.txt", "Add:         1 Q101    One      One\r\n")))
        .contains("of the day before (FY2021) first");
  }

  @Test
  void read_archiveWithTheYearInItsNameAndApril_isOfApril() {
    byte[] zip = IcdSamples.zip("order_2025.txt", bytes(order(1, "Q10", 0, "All")));

    assertThat(edition(read(folder, "april-1-2025-codes.zip", zip)).label())
        .isEqualTo("April 2025");
    assertThat(edition(read(folder, "april-1-2024-codes.zip", zip)).label()).isEqualTo("FY2025");
  }

  @Test
  void read_history_givesRowsTheirOwnDates() {
    Edition edition = edition(read(folder, "h.tsv.gz", IcdSamples.gzip(bytes(HISTORY))));

    assertThat(edition.label()).isEqualTo("FY2016 to FY2027");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2015, 10, 1));
    assertThat(edition.to()).isEqualTo(LocalDate.of(2027, 9, 30));
    assertThat(rows(edition))
        .containsExactly(
            "Q10 header 2015-10-01",
            "Q101 billable 2015-10-01..2026-09-30",
            "Q101 header 2026-10-01");
    assertThat(edition.counts()).isEqualTo(Map.of("rows", 3L, "codes", 2L));
  }

  @Test
  void read_historyWithOverlappingYears_isRefusedWithTheLine() {
    assertThat(refusal(read(folder, "h.tsv", HISTORY.replace("Q101\t0\t2027", "Q101\t0\t2026"))))
        .isEqualTo("h.tsv, line 4: lists Q101 twice for the same year");
  }

  @Test
  void read_historyWithAnUnknownYear_isRefusedWithTheLine() {
    assertThat(refusal(read(folder, "h.tsv", HISTORY.replace("2016\t2026", "2016\tx"))))
        .isEqualTo("h.tsv, line 3: \"x\" is no fiscal year");
  }

  @Test
  void read_ninthRevision_tellsDiagnosesFromProcedures() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("long_dx.txt", bytes("0010  One thing at length\nE0000 Cause\nV1234 Reason\n"));
    entries.put("short_dx.txt", bytes("0010  One\nE0000 Cause\nV1234 Reason\n"));
    entries.put("long_sg.txt", bytes("0001 First\n9999 Last\n"));
    entries.put(
        "dx.xlsx",
        IcdSamples.workbook(
            row(1, "DIAGNOSIS CODE", "LONG DESCRIPTION", "SHORT DESCRIPTION")
                + row(2, "0010", "One thing", "One")
                + row(3, "E0000", "Cause", "Cause")
                + row(4, "V1234", "Reason", "Reason")));
    Contents contents = read(folder, "cms_v32.zip", IcdSamples.zip(entries));

    assertThat(contents.refused()).isEmpty();
    assertThat(contents.editions())
        .extracting(found -> found.entry() + " " + found.edition().book())
        .containsExactly("cms_v32.zip > long_dx.txt ICD9CM", "cms_v32.zip > long_sg.txt ICD9PCS");
    Edition diagnoses = contents.editions().get(0).edition();
    assertThat(rows(diagnoses))
        .containsExactly("0010 billable", "E0000 billable", "V1234 billable");
    assertThat(diagnoses.from()).isEqualTo(LocalDate.of(2013, 10, 1));
    assertThat(diagnoses.to()).isEqualTo(LocalDate.of(2015, 9, 30));
    assertThat(contents.passedOver()).hasSize(2);
  }

  @Test
  void read_ninthRevisionWithoutVersion_saysHowToGiveIt() {
    assertThat(refusal(read(folder, "sg.txt", "0001 First\n"))).contains("--edition, such as v32");
    Contents given = read(folder, "sg.txt", bytes("0001 First\n"), IcdSamples.edition("v30"));
    assertThat(edition(given).from()).isEqualTo(LocalDate.of(2012, 10, 1));
    assertThat(edition(given).to()).isEqualTo(LocalDate.of(2013, 9, 30));
  }

  @Test
  void read_editionThatIsNone_isRefused() {
    assertThat(
            refusal(
                read(
                    folder,
                    "order_2026.txt",
                    bytes(order(1, "Q10", 0, "All")),
                    IcdSamples.edition("newest"))))
        .contains("\"newest\"")
        .contains("FY2026");
  }
}
