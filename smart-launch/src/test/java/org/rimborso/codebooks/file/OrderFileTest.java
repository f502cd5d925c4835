package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

class OrderFileTest {
  private static final String CATEGORY =
      "00001 Q10     0 Short of Q10"
          + " ".repeat(49)
          + "Long of Q10\r\n"
          + "00002 Q101    1 Short of Q10.1"
          + " ".repeat(47)
          + "Long of Q10.1\r\n";
  private final CodeFiles files = new CodeFiles();
  @TempDir Path folder;

  private Contents read(String name, String text, Hints hints) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    return files.read(file, hints);
  }

  private Contents read(String name, String text) throws IOException {
    return read(name, text, Hints.NONE);
  }

  private static String onlyRefusal(Contents contents) {
    assertThat(contents.editions()).isEmpty();
    assertThat(contents.refused()).hasSize(1);
    return contents.refused().get(0).sentence();
  }

  @Test
  void read_fiscalYearInTheName_isItsEdition() throws IOException {
    Edition edition = read("order_2026.txt", CATEGORY).editions().get(0).edition();

    assertThat(edition.book()).isEqualTo(Book.ICD10CM);
    assertThat(edition.label()).isEqualTo("FY2026");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2025, 10, 1));
    assertThat(edition.to()).isEqualTo(LocalDate.of(2026, 9, 30));
    assertThat(edition.counts()).isEqualTo(Map.of("codes", 2L, "billable", 1L, "headers", 1L));
    assertThat(((Edition.Codes) edition.content()).rows())
        .containsExactly(
            new Edition.CodeRow("Q10", false, Optional.empty(), Optional.empty(), "Long of Q10"),
            new Edition.CodeRow("Q101", true, Optional.empty(), Optional.empty(), "Long of Q10.1"));
  }

  @Test
  void read_aprilInTheName_startsInApril() throws IOException {
    Edition edition = read("icd10cm-order-April-2025.txt", CATEGORY).editions().get(0).edition();

    assertThat(edition.label()).isEqualTo("April 2025");
    assertThat(edition.from()).isEqualTo(LocalDate.of(2025, 4, 1));
  }

  @Test
  void read_noYearAnywhere_saysHowToGiveOne() throws IOException {
    assertThat(onlyRefusal(read("order.txt", CATEGORY))).contains("--edition").contains("FY2026");
    Hints given = new Hints(Optional.of("FY2024"), Map.of(), Hints.NONE.base());
    assertThat(read("order.txt", CATEGORY, given).editions().get(0).edition().label())
        .isEqualTo("FY2024");
  }

  @Test
  void read_brokenLineInTheMiddle_isRefusedWithItsLine() throws IOException {
    assertThat(onlyRefusal(read("order_2026.txt", CATEGORY + "00003 Q1O2  1 no\r\n" + CATEGORY)))
        .startsWith("order_2026.txt, line 3: is no line of an order file");
  }

  @Test
  void read_codeTwice_isRefused() throws IOException {
    assertThat(onlyRefusal(read("order_2026.txt", CATEGORY + CATEGORY)))
        .isEqualTo("order_2026.txt, line 3: lists Q10 a second time");
  }

  @Test
  void read_codesThatBeginWithDigits_areProcedures() throws IOException {
    String pcs = CATEGORY.replace("Q10     0", "0Q1     0").replace("Q101    1", "0Q10000 1");
    Edition edition = read("order_2026.txt", pcs).editions().get(0).edition();

    assertThat(edition.book()).isEqualTo(Book.ICD10PCS);
  }

  @Test
  void read_windowsLetters_keepsTheName() throws IOException {
    String text = CATEGORY.replace("Long of Q10\r", "M\u00e9ni\u00e8re\r");
    Edition edition = read("order_2026.txt", text).editions().get(0).edition();

    assertThat(((Edition.Codes) edition.content()).rows().get(0).name()).isEqualTo("Ménière");
  }

  @Test
  void read_officialZip_givesThePublishedCounts() {
    Contents contents = files.read(CodeSetFolder.file("icd10cm/cms_2026_dx.zip"), Hints.NONE);

    assertThat(contents.refused()).isEmpty();
    assertThat(contents.editions().get(0).edition().counts())
        .isEqualTo(Map.of("codes", 98_186L, "billable", 74_719L, "headers", 23_467L));
  }
}
