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

/** Amounts are proposed, approved, refused and taken back: server, gate, desk and store. */
class WriteOffPagesTest {
  private static final String ACCOUNT = "/accounts/Claim/c-p1";
  private static final String WHOLE = "31337.42";

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

  /** Somebody in a launch of their own. */
  private final class Person {
    private final WholeBrowser browser = new WholeBrowser(app);
    private final String base;

    Person(String user, String patient, String ehr) throws IOException {
      String launch = "l-" + user + "-" + patient + "-" + ehr;
      browser.launch(launch, user, patient, ehr);
      base = "/s/" + launch;
    }

    Person(String user, String patient) throws IOException {
      this(user, patient, "hospital");
    }

    String page(String path) throws IOException {
      return browser.whole(base + path).text();
    }

    RawHttp.Answer send(String account, String path, int version, Map<String, String> fields)
        throws IOException {
      Map<String, String> all = new HashMap<>(fields);
      all.put("version", String.valueOf(version));
      all.put(
          "token",
          Csrf.token(
              app.admitted(browser.session().orElseThrow(), base.substring(3)).orElseThrow(),
              "write-off " + account));
      return browser.post(base + "/accounts/" + account + path, all);
    }

    RawHttp.Answer propose(int version, String amount) throws IOException {
      return send(
          "Claim/c-p1",
          "/write-off",
          version,
          Map.of("do", "propose", "amount", amount, "reason", "Too small <to> chase"));
    }

    RawHttp.Answer decide(int version, String what, String reason) throws IOException {
      return send(
          "Claim/c-p1", "/write-off/decision", version, Map.of("do", what, "reason", reason));
    }
  }

  private int decisions() {
    return app.count("select count(*) from write_off");
  }

  private int notes() {
    return app.count("select count(*) from note where kind = 'WRITE_OFF'");
  }

  @Test
  void approved_allThatIsOwed_makesTheAccountWrittenOffAndStandsInNotesAndTrail()
      throws IOException {
    Person biller = new Person("biller-1", "p1");
    assertThat(biller.page(ACCOUNT)).contains("name=\"amount\"", "value=\"" + WHOLE + "\"");
    assertThat(biller.propose(0, WHOLE).status()).isEqualTo(303);
    assertThat(biller.page(ACCOUNT))
        .contains("Write-off of 31,337.42", "Your own proposal")
        .doesNotContain(">Written off<", "value=\"approve\"");
    assertThat(new Person("biller-2", "p1").page(ACCOUNT)).contains("A manager decides");
    Person manager = new Person("manager-1", "p1");
    assertThat(manager.page(ACCOUNT)).contains("value=\"approve\"", "Too small &lt;to&gt; chase");
    assertThat(manager.decide(1, "approve", "").status()).isEqualTo(303);
    assertThat(biller.page(ACCOUNT))
        .contains("Written off", "Nothing is asked for any more", "0.00")
        .doesNotContain("name=\"amount\"");
    assertThat(new Person("coder-1", "p1").page(ACCOUNT))
        .contains("Written off")
        .doesNotContain("31,337.42", "31337.42", "Too small", "data-testid=\"write-off\"");
    assertThat(notes()).isEqualTo(2);
    assertThat(app.count("select count(*) from audit_entry where reason like 'write-off-%'"))
        .isEqualTo(2);
  }

  @Test
  void approved_apart_leavesTheRestOwedAndTheStateAsItWas() throws IOException {
    Person biller = new Person("biller-1", "p1");
    biller.propose(0, "1,337.42");
    new Person("manager-1", "p1").decide(1, "approve", "Agreed");
    assertThat(biller.page(ACCOUNT))
        .contains("value=\"30000.00\"")
        .doesNotContain("Nothing is asked for any more");
    assertThat(biller.propose(2, "30000.01").text()).contains("payers owe only 30,000.00");
    assertThat(biller.propose(2, "30000").status()).isEqualTo(303);
    new Person("manager-1", "p1").decide(3, "approve", "Agreed");
    assertThat(biller.page(ACCOUNT)).contains("Nothing is asked for any more");
  }

  @Test
  void propose_whatCannotBe_isRefusedAndWhatWasTypedStays() throws IOException {
    Person biller = new Person("biller-1", "p1");
    RawHttp.Answer more = biller.propose(0, "31337.43");
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.text())
        .contains("payers owe only 31,337.42", "value=\"31337.43\"", "Too small &lt;to> chase\"");
    for (String amount : new String[] {"0", "-1", "0.001", "much", ""}) {
      assertThat(biller.propose(0, amount).status()).as(amount).isEqualTo(422);
    }
    Map<String, String> silent = Map.of("do", "propose", "amount", "1", "reason", " ");
    assertThat(biller.send("Claim/c-p1", "/write-off", 0, silent).text())
        .contains("Say in a few words why");
    assertThat(biller.send("Claim/c-p1", "/write-off", 0, Map.of("do", "approve")).status())
        .isEqualTo(422);
    assertThat(decisions()).isZero();
    assertThat(notes()).isZero();
  }

  @Test
  void propose_twice_isOneProposalAndAnotherWaitsItsTurn() throws IOException {
    Person biller = new Person("biller-1", "p1");
    assertThat(biller.propose(0, "5").status()).isEqualTo(303);
    assertThat(biller.propose(0, "5").status()).isEqualTo(303);
    RawHttp.Answer late = new Person("biller-2", "p1").propose(0, "6");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Person biller-1 was faster", "The write-off is proposed.");
    assertThat(new Person("biller-2", "p1").propose(1, "6").text())
        .contains("waits for a decision already");
    assertThat(decisions()).isEqualTo(1);
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void decide_ownProposal_isRefusedWithASentenceAndAnotherManagerMay() throws IOException {
    Person manager = new Person("manager-1", "p1");
    manager.propose(0, "5");
    for (String what : new String[] {"approve", "refuse"}) {
      RawHttp.Answer answer = manager.decide(1, what, "Mine");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text()).contains("nobody decides on their own proposal");
    }
    assertThat(new Person("manager-2", "p1").decide(1, "refuse", "").status()).isEqualTo(422);
    assertThat(new Person("manager-2", "p1").decide(1, "refuse", "Appeal first").status())
        .isEqualTo(303);
    assertThat(manager.page(ACCOUNT)).contains("Appeal first").doesNotContain(">Written off<");
    RawHttp.Answer late = new Person("manager-3", "p1").decide(1, "approve", "");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Person manager-2 was faster", "The write-off is refused.");
    assertThat(manager.decide(2, "approve", "").text()).contains("no proposal for this account");
    assertThat(decisions()).isEqualTo(2);
  }

  @Test
  void withdraw_byWhoProposed_endsItAndByAnotherDoesNot() throws IOException {
    Person biller = new Person("biller-1", "p1");
    biller.propose(0, "5");
    Map<String, String> back = Map.of("do", "withdraw");
    assertThat(new Person("biller-2", "p1").send("Claim/c-p1", "/write-off", 1, back).text())
        .contains("only who proposed it");
    assertThat(biller.send("Claim/c-p1", "/write-off", 1, back).status()).isEqualTo(303);
    assertThat(biller.page(ACCOUNT + "?write-off=saved"))
        .contains("The proposal was taken back.", "value=\"propose\"");
    assertThat(new Person("manager-1", "p1").decide(1, "approve", "").status()).isEqualTo(409);
  }

  @Test
  void decide_byABiller_isNotPermitted() throws IOException {
    new Person("biller-1", "p1").propose(0, "5");
    assertThat(new Person("biller-2", "p1").decide(1, "approve", "").status()).isEqualTo(403);
    assertThat(decisions()).isEqualTo(1);
  }

  @Test
  void today_ofAManager_listsWhatWaitsAndOfABillerNothing() throws IOException {
    new Person("biller-1", "p1").propose(0, "5");
    Person here = new Person("manager-1", "p1");
    assertThat(here.page("/today"))
        .contains("1 proposal", "href=\"" + here.base + ACCOUNT, "Person biller-1", "5.00");
    Person elsewhere = new Person("manager-1", "p2");
    assertThat(elsewhere.page("/today"))
        .contains("1 proposal", "Claim/c-p1", "launch Rimborso there")
        .doesNotContain("Name-p1", "href=\"" + elsewhere.base + ACCOUNT);
    assertThat(new Person("biller-1", "p1").page("/today"))
        .doesNotContain("data-testid=\"waiting\"", "Too small");
    assertThat(app.count("select count(*) from audit_entry where reason = 'write-offs'"))
        .isEqualTo(2);
    here.decide(1, "approve", "");
    assertThat(here.page("/today")).contains("No write-off waits");
  }

  @Test
  void today_whomTheSiteDoesNotLetSee_isNotTold() throws IOException {
    new Person("biller-1", "p1", "other").propose(0, "5");
    assertThat(new Person("manager-1", "p2", "other").page("/today"))
        .contains("No write-off waits")
        .doesNotContain("Claim/c-p1");
    assertThat(app.count("select count(*) from audit_entry where reason = 'write-offs'")).isZero();
    assertThat(new Person("manager-1", "p1", "other").page("/today")).contains("Claim/c-p1");
  }

  @Test
  void restrictedAccount_isGivenUpByThoseOnlyWhoSeeIt() throws IOException {
    Map<String, String> asked = Map.of("do", "propose", "amount", "5", "reason", "Secret reason");
    String account = "Claim/secret-p1";
    assertThat(new Person("biller-1", "p1").send(account, "/write-off", 0, asked).status())
        .isEqualTo(404);
    assertThat(new Person("manager-1", "p1").send(account, "/write-off", 0, asked).status())
        .isEqualTo(303);
    Person other = new Person("manager-2", "p1");
    assertThat(other.page("/today")).contains(account);
    Map<String, String> approval = Map.of("do", "approve");
    assertThat(other.send(account, "/write-off/decision", 1, approval).status()).isEqualTo(303);
    assertThat(other.page("/accounts/" + account)).contains("Approved");
    Person biller = new Person("biller-1", "p1");
    assertThat(biller.page("/accounts?state=all") + biller.page("/review.json"))
        .doesNotContain("secret-p1", "Secret reason");
  }

  @Test
  void pages_inItalian_speakItalianAndReadItsAmounts() throws IOException {
    Person biller = new Person("biller-1", "p1");
    assertThat(biller.page(ACCOUNT + "?lang=it")).contains("Proponi lo stralcio", WHOLE);
  }
}
