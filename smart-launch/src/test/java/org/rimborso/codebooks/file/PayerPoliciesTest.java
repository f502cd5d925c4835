package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codes.CodeRelations;

class PayerPoliciesTest {
  private static final String HEADING = "policy,payer,procedure code,diagnosis,from,to\n";

  @TempDir Path folder;

  @Test
  void read_rows_areDiagnosesByServiceFromTheFirstDayOn() {
    Edition edition =
        Written.only(
            read(
                HEADING
                    + "L1,,Z0001,E11.9,2025-01-01,\n"
                    + "L1,,Z0001,e10 - e14,2025-01-01,2026-06-30\n"
                    + "\"H, 2\",Harbor Mutual,z0001,S93*,2026-01-01,\n"));

    assertThat(edition.book()).isEqualTo(Book.PAYER_POLICY);
    assertThat(edition.label()).isEqualTo("policies to 2026-01-01");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(edition.to()).isEqualTo(Period.OPEN);
    assertThat(Written.relations(edition, "Z0001"))
        .containsExactly("E119: L1", "S93*: H, 2 | payer Harbor Mutual");
    CodeRelations rows = ((Edition.Relations) edition.content()).relations();
    assertThat(rows.of("Z0001", LocalDate.of(2026, 6, 30)))
        .extracting(CodeRelations.Row::target)
        .contains("E10-E14");
    assertThat(rows.of("Z0001", LocalDate.of(2025, 12, 31)))
        .extracting(CodeRelations.Row::target)
        .doesNotContain("S93*");
  }

  @ParameterizedTest
  @CsvSource({
    "E1,'column diagnosis holds no code, beginning (E11*) or range (E10-E14) of codes: E1'",
    "E14-E10,'column diagnosis holds no code, beginning (E11*) or range (E10-E14) of codes: E14-E10'",
    "*,'column diagnosis holds no code, beginning (E11*) or range (E10-E14) of codes: *'"
  })
  void read_otherDiagnosis_saysLineAndReason(String diagnosis, String reason) {
    assertThat(Written.refusal(read(HEADING + "L1,,Z0001," + diagnosis + ",2025-01-01,\n")))
        .endsWith("line 2: " + reason);
  }

  @Test
  void read_noFirstDay_saysLineAndReason() {
    assertThat(Written.refusal(read(HEADING + "L1,,Z0001,E119,,\n")))
        .endsWith("line 2: column from is empty");
  }

  @Test
  void read_barInAName_isRefused() {
    assertThat(Written.refusal(read(HEADING + "L1 | x,,Z0001,E119,2025-01-01,\n")))
        .endsWith("line 2: column policy holds a bar");
  }

  private Contents read(String text) {
    return new Written(folder).read("policies.csv", text);
  }
}
