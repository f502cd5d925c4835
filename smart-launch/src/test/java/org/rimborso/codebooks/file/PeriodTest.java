package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "HCPC2025_OCT_ANWEB.xlsx,2025 Q4",
    "HCPC2026_JAN_ANWEB.txt,2026 Q1",
    "hcpcs2_2025-10.tsv.gz,2025 Q4",
    "AOC_V2026Q2-MCR.txt,2026 Q2",
    "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv,2026 Q3",
    "medicare-ncci-2026-q3-practitioner.zip,2026 Q3",
    "October 2026,2026 Q4",
    "Q2 2026,2026 Q2",
    "april-2026-alpha-numeric.zip,2026 Q2"
  })
  void quarterIn_namesAsPublished_isTheirQuarter(String name, String label) {
    assertThat(Period.quarterIn(name)).map(Period::label).hasValue(label);
  }

  @Test
  void quarterIn_aYearAlone_isNone() {
    assertThat(Period.quarterIn("HCPC2019_CONTR_ANWEB.txt")).isEmpty();
    assertThat(Period.quarterIn("20251001")).isEmpty();
  }

  @Test
  void hcpcsPeriod_aQuarter_isCompleteFromJanuary() {
    assertThat(HcpcsRecords.period("HCPC2025_APR_ANWEB.xlsx"))
        .hasValue(new Period("2025 Q2", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30)));
    assertThat(HcpcsRecords.period("HCPC2019_CONTR_ANWEB.xlsx")).hasValue(Period.year(2019));
  }
}
