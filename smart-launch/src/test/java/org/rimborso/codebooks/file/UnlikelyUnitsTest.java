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

class UnlikelyUnitsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Practitioner Services MUE Values,MUE_PRACTITIONER",
    "Outpatient Hospital Services MUE Values,MUE_OUTPATIENT",
    "DME Supplier Services MUE Values,MUE_SUPPLIER"
  })
  void read_asPublished_isOfTheSettingOfItsHeading(String units, Book book) {
    String text =
        "\"Invented copyright line,\nof two lines\",,,\n\"HCPCS/\nCPT Code\","
            + units
            + ",MUE Adjudication Indicator,MUE Rationale\n"
            + "Z0001,4,2 Date of Service Edit: Policy,Invented reason\n"
            + "0002Z,0,1 Line Edit,\n";

    Edition edition = Written.only(new Written(folder).read("MUE_Eff_10-01-2026.csv", text));

    assertThat(edition.book()).isEqualTo(book);
    assertThat(edition.from()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(edition.to()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(edition.counts()).isEqualTo(Map.of("codes", 2L));
    assertThat(Written.relations(edition, "Z0001"))
        .containsExactly(": 4 | 2 Date of Service Edit: Policy | Invented reason");
    assertThat(Written.relations(edition, "0002Z")).containsExactly(": 0 | 1 Line Edit");
  }

  @Test
  void read_workbook_isTheSame() {
    byte[] workbook =
        WrittenWorkbook.of(
            "MUE",
            List.of(
                List.of("Invented"),
                List.of(
                    "HCPCS/CPT Code", "MUE Values", "MUE Adjudication Indicator", "MUE Rationale"),
                List.of("Z0001", "#4", "3 Date of Service Edit: Clinical", "Invented")));

    Edition edition =
        Written.only(new Written(folder).read("practitioner 2026 Q4.xlsx", workbook, Hints.NONE));

    assertThat(edition.book()).isEqualTo(Book.MUE_PRACTITIONER);
    assertThat(Written.relations(edition, "Z0001"))
        .containsExactly(": 4 | 3 Date of Service Edit: Clinical | Invented");
  }

  @Test
  void read_missingUnits_isNamedWithTheHeadersLookedFor() {
    assertThat(refusal("HCPCS/CPT Code,MUE Adjudication Indicator\nZ0001,1 Line Edit\n"))
        .contains("no column units (looked for the headers: practitioner services mue values");
  }

  @Test
  void read_badRows_sayLineAndReason() {
    String heading = "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator\n";

    assertThat(refusal(heading + "Z0001,many,1 Line Edit\n"))
        .endsWith("line 2: column units holds no number: many");
    assertThat(refusal(heading + "Z0001,1,4 Other\n"))
        .endsWith("line 2: column indicator holds no adjudication indicator (1, 2 or 3): 4 Other");
  }

  private String refusal(String text) {
    return Written.refusal(new Written(folder).read("MUE_Eff_10-01-2026.csv", text));
  }
}
