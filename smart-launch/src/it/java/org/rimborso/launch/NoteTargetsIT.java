package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A note lands once, where this kind of EHR and this site want it, and its account's page says where. */
class NoteTargetsIT {
  private static final String BENEFIT = "ExplanationOfBenefit/demo-tanaka-eob";
  private static Stage stage;

  @BeforeAll
  static void start() {
    stage = Stage.open("targets");
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({
    "full,demo-novak,Claim/demo-novak-claim,ClaimResponse,1",
    "no-if-match,demo-reyes,Claim/demo-reyes-claim,ClaimResponse,1",
    "no-write,demo-haddad,Claim/demo-haddad-claim,,0",
    "epic,demo-tanaka,ExplanationOfBenefit/demo-tanaka-eob,Communication,0"
  })
  void note_atOneKindOfEhr_landsOnceAndTheAccountSaysWhere(String profile, String patient, String account, String type, int told)
      throws IOException {
    Writing biller = new Writing(stage, patient, account, profile);
    lands(biller, "Written at " + profile + ".", type == null ? List.of() : List.of(type));
    assertThat(biller.attributed(type == null ? "ClaimResponse" : type)).as("Provenances").hasSize(told);
  }

  /** Without bills there is no account to write about: the page says what it could not look into. */
  @Test
  void oracle_whichShowsNoBills_hasNoAccountAndSaysSo() throws IOException {
    Visitor.Page page = new Writing(stage, "demo-novak", "Claim/demo-novak-claim", "oracle").open();
    assertThat(page.isGood()).isTrue();
    assertThat(page.text()).doesNotContain("data-account=");
    assertThat(page.text()).containsIgnoringCase("not checked");
  }

  /** What another system wrote about the account stands beside ours, as theirs: nothing to strike, nothing counted. */
  @Test
  void message_ofAnotherSystem_isShownAsTheirs() throws IOException {
    new OtherApp(stage, "demo-tanaka", "demo-biller", "Communication")
        .put(
            "Communication/others",
            """
            {"resourceType":"Communication","id":"others","status":"completed","subject":{"reference":"Patient/demo-tanaka"},
             "about":[{"reference":"%s"}],"sent":"2026-11-02T10:00:00Z","sender":{"display":"Claims portal"},
             "payload":[{"contentString":"Records were sent through the portal."}]}"""
                .formatted(BENEFIT));
    Writing biller = new Writing(stage, "demo-tanaka", BENEFIT, "epic");
    biller.open();
    String event = event(biller.page().text(), "Records were sent through the portal.");
    assertThat(event).contains("Note of another system.", "Claims portal", "Communication/others").doesNotContain("<form");
  }

  @Test
  void note_whereTheSiteChangesItsMind_goesThere() throws IOException {
    Writing biller = new Writing(stage, "demo-tanaka", BENEFIT, "epic");
    stage.retarget("sandbox-epic", "document-reference");
    lands(biller, "As a document.", List.of("DocumentReference"));
    stage.retarget("sandbox-epic", "claim-response");
    lands(biller, "Where there is no claim response.", List.of());
    stage.retarget("sandbox-epic", "store");
    lands(biller, "By choice.", List.of());
    stage.retarget("sandbox-epic", "communication");
  }

  /** What most EHRs do: a Communication is taken and never changed. */
  @Test
  void strike_whereNothingCanBeChanged_saysThatItStandsHereOnly() throws IOException {
    Writing biller = new Writing(stage, "demo-tanaka", BENEFIT, "epic");
    biller.open();
    biller.save("Struck at epic.");
    biller.await(said -> event(said, "Struck at epic.").contains("in the record as Communication/"));
    assertThat(biller.strike().isGood()).isTrue();
    String page = biller.await(said -> event(said, "Struck at epic.").contains("struck through here only")).text();
    assertThat(event(page, "Struck at epic.")).contains("struck through here only", "<s class");
  }

  /** Beside its note in the follow-up record; struck through there with the note. */
  @Test
  void letter_whereTheSiteWantsDocuments_landsOnceWithItsPdfAndIsStruckThere() throws IOException {
    stage.takeLetters("sandbox");
    Writing biller = new Writing(stage, "demo-lindqvist", "Claim/demo-lindqvist-claim", "full");
    biller.open();
    assertThat(biller.letter("Enclosed are the records.").isGood()).isTrue();
    String there = "letter: in the record as DocumentReference/";
    assertThat(biller.await(said -> said.contains(there)).text()).contains(there, "in the record as ClaimResponse/");
    JsonNode letter = biller.letters().get(0);
    assertThat(biller.letters()).hasSize(1);
    assertThat(new String(letter.at("/content/0/attachment/data").binaryValue(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(letter.at("/context/related/0/reference").asText()).isEqualTo("Claim/demo-lindqvist-claim");
    assertThat(letter.path("status").asText()).isEqualTo("current");
    assertThat(biller.attributed("DocumentReference")).hasSize(1);
    assertThat(biller.strike().isGood()).isTrue();
    biller.await(said -> biller.letters().get(0).path("status").asText().equals("entered-in-error"));
    assertThat(biller.letters()).singleElement().satisfies(one -> assertThat(one.path("status").asText()).isEqualTo("entered-in-error"));
  }

  private static void lands(Writing biller, String text, List<String> expected) throws IOException {
    biller.open();
    assertThat(biller.save(text).isGood()).isTrue();
    String where = expected.isEmpty() ? "kept here" : "in the record as " + expected.get(0) + "/";
    String page = biller.await(said -> event(said, text).contains(where)).text();
    assertThat(event(page, text)).contains(where);
    assertThat(page.split(Pattern.quote(">" + text + "<"), -1)).as("shown once").hasSize(2);
    assertThat(biller.places(text)).isEqualTo(expected);
  }

  /** The one event of the timeline that tells this note; empty where there is none. */
  private static String event(String page, String text) {
    Matcher event = Pattern.compile("<li>(?:(?!</li>)[\\s\\S])*" + Pattern.quote(">" + text + "<") + "(?:(?!</li>)[\\s\\S])*</li>").matcher(page);
    return event.find() ? event.group() : "";
  }
}
