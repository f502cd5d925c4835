package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.access.Csrf;

/** Letters are drafted, made, listed and read again: server, gate, desk and store. */
class LetterPagesTest {
  private static final String ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
  private static final String KIND = "?kind=records&letter=en";

  @TempDir private Path folder;
  private WholeApp app;

  @BeforeEach
  void start() throws IOException {
    app = new WholeApp(folder);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  /** Somebody in a launch of their own, at one account. */
  private final class Person {
    private final WholeBrowser browser = new WholeBrowser(app);
    private final String launch;
    private final String account;

    Person(String user, String claim) throws IOException {
      launch = "l-" + user + "-" + claim;
      browser.launch(launch, user, "p1");
      account = "/s/" + launch + "/accounts/Claim/" + claim;
    }

    RawHttp.Answer get(String path) throws IOException {
      return browser.whole(account + path);
    }

    RawHttp.Answer send(String path, String text) throws IOException {
      Map<String, String> fields =
          new HashMap<>(Map.of("kind", "records", "letter", "en", "id", ID, "text", text));
      String purpose = "letter " + account.replaceFirst(".*/accounts/", "");
      fields.put(
          "token",
          Csrf.token(app.admitted(browser.session().orElseThrow(), launch).orElseThrow(), purpose));
      return browser.post(account + path, fields);
    }
  }

  private int rows(String table) {
    return app.count("select count(*) from " + table);
  }

  @Test
  void letter_made_isKeptWithItsNoteAndReadByWhoSeesTheAccount() throws IOException {
    Person bea = new Person("biller-1", "c-p1");
    assertThat(bea.get("/letter" + KIND).text())
        .contains("Payer-p1", "Name-p1", "[what was asked for")
        .doesNotContain("secret");
    assertThat(bea.send("/letter/draft", "Half a letter").text()).contains("true");
    assertThat(bea.get("/letter" + KIND).text()).contains("Half a letter");
    assertThat(rows("note")).isZero();

    assertThat(bea.send("/letter", "The whole letter").status()).isEqualTo(303);
    assertThat(rows("note")).isEqualTo(1);
    assertThat(rows("letter")).isEqualTo(1);
    assertThat(rows("letter_document")).isEqualTo(1);
    assertThat(rows("note_draft")).isZero();
    assertThat(rows("audit_entry where reason = 'note-save' and resources like '%Claim/c-p1%'"))
        .isEqualTo(1);
    assertThat(bea.send("/letter/draft", "Too late").text()).contains("false");

    String link = "/letters/" + ID + ".pdf";
    Person mia = new Person("manager-1", "c-p1");
    assertThat(mia.get("").text()).contains("Letter made: Cover for records.", link, "letter: ");
    assertThat(mia.get(link).text()).contains("application/pdf", "%PDF-1.");
    assertThat(rows("audit_entry where action = 'READ' and reason = 'letter'")).isEqualTo(1);
    assertThat(new Person("biller-1", "none").get(link).status()).isEqualTo(404);
    Person cody = new Person("coder-1", "c-p1");
    assertThat(cody.get("").text()).doesNotContain("Letter made", link);
    assertThat(cody.get(link).status()).isEqualTo(403);
  }

  @Test
  void letter_sentTwice_isOneAndWithAnotherTextASecond() throws IOException {
    Person bea = new Person("biller-1", "c-p1");
    bea.send("/letter", "The letter");
    assertThat(bea.send("/letter", "The letter").status()).isEqualTo(303);
    assertThat(rows("letter")).isEqualTo(1);
    assertThat(bea.send("/letter", "The letter, changed").status()).isEqualTo(303);
    assertThat(rows("letter")).isEqualTo(2);
    assertThat(rows("note")).isEqualTo(2);
    assertThat(rows("letter where body = 'The letter, changed'")).isEqualTo(1);
  }

  @Test
  void letter_ofARestrictedAccount_isWrittenByNobody() throws IOException {
    Person mia = new Person("manager-1", "secret-p1");
    assertThat(mia.get("").status()).isEqualTo(200);
    assertThat(mia.get("/letter" + KIND).text())
        .contains("This account is restricted")
        .doesNotContain("<textarea");
    assertThat(mia.send("/letter", "Words").status()).isEqualTo(422);
    assertThat(mia.send("/letter/draft", "Words").text()).contains("false");
    Person bea = new Person("biller-1", "secret-p1");
    assertThat(bea.get("/letter" + KIND).status()).isEqualTo(404);
    assertThat(bea.send("/letter", "Words").status()).isEqualTo(404);
    assertThat(rows("letter") + rows("letter_document") + rows("note") + rows("note_draft"))
        .isZero();
  }
}
