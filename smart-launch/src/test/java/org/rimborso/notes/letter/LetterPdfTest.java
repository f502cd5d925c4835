package org.rimborso.notes.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.store.Letter;

/** What somebody who gets the file has of it: read back with PDFBox. */
class LetterPdfTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private static Letter letter(String text) {
    return new Letter("appeal", "it", Letter.Sheet.A4, DAY, "Ricorso", text);
  }

  private static String text(Letter letter) throws IOException {
    try (PDDocument document = Loader.loadPDF(LetterPdf.of(letter))) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static List<PDFont> fonts(PDDocument document) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        fonts.add(page.getResources().getFont(name));
      }
    }
    return fonts;
  }

  @Test
  void of_letter_isTitledTaggedInItsLanguageAndCarriesItsTypeface() throws IOException {
    try (PDDocument document = Loader.loadPDF(LetterPdf.of(letter("Ricorso\n\nPerché")))) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Ricorso");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("it");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(
              new String(
                  document.getDocumentCatalog().getMetadata().toByteArray(),
                  StandardCharsets.UTF_8))
          .contains("<pdfuaid:part>1</pdfuaid:part>");
      assertThat(document.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo("2026-11-23T00:00:00Z");
      assertThat(fonts(document)).isNotEmpty().allMatch(PDFont::isEmbedded);
    }
  }

  @Test
  void of_sameLetterAtAnotherTimeAndPlace_isTheSameBytes() {
    byte[] once = LetterPdf.of(letter("Perché\n\nEcco"));
    TimeZone here = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    try {
      assertThat(LetterPdf.of(letter("Perché\n\nEcco"))).isEqualTo(once);
    } finally {
      TimeZone.setDefault(here);
    }
    assertThat(LetterPdf.of(letter("Perché\n\nAltro"))).isNotEqualTo(once);
  }

  @Test
  void of_textThatLooksLikeMarkup_isTextAndLoadsNothing() throws IOException {
    assertThat(text(letter("Perché <img src=\"http://127.0.0.1:9/x\"/> &amp; Łódź ]]> \u0007ok")))
        .contains("Perché <img src=\"http://127.0.0.1:9/x\"/> &amp; Łódź ]]> ok", "1 / 1");
  }

  @Test
  void of_italianAccentsAndSigns_areAllSet() throws IOException {
    String accents = "à è é ì í î ò ó ù ú À È É Ì Ò Ù ç ñ ü ß € – — ’ “ ” « » … − §";
    assertThat(text(letter(accents))).contains(accents);
    assertThat(Typeface.lacks(accents + "\n\tΩ Ж")).isEmpty();
    assertThat(Typeface.lacks("Li 李 wrote 李 and 😀")).isEqualTo("李😀");
  }

  @Test
  void of_longestLetter_isWholeOnSeveralPages() throws IOException {
    StringBuilder longest = new StringBuilder();
    for (int i = 0; longest.length() < 6_900; i++) {
      longest.append("Line ").append(i).append(i % 7 == 0 ? "\n\n" : "\n");
    }
    String read = text(letter(longest.toString()));
    assertThat(longest.toString().lines().filter(line -> !line.isEmpty()))
        .allSatisfy(line -> assertThat(read.lines().map(String::strip)).contains(line));
    assertThat(read).contains("2 / ");
  }

  @Test
  void of_lineWithoutAPlaceToBreak_staysOnTheSheet() throws IOException {
    String read = text(letter("x".repeat(400)));
    assertThat(read.replaceAll("[^x]", "")).hasSize(400);
    assertThat(read.lines()).allMatch(line -> line.length() < 110);
  }

  @Test
  void of_apostropheInsideAWord_neverEndsALine() throws IOException {
    assertThat(text(letter("più avanti segue l’elenco ".repeat(60))).lines())
        .hasSizeGreaterThan(10)
        .noneMatch(line -> line.strip().endsWith("’"));
  }

  @ParameterizedTest
  @CsvSource({"A4, 595.3, 841.9", "US_LETTER, 612, 792"})
  void of_sheet_hasItsSize(Letter.Sheet sheet, float width, float height) throws IOException {
    Letter letter = new Letter("appeal", "en", sheet, DAY, "Appeal", "Text");
    try (PDDocument document = Loader.loadPDF(LetterPdf.of(letter))) {
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isCloseTo(width, org.assertj.core.data.Offset.offset(1f));
      assertThat(document.getPage(0).getMediaBox().getHeight())
          .isCloseTo(height, org.assertj.core.data.Offset.offset(1f));
    }
  }
}
