package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.codebooks.file.IcdSamples.bytes;
import static org.rimborso.codebooks.file.IcdSamples.edition;
import static org.rimborso.codebooks.file.IcdSamples.read;
import static org.rimborso.codebooks.file.IcdSamples.refusal;
import static org.rimborso.codebooks.file.IcdSamples.relations;
import static org.rimborso.codebooks.file.IcdSamples.row;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** Conversion table, General Equivalence Mappings and the POA-exempt list. */
class IcdCompanionsOfCodesTest {
  private static final String CONVERSION =
      "Current code assignment\tEffective\tPrevious Code(s) Assignment\n";
  private static final String EXEMPT = "Order26\tPOAexemptCode\tDescription\n";
  @TempDir Path folder;

  @Test
  void read_conversion_countsABareYearFromItsOctober() {
    Edition edition =
        edition(
            read(
                folder,
                "conversion_FY2026.tsv",
                CONVERSION
                    + "Q10.11\t2017\tQ10.1\n"
                    + "Q10.2\t45017\tQ10.9\n"
                    + "Q10.3\t2025\tQ10.4 and Q10.5\n"
                    + "Q10.61\t2025\tQ10.601-Q10.603; Q10.609\n"
                    + "Q10.7\t2025\tNone\n"
                    + "T10.7X5\t2025\tCodes in Categories T10-T12\n"
                    + "\t\t\n"));

    assertThat(edition.book()).isEqualTo(Book.ICD10CM_CONVERSION);
    assertThat(edition.label()).isEqualTo("FY2026");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2017, 10, 1));
    assertThat(edition.to()).isEqualTo(LocalDate.of(2026, 9, 30));
    assertThat(edition.counts()).isEqualTo(Map.of("conversions", 6L));
    assertThat(relations(edition))
        .containsExactlyInAnyOrder(
            "Q1011>Q101  2017-10-01",
            "Q102>Q109  2023-04-01",
            "Q103>Q104 Q10.4 and Q10.5 2025-10-01",
            "Q103>Q105 Q10.4 and Q10.5 2025-10-01",
            "Q1061>Q10601 Q10.601-Q10.603; Q10.609 2025-10-01",
            "Q1061>Q10602 Q10.601-Q10.603; Q10.609 2025-10-01",
            "Q1061>Q10603 Q10.601-Q10.603; Q10.609 2025-10-01",
            "Q1061>Q10609 Q10.601-Q10.603; Q10.609 2025-10-01",
            "Q107>  2025-10-01",
            "T107X5> Codes in Categories T10-T12 2025-10-01");
  }

  @Test
  void read_conversionSheet_isTheSameAsTheText() {
    String sheet =
        row(1, "About this table")
            + row(2, "Current code assignment", "Effective", "Previous Code(s) Assignment")
            + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Q10.11</t></is></c><c"
            + " r=\"B3\"><v>2017</v></c><c r=\"C3\""
            + " t=\"inlineStr\"><is><t>Q10.1</t></is></c></row><row r=\"4\"><c r=\"A4\""
            + " t=\"inlineStr\"><is><t>Q10.2</t></is></c><c r=\"B4\" s=\"1\"><v>45017</v></c><c"
            + " r=\"C4\" t=\"inlineStr\"><is><t>Q10.9</t></is></c></row>";

    assertThat(relations(edition(read(folder, "FY2026.xlsx", IcdSamples.workbook(sheet)))))
        .containsExactly("Q1011>Q101  2017-10-01", "Q102>Q109  2023-04-01");
  }

  @Test
  void read_conversionWithoutADay_isRefusedWithItsLine() {
    assertThat(refusal(read(folder, "FY2026.tsv", CONVERSION + "Q10.1\tsoon\tQ10.2\n")))
        .isEqualTo("FY2026.tsv, line 2: \"soon\" is neither a year nor a date");
  }

  @Test
  void read_equivalences_tellTheirDirection() {
    Edition tenth =
        edition(read(folder, "2018_a.txt", "Q100    0010  10000\r\nQ101    NoDx  11000\r\n"));
    Edition ninth =
        edition(read(folder, "2018_b.txt", "0010  Q100    00000\nv589  Q101    10111\n"));

    assertThat(tenth.book()).isEqualTo(Book.GEM_ICD10_TO_9);
    assertThat(relations(tenth))
        .containsExactly(
            "Q100>0010 10000 2017-10-01..2018-09-30", "Q101> 11000 2017-10-01..2018-09-30");
    assertThat(tenth.counts()).isEqualTo(Map.of("mappings", 2L, "codes", 2L));
    assertThat(ninth.book()).isEqualTo(Book.GEM_ICD9_TO_10);
    assertThat(relations(ninth))
        .containsExactly(
            "0010>Q100 00000 2017-10-01..2018-09-30", "V589>Q101 10111 2017-10-01..2018-09-30");
  }

  @Test
  void read_equivalencesOfProcedures_areNoCodeList() {
    String procedures = "0001    0Q10000 10000\n0002    0Q10001 10000\n";
    assertThat(refusal(read(folder, "v32.txt", procedures))).contains("a map of procedure codes");
  }

  @Test
  void read_equivalenceWithoutFlags_isRefusedWithItsLine() {
    String good = "Q100    0010  10000\nQ102    0010  10000\n";
    assertThat(refusal(read(folder, "2018.txt", good + "Q101    0011\n")))
        .startsWith("2018.txt, line 3: is no line of a GEM");
  }

  @Test
  void read_exemptList_takesItsYearFromItsHeading() {
    Edition edition =
        edition(read(folder, "x.txt", EXEMPT + "01\tB90.0\t\"One, two\"\n02\tQ10.1\tThree\n"));

    assertThat(edition.book()).isEqualTo(Book.POA_EXEMPT);
    assertThat(edition.label()).isEqualTo("FY2026");
    assertThat(edition.counts()).isEqualTo(Map.of("codes", 2L));
    assertThat(relations(edition))
        .containsExactly("B900>  2025-10-01..2026-09-30", "Q101>  2025-10-01..2026-09-30");
  }

  @Test
  void read_exemptArchive_passesOverTheYearsChanges() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("add.txt", bytes(EXEMPT + "02\tQ10.1\tThree\n"));
    entries.put("all.txt", bytes(EXEMPT + "01\tB90.0\tOne\n02\tQ10.1\tThree\n"));
    entries.put(
        "all.xlsx",
        IcdSamples.workbook(
            row(1, "Order26", "POAexemptCode", "Description")
                + row(2, "01", "B90.0", "One")
                + row(3, "02", "Q10.1", "Three")));
    entries.put("delete.txt", bytes("POAexemptCode\tDescription\nQ10.2\tFour\n"));
    entries.put(
        "revise.txt",
        bytes("Order26\tAction\tPOAexemptCode\tDescription\n01\tRevise from:\tQ10.2\tFour\n"));
    Contents contents = read(folder, "poa.zip", IcdSamples.zip(entries));

    assertThat(edition(contents).counts()).isEqualTo(Map.of("codes", 2L));
    assertThat(contents.passedOver())
        .extracting(PassedOver::entry)
        .containsExactlyInAnyOrder(
            "poa.zip > add.txt",
            "poa.zip > all.xlsx",
            "poa.zip > delete.txt",
            "poa.zip > revise.txt");
  }

  @Test
  void read_additionsAlone_areRefused() {
    assertThat(refusal(read(folder, "add.txt", EXEMPT + "02\tQ10.1\tThree\n")))
        .contains("the year's additions to the POA-exempt list");
  }
}
