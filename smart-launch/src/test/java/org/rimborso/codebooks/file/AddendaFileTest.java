package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.codebooks.file.IcdSamples.bytes;
import static org.rimborso.codebooks.file.IcdSamples.edition;
import static org.rimborso.codebooks.file.IcdSamples.order;
import static org.rimborso.codebooks.file.IcdSamples.read;
import static org.rimborso.codebooks.file.IcdSamples.refusal;
import static org.rimborso.codebooks.file.IcdSamples.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Edition;

class AddendaFileTest {
  private static final String BEFORE =
      order(1, "Q10", 0, "All") + order(2, "Q100", 1, "One") + order(3, "Q101", 1, "Two");
  private static final String CHANGES =
      line("Delete:", "1 Q100", "One")
          + line("Add:", "0 Q100", "One")
          + line("Add:", "1 Q1001", "One, first")
          + line("Add:", "1 Q1002", "One, second")
          + line("Revise from:", "1 Q101", "Two")
          + line("Revise to:", "1 Q101", "Two, better")
          + totals(1, 2, 2, 3);
  @TempDir Path folder;

  private static String line(String action, String code, String name) {
    return String.format("%-13s%-9s %-60s %s%n", action, code, name, name + ", long");
  }

  private static String totals(int headersFrom, int codesFrom, int headersTo, int codesTo) {
    return String.format(
        "%nHeaders%n  %d headers in icd10cm_order_2026.txt%n  %d headers in"
            + " icd10cm_order_2027.txt%n      1 additions%nof which%n      0 revisions to short"
            + " title only%n%nCodes%n  %d codes in icd10cm_order_2026.txt%n  %d codes in"
            + " icd10cm_order_2027.txt%n",
        headersFrom, headersTo, codesFrom, codesTo);
  }

  private Hints base(String order, List<LocalDate> asked) {
    Edition edition = edition(read(folder, "order_2026.txt", order));
    return new Hints(
        Optional.empty(),
        Map.of(),
        (book, day) -> {
          asked.add(day);
          return Optional.of(edition).filter(one -> one.book() == book);
        });
  }

  private Contents apply(String order, String changes) {
    return read(folder, "addenda.txt", bytes(changes), base(order, new ArrayList<>()));
  }

  @Test
  void read_changesToTheEditionBefore_areTheNextEdition() {
    List<LocalDate> asked = new ArrayList<>();
    Edition edition = edition(read(folder, "addenda.txt", bytes(CHANGES), base(BEFORE, asked)));

    assertThat(asked).containsExactly(LocalDate.of(2026, 9, 30));
    assertThat(edition.label()).isEqualTo("FY2027");
    assertThat(rows(edition))
        .containsExactly(
            "Q10 header", "Q100 header", "Q1001 billable", "Q1002 billable", "Q101 billable");
    assertThat(((Edition.Codes) edition.content()).rows().get(4).name())
        .isEqualTo("Two, better, long");
    assertThat(edition.counts())
        .isEqualTo(
            Map.of(
                "codes",
                5L,
                "billable",
                3L,
                "headers",
                2L,
                "added",
                3L,
                "deleted",
                1L,
                "revised",
                1L));
  }

  @Test
  void read_baseWithDatesOfItsOwn_takesWhatWasInForce() {
    String history =
        """
        code\tbillable\tfirst_fy\tlast_fy\tlong
        Q10\t0\t2016\t2027\tAll
        Q100\t1\t2016\t2027\tOne
        Q101\t1\t2016\t2027\tTwo
        Q109\t1\t2016\t2025\tGone
        Q108\t1\t2027\t2027\tLater
        """;

    assertThat(edition(apply(history, CHANGES)).counts()).containsEntry("billable", 3L);
  }

  @Test
  void read_noBase_saysWhatToImportFirst() {
    assertThat(refusal(read(folder, "addenda.txt", CHANGES)))
        .isEqualTo(
            "addenda.txt: lists only what changes on 2026-10-01: import ICD-10-CM of the day before"
                + " (FY2026) first, or the whole list of FY2027");
  }

  @Test
  void read_besideItsOwnList_isPassedOver() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("addenda_2026.txt", bytes(CHANGES));
    entries.put("order_2026.txt", bytes(BEFORE));
    Contents contents = read(folder, "a.zip", IcdSamples.zip(entries));

    assertThat(edition(contents).label()).isEqualTo("FY2026");
    assertThat(contents.passedOver())
        .containsExactly(
            new PassedOver(
                "a.zip > addenda_2026.txt",
                "the changes that led to FY2026, which holds them already"));
  }

  @Test
  void read_baseOfOtherTotals_isRefused() {
    assertThat(refusal(apply(BEFORE + order(4, "Q102", 1, "Three"), CHANGES)))
        .contains("changes a list of 2 codes and 1 headers, and ICD-10-CM FY2026 has 3 codes");
  }

  @Test
  void read_changesThatMissTheirTotals_areRefused() {
    assertThat(refusal(apply(BEFORE, CHANGES.replace("3 codes in", "4 codes in"))))
        .contains("should lead to 4 codes and 2 headers, but leads to 3 codes and 2 headers");
  }

  @Test
  void read_deletionOfWhatIsNotThere_isRefusedWithItsLine() {
    assertThat(refusal(apply(BEFORE, CHANGES + line("Delete:", "1 Q107", "No such"))))
        .matches("addenda.txt, line \\d+: does not fit FY2026, which lacks Q107");
  }

  @Test
  void read_unknownAction_isRefusedWithItsLine() {
    assertThat(refusal(apply(BEFORE, CHANGES + line("Merge:", "1 Q101", "No such"))))
        .contains("is neither Add, Delete nor Revise");
  }

  @Test
  void read_changesOfACodeList_leaveHeadersToTheCodes() {
    String changes =
        """
        Delete:      Q100    One
        Add:         Q1001   One, first

        Codes
          2 codes in icd10cm_order_2026.txt
          2 codes in icd10cm_order_2027.txt
        """;
    Edition edition = edition(apply(BEFORE, changes));

    assertThat(rows(edition)).containsExactly("Q1001 billable", "Q101 billable");
    assertThat(((Edition.Codes) edition.content()).headersListed()).isFalse();
  }

  @Test
  void read_changesOfProcedures_haveNoFlags() {
    String before = order(1, "0Q1", 0, "Table") + order(2, "0Q10000", 1, "One");
    String changes =
        String.format("Add:         %-7s %-60s %s%n", "0Q2", "Short", "Long table")
            + String.format("Add:         %-7s %-60s %s%n", "0Q20000", "Short", "Long")
            + "\n"
            + "Headers\n"
            + "  1 headers in icd10pcs_order_2026.txt\n"
            + "  2 headers in icd10pcs_order_2027.txt\n"
            + "\n"
            + "Codes\n"
            + "  1 codes in icd10pcs_order_2026.txt\n"
            + "  2 codes in icd10pcs_order_2027.txt\n";

    assertThat(rows(edition(apply(before, changes))))
        .containsExactly("0Q1 header", "0Q10000 billable", "0Q2 header", "0Q20000 billable");
  }
}
