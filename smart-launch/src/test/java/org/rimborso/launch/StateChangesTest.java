package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.access.Csrf;

/**
 * What changes anything is taken from a form of the very page that it belongs to, or not at all.
 */
class StateChangesTest {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String OWN_SITE = "Sec-Fetch-Site: same-origin";

  @TempDir private Path folder;
  private WholeApp app;
  private WholeBrowser browser;
  private WholeBrowser other;

  @BeforeEach
  void start() throws IOException {
    app = new WholeApp(folder);
    browser = new WholeBrowser(app);
    browser.launch("l1", "biller-1", "p1");
    other = new WholeBrowser(app);
    other.launch("l2", "biller-2", "p1");
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @ParameterizedTest
  @CsvSource({
    "accounts/Claim/c-p1/notes, note Claim/c-p1",
    "accounts/Claim/c-p1/draft, note Claim/c-p1",
    "accounts/Claim/c-p1/letter?kind=records, letter Claim/c-p1",
    "accounts/Claim/c-p1/letter/draft?kind=records, letter Claim/c-p1",
    "ask?account=Claim/c-p1, ask Claim/c-p1",
    "ask/draft?account=Claim/c-p1, ask Claim/c-p1",
    "refresh, frame",
    "session, frame",
    "logout, frame"
  })
  void post_notOfItsOwnPage_writesNothing(String route, String purpose) throws IOException {
    String path = "/s/l1/" + route;
    String good = token(browser, "l1", purpose);
    refused(path, Optional.empty(), origin());
    refused(path, Optional.of(""), origin());
    refused(path, Optional.of(good + "x"), origin());
    refused(path, Optional.of(token(other, "l2", purpose)), origin());
    refused(path, Optional.of(token(browser, "l1", "note Claim/other")), origin());
    refused(path, Optional.of(token(browser, "l1", "sessions")), origin());
    refused(path, Optional.of(good), List.of("Origin: https://evil.example", OWN_SITE, FORM));
    refused(path, Optional.of(good), List.of("Origin: https://hospital.example", OWN_SITE, FORM));
    refused(path, Optional.of(good), List.of("Origin: null", FORM));
    refused(path, Optional.of(good), List.of("Origin: null", "Sec-Fetch-Site: cross-site", FORM));
    refused(path, Optional.of(good), List.of(FORM));
    refused(
        path,
        Optional.of(good),
        List.of("Origin: " + app.origin(), OWN_SITE, "Content-Type: text/plain"));
    assertThat(browser.post(path, fields(Optional.of(good))).status()).isLessThan(400);
  }

  @Test
  void post_strikeNotOfItsOwnPage_marksNothing() throws IOException {
    String good = token(browser, "l1", "note Claim/c-p1");
    Map<String, String> note = fields(Optional.of(good));
    note.put("id", "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    browser.post("/s/l1/accounts/Claim/c-p1/notes", note);
    String others = token(other, "l2", "note Claim/c-p1");
    assertThat(strike("l1", Optional.empty())).isEqualTo(403);
    assertThat(strike("l1", Optional.of(good + "x"))).isEqualTo(403);
    assertThat(strike("l1", Optional.of(others))).isEqualTo(403);
    assertThat(strike("l1", Optional.of(token(browser, "l1", "work Claim/c-p1")))).isEqualTo(403);
    String struck = "select count(*) from note where status = 'ENTERED_IN_ERROR'";
    assertThat(app.count(struck)).isZero();
    assertThat(strike("l1", Optional.of(good))).isEqualTo(303);
    assertThat(app.count(struck)).isEqualTo(1);
  }

  @Test
  void post_strikeOfAnothersNote_isRefusedAndAudited() throws IOException {
    Map<String, String> note = fields(Optional.of(token(browser, "l1", "note Claim/c-p1")));
    note.put("id", "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    browser.post("/s/l1/accounts/Claim/c-p1/notes", note);
    Map<String, String> fields = new TreeMap<>();
    fields.put("token", token(other, "l2", "note Claim/c-p1"));
    fields.put("note", "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    assertThat(other.post("/s/l2/accounts/Claim/c-p1/strike", fields).status()).isEqualTo(403);
    assertThat(app.count("select count(*) from note where status = 'ACTIVE'")).isEqualTo(1);
    assertThat(
            app.count(
                "select count(*) from audit_entry where reason = 'note-strike'"
                    + " and outcome = 'REFUSED' and subject = 'biller-2'"))
        .isEqualTo(1);
  }

  private int strike(String launch, Optional<String> token) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    fields.put("note", "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    token.ifPresent(value -> fields.put("token", value));
    return browser.post("/s/" + launch + "/accounts/Claim/c-p1/strike", fields).status();
  }

  private List<String> origin() {
    return List.of("Origin: " + app.origin(), OWN_SITE, FORM);
  }

  private void refused(String path, Optional<String> token, List<String> headers)
      throws IOException {
    assertThat(browser.post(path, fields(token), headers).status())
        .as("%s", headers)
        .isEqualTo(403);
    assertThat(app.count("select count(*) from note")).isZero();
    assertThat(app.count("select count(*) from note_draft")).isZero();
    assertThat(app.count("select count(*) from query")).isZero();
    assertThat(browser.get("/s/l1/rules").status()).isEqualTo(200);
  }

  private static Map<String, String> fields(Optional<String> token) {
    Map<String, String> fields = new TreeMap<>(Map.of("kind", "call", "text", "Called."));
    token.ifPresent(value -> fields.put("token", value));
    return fields;
  }

  private String token(WholeBrowser of, String launch, String purpose) {
    return Csrf.token(app.admitted(of.session().orElseThrow(), launch).orElseThrow(), purpose);
  }

  @Test
  void logout_withSeveralTabs_endsAllOfThemAndLeavesNothing() throws IOException {
    browser.launch("l3", "biller-1", "p2");
    assertThat(browser.whole("/s/l3/accounts").text()).contains("Name-p2");
    String token = token(browser, "l1", "frame");
    RawHttp.Answer left = browser.post("/s/l1/logout", Map.of("token", token));
    assertThat(left.header("Clear-Site-Data")).contains("\"cache\", \"storage\"");
    assertThat(left.header("Cache-Control").orElse("")).contains("no-store");
    for (String launch : List.of("l1", "l3")) {
      assertThat(browser.whole("/s/" + launch + "/accounts").status()).isEqualTo(401);
      assertThat(app.isKnown(launch)).isFalse();
    }
    assertThat(other.get("/s/l2/rules").status()).isEqualTo(200);
  }

  @Test
  void draft_ofASessionThatEnded_isThereAgainForItsAuthorOnly() throws IOException {
    String account = "/accounts/Claim/c-p1";
    Map<String, String> typed = fields(Optional.of(token(browser, "l1", "note Claim/c-p1")));
    typed.put("text", "Half a sentence");
    typed.put("contact", "Dana");
    assertThat(browser.post("/s/l1" + account + "/draft", typed).text()).contains("\"kept\":true");
    browser.post("/s/l1/logout", Map.of("token", token(browser, "l1", "frame")));

    WholeBrowser again = new WholeBrowser(app);
    again.launch("l4", "biller-1", "p1");
    again.launch("l5", "biller-1", "p2");
    assertThat(again.whole("/s/l4" + account).text())
        .contains("Half a sentence", "value=\"Dana\"", "data-testid=\"restored\"");
    assertThat(again.whole("/s/l5/accounts/Claim/c-p2").text()).doesNotContain("Half a sentence");
    assertThat(other.whole("/s/l2" + account).text()).doesNotContain("Half a sentence");

    Map<String, String> whole = fields(Optional.of(token(again, "l4", "note Claim/c-p1")));
    assertThat(again.post("/s/l4" + account + "/notes", whole).status()).isEqualTo(303);
    assertThat(app.count("select count(*) from note_draft")).isZero();
    assertThat(app.count("select count(*) from query")).isZero();
  }

  @Test
  void draft_ofASavedNote_comesTooLate() throws IOException {
    Map<String, String> note = fields(Optional.of(token(browser, "l1", "note Claim/c-p1")));
    note.put("id", "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    browser.post("/s/l1/accounts/Claim/c-p1/notes", note);
    assertThat(browser.post("/s/l1/accounts/Claim/c-p1/draft", note).text())
        .contains("\"kept\":false");
    assertThat(app.count("select count(*) from note_draft")).isZero();
    assertThat(app.count("select count(*) from query")).isZero();
  }
}
