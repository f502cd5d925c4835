package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.store.Letter;

/** Letters to payers: the first draft, and what becomes of it. */
class LettersTest extends OverTestSite {
  private static final String ACCOUNT = "/s/biller-1/accounts/Claim/c1";
  private static final String LETTER = ACCOUNT + "/letter";
  private static final String ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
  private static final String SENT =
      tokenOf("letter Claim/c1") + "&kind=records&letter=en&id=" + ID;

  @ParameterizedTest
  @CsvSource({
    "timely-filing, en, Proof of timely filing, our records show:",
    "timely-filing, it, Prova di invio nei termini, dai nostri dati risulta:",
    "records, en, Records for a claim, [what was asked for",
    "records, it, Documenti per una richiesta, [che cosa è stato chiesto",
    "corrected-claim, en, Corrected claim, [what was corrected]",
    "corrected-claim, it, Richiesta corretta, [che cosa è stato corretto]"
  })
  void get_kind_isDraftedInTheLettersLanguage(
      String kind, String language, String subject, String sentence) throws Exception {
    HttpResponse<String> answer = get(LETTER + "?kind=" + kind + "&letter=" + language);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(subject, sentence, "<textarea", "Make the letter", "7,000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"appeal", "reconsideration"})
  void get_nothingToAppeal_saysWhy(String kind) throws Exception {
    assertThat(get(LETTER + "?kind=" + kind).body())
        .contains("Choose the code below it that your note supports.")
        .doesNotContain("<textarea");
  }

  @Test
  void restrictedAccount_hasNoLetter() throws Exception {
    site.restricted = true;
    assertThat(get(LETTER + "?kind=records").body())
        .contains("This account is restricted")
        .doesNotContain("<textarea");
    assertThat(post(LETTER, SENT + "&text=Words").statusCode()).isEqualTo(422);
    assertThat(site.letters).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/letter?kind=poem", "/letter", "/letters/none.pdf", "/letters/" + ID, "x/letter"})
  void get_whatIsNoLetter_isNotFound(String path) throws Exception {
    assertThat(get(ACCOUNT + path).statusCode()).isEqualTo(404);
  }

  @Test
  void post_letter_isKeptAndListedAndGivenAsPdf() throws Exception {
    String text = "Perch%C3%A9+%3Cb%3E+%26amp%3B+e%CC%80%0D%0ASecond";
    HttpResponse<String> made = post(LETTER, SENT + "&text=" + text);
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(made.headers().firstValue("Location")).contains(ACCOUNT + "?saved=" + ID + "#note");
    assertThat(site.letters)
        .containsExactly(
            Map.entry(
                ID,
                new Letter(
                    "records",
                    "en",
                    Letter.Sheet.US_LETTER,
                    LocalDate.of(2026, 11, 23),
                    "Records for a claim",
                    "Perché <b> &amp; è\nSecond")));
    assertThat(site.told).containsExactly("LETTER Letter made: Cover for records.");

    HttpResponse<byte[]> pdf =
        HttpClient.newHttpClient()
            .send(
                to(ACCOUNT + "/letters/" + ID + ".pdf").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"records-2026-11-23.pdf\"");
    assertThat(pdf.headers().firstValue("Cache-Control")).contains("no-store");
    try (PDDocument document = Loader.loadPDF(pdf.body())) {
      assertThat(new PDFTextStripper().getText(document)).contains("Perché <b> &amp; è", "Second");
    }
    assertThat(site.told).contains("biller-1 EXPORTED");
  }

  @ParameterizedTest
  @CsvSource({
    "'Typed+%5Bname%5D', Something in brackets is left",
    "'+%0A+', The letter has no text",
    "'Name+%E6%9D%8E', has no sign for 李"
  })
  void post_textThatIsNoLetterYet_comesBackWithWhy(String text, String why) throws Exception {
    HttpResponse<String> answer = post(LETTER, SENT + "&text=" + text);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(why, "<textarea");
    assertThat(site.letters).isEmpty();
  }

  @Test
  void post_gapThatMayStay_isMade() throws Exception {
    assertThat(post(LETTER, SENT + "&sure=yes&text=Typed+%5Bname%5D").statusCode()).isEqualTo(303);
  }

  @Test
  void post_lengthAtTheEdge_isMadeAndOneMoreIsNot() throws Exception {
    assertThat(post(LETTER, SENT + "&text=" + "x".repeat(7_001)).statusCode()).isEqualTo(422);
    assertThat(site.letters).isEmpty();
    assertThat(post(LETTER, SENT + "&text=" + "x".repeat(7_000)).statusCode()).isEqualTo(303);
  }

  @Test
  void post_notKept_keepsWhatWasTyped() throws Exception {
    site.full = true;
    HttpResponse<String> answer = post(LETTER, SENT + "&text=Typed+words");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Typed words", "Not saved");
  }

  @Test
  void post_withAnotherToken_makesNothing() throws Exception {
    String body = tokenOf("note Claim/c1") + "&kind=records&text=Typed+words";
    assertThat(post(LETTER, body).statusCode()).isEqualTo(403);
    assertThat(post(LETTER + "/draft", body).statusCode()).isEqualTo(403);
    assertThat(site.letters).isEmpty();
    assertThat(site.letterDrafts).isEmpty();
  }

  @Test
  void draft_ofOneKindAndLanguage_isThereAgainUntilBegunAnew() throws Exception {
    assertThat(post(LETTER + "/draft", SENT + "&text=Half+a+letter").body())
        .isEqualTo("{\"kept\":true}");
    String english = "?kind=records&letter=en";
    assertThat(get(LETTER + english).body())
        .contains("Half a letter", "value=\"" + ID + "\"", "data-testid=\"restored\"");
    assertThat(get(LETTER + english + "&anew=1").body())
        .contains("Records for a claim")
        .doesNotContain("Half a letter", "data-testid=\"restored\"");
    assertThat(get(LETTER + "?kind=records&letter=it").body()).doesNotContain("Half a letter");
    assertThat(get(LETTER + "?kind=corrected-claim&letter=en").body())
        .doesNotContain("Half a letter");
  }
}
