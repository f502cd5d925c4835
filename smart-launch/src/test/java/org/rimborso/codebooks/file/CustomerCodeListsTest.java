package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** CPT and X12 lists as customers have them; the codes and all texts here are invented. */
class CustomerCodeListsTest {
  private static final String OWNER =
      "Invented notice that names the American Medical Association, 2025\r\n\r\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9999A\tFirst invented service\r\n0000Z\tSecond invented service\r\n",
        "9999A\t1234567\tFirst invented service\r\n0000Z\t7654321\tSecond invented service\r\n",
        "9999A First invented service\r\n0000Z Second invented service       \r\n",
        "9999A01 First invented\r\n9999A02 service\r\n0000Z01 Second invented service\r\n"
      })
  void read_cptText_isItsCodes(String text) {
    Edition edition = Written.only(written().read("CPT 2026 LONG.txt", OWNER + text));

    assertThat(edition.book()).isEqualTo(Book.CPT);
    assertThat(edition.label()).isEqualTo("2026");
    assertThat(edition.to()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(Written.codes(edition))
        .containsExactly(
            new Edition.CodeRow(
                "9999A", true, Optional.empty(), Optional.empty(), "First invented service"),
            new Edition.CodeRow(
                "0000Z", true, Optional.empty(), Optional.empty(), "Second invented service"));
  }

  @Test
  void read_cptArchive_keepsTheLongestDescriptions() {
    Contents contents =
        written()
            .zip(
                "cpt-2026.zip",
                Map.of(
                    "LONGULT.txt", bytes(OWNER + "9999A\tFirst invented service\r\n"),
                    "SHORTU.txt", bytes(OWNER + "9999A FIRST INV SVC\r\n")));

    assertThat(Written.codes(Written.only(contents)).get(0).name())
        .isEqualTo("First invented service");
    assertThat(contents.passedOver()).hasSize(1);
  }

  @Test
  void read_cptTable_isFoundByItsHeaders() {
    Edition edition =
        Written.only(
            written()
                .read("licensed 2026.csv", "CPT Code,Long Description\n101,\"One, invented\"\n"));

    assertThat(Written.codes(edition).get(0).code()).isEqualTo("00101");
  }

  @Test
  void read_cptWithoutItsYear_asksForIt() {
    String text = OWNER + "9999A\tFirst invented service\r\n";

    assertThat(Written.refusal(written().read("LONGULT.txt", text))).contains("--edition");
    assertThat(Written.only(written().read("LONGULT.txt", text, Written.edition("2026"))).label())
        .isEqualTo("2026");
  }

  @Test
  void read_cptBadLine_saysLineAndReason() {
    assertThat(
            Written.refusal(
                written().read("CPT 2026.txt", OWNER + "9999A\tInvented\r\nX\tInvented\r\n")))
        .isEqualTo("CPT 2026.txt, line 4: no CPT code with its description");
  }

  @Test
  void read_reasonCodes_endBeforeTheirStopDate() {
    Edition edition =
        Written.only(
            written()
                .read(
                    "reasons.csv",
                    """
                    Code,Description,Start Date,Last Modified,Stop Date,Notes
                    901,"Invented, ""quoted"" text",1/1/1995,11/1/2025,,
                    P99,Invented text,10/1/2013,,7/1/2020,Invented note
                    """));

    assertThat(edition.book()).isEqualTo(Book.CARC);
    assertThat(edition.label()).isEqualTo("changes to 2025-11-01");
    assertThat(edition.from()).isEqualTo(LocalDate.of(1995, 1, 1));
    assertThat(Written.codes(edition).get(0).name()).isEqualTo("Invented, \"quoted\" text");
    assertThat(Written.codes(edition).get(1).last()).hasValue(LocalDate.of(2020, 6, 30));
  }

  @Test
  void read_remarkCodes_areToldByTheirCodes() {
    Edition edition =
        Written.only(
            written()
                .read(
                    "remarks.csv",
                    "Code,Description,Start Date,Stop Date\nMA999,Invented,1/1/1997,\nN9999,Invented,2/1/2002,\n"));

    assertThat(edition.book()).isEqualTo(Book.RARC);
  }

  @Test
  void read_reasonAmongRemarks_saysLineAndReason() {
    assertThat(
            Written.refusal(
                written()
                    .read(
                        "remarks.csv",
                        "Code,Description,Start Date,Stop Date\nN9999,Invented,2/1/2002,\n901,Invented,2/1/2002,\n")))
        .endsWith("line 3: no code of Remittance advice remark codes: 901");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Written written() {
    return new Written(folder);
  }
}
