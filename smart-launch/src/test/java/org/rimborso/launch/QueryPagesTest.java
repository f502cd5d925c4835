package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.access.Csrf;

/** Clinicians are asked, and answer: server, gate, desk and store. */
class QueryPagesTest {
  private static final String ACCOUNT = "/accounts/Claim/c-p1";
  private static final String QUESTION = "Which diagnosis describes it <best>?";
  private static final String ANSWERED = "Answered: correct and resubmit";

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

    Person(String user) throws IOException {
      this(user, "p1", "hospital");
    }

    RawHttp.Answer get(String path) throws IOException {
      return browser.whole(base + path);
    }

    String page(String path) throws IOException {
      return get(path).text();
    }

    RawHttp.Answer send(String path, String purpose, Map<String, String> fields)
        throws IOException {
      Map<String, String> all = new HashMap<>(fields);
      all.put(
          "token",
          Csrf.token(
              app.admitted(browser.session().orElseThrow(), base.substring(3)).orElseThrow(),
              purpose));
      return browser.post(base + path, all);
    }

    RawHttp.Answer ask(String account, String id, String text) throws IOException {
      return send(
          "/ask",
          "ask " + account,
          Map.of(
              "id",
              id,
              "account",
              account,
              "kind",
              "mismatch",
              "text",
              text,
              "options",
              "As recorded\nAnother"));
    }

    RawHttp.Answer step(String id, String path, int version, Map<String, String> fields)
        throws IOException {
      Map<String, String> all = new HashMap<>(fields);
      all.put("version", String.valueOf(version));
      return send("/queries/" + id + path, "query " + id, all);
    }

    RawHttp.Answer reply(String id, int version, String choice, String text) throws IOException {
      return step(id, "/answer", version, Map.of("do", "reply", "choice", choice, "text", text));
    }

    RawHttp.Answer want(String id, int version, String what, String text) throws IOException {
      return step(id, "/step", version, Map.of("do", what, "text", text));
    }
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private String asked(String user, String account) throws IOException {
    String id = id();
    assertThat(new Person(user).ask(account, id, QUESTION).status()).isEqualTo(303);
    return id;
  }

  private int events() {
    return app.count("select count(*) from query_event");
  }

  @Test
  void loop_fromTheDenialToTheAnswer_comesBackToTheBillersRow() throws IOException {
    Person biller = new Person("biller-1");
    assertThat(biller.page(ACCOUNT))
        .contains(
            "This denial is about documentation: ask the clinician", "/ask?account=Claim/c-p1");
    assertThat(biller.page("/ask?account=Claim/c-p1"))
        .contains(
            "which diagnosis describes what you found", "E11.9", "The diagnosis stands as recorded")
        .doesNotContain("Words-e-p1", "146", "31,337.42");
    String id = asked("biller-1", "Claim/c-p1");
    assertThat(biller.page(ACCOUNT))
        .contains("Asked the clinician today", "Asked any clinician", "it &lt;best&gt;?")
        .doesNotContain("This denial is about documentation");

    Person clinician = new Person("clinician-1");
    assertThat(clinician.page("/queries"))
        .contains("/queries/" + id, "your turn", "Person biller-1 asks");
    assertThat(clinician.page("/encounter?visit=Encounter/e-p1"))
        .contains("data-testid=\"visit-query\"", "Answer billing", "/queries/" + id);
    assertThat(clinician.page("/queries/" + id))
        .contains("it &lt;best&gt;?", "value=\"2\"", "Cannot be determined clinically", "E11.9")
        .doesNotContain("required checked", "Claim/c-p1", "USD", "31,337.42", "CO-146");
    assertThat(clinician.reply(id, 1, "2", "Seen on the <scan>").status()).isEqualTo(303);
    assertThat(clinician.page("/encounter?visit=Encounter/e-p1")).doesNotContain("visit-query");

    assertThat(biller.page("/accounts")).contains(ANSWERED);
    assertThat(biller.page(ACCOUNT)).contains(ANSWERED, "Another", "Seen on the &lt;scan&gt;");
    assertThat(biller.page("/today")).contains("data-testid=\"asked\"", "/queries/" + id);
    assertThat(biller.page("/queries/" + id))
        .contains(
            "Seen on the &lt;scan&gt;", "value=\"close\"", "Asked any clinician", "Answered.");
    assertThat(biller.want(id, 2, "close", "").status()).isEqualTo(303);
    assertThat(biller.page("/accounts") + biller.page("/today"))
        .doesNotContain(ANSWERED, "\"asked\"");
    assertThat(biller.page("/queries")).contains("Done with", "Closed");
    assertThat(events()).isEqualTo(3);
    assertThat(app.count("select count(*) from audit_entry where reason like 'query-%'"))
        .isEqualTo(3);
    assertThat(app.count("select count(*) from audit_entry where reason = 'queries'")).isPositive();
  }

  @Test
  void ask_whatMayNotStandInAQuestion_isRefusedAndWhatWasTypedStays() throws IOException {
    Person biller = new Person("biller-1");
    for (String text :
        new String[] {
          "They owe $ 12", "Worth 1,084.00?", "12 EUR open", "a\u202Eb", "a\u0007b", " "
        }) {
      RawHttp.Answer answer = biller.ask("Claim/c-p1", id(), text);
      assertThat(answer.status()).as(text).isEqualTo(422);
      assertThat(answer.text()).contains("role=\"alert\"", "As recorded");
    }
    assertThat(biller.ask("Claim/c-p1", id(), "They owe $ 12").text())
        .contains("Amounts of money do not belong", "They owe $ 12");
    assertThat(biller.ask("Claim/c-p1", id(), "HbA1c 9.10 % on 3 Nov, 1.25 mg").status())
        .isEqualTo(303);
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void ask_twiceTheSameForm_isOneQuestionUnlessItWasChanged() throws IOException {
    Person biller = new Person("biller-1");
    String id = id();
    assertThat(biller.ask("Claim/c-p1", id, QUESTION).status()).isEqualTo(303);
    assertThat(biller.ask("Claim/c-p1", id, QUESTION).status()).isEqualTo(303);
    assertThat(biller.ask("Claim/c-p1", id, QUESTION + " And why?").status()).isEqualTo(303);
    assertThat(biller.page(ACCOUNT)).contains("And why?");
    assertThat(new Person("biller-2").ask("Claim/c-p1", id, QUESTION).status()).isEqualTo(303);
    assertThat(events()).isEqualTo(3);
  }

  @Test
  void ask_aboutWhatIsNotThere_findsNothing() throws IOException {
    assertThat(new Person("biller-1").ask("Claim/nobody", id(), QUESTION).status()).isEqualTo(404);
    assertThat(new Person("biller-1").get("/ask").status()).isEqualTo(404);
    assertThat(new Person("biller-1").get("/ask?finding=x").status()).isEqualTo(404);
    assertThat(events()).isZero();
  }

  @Test
  void reply_byTheSecondOfTwo_isToldWhoWasFasterAndKeepsTheWords() throws IOException {
    String id = asked("biller-1", "Claim/c-p1");
    Person first = new Person("clinician-1");
    assertThat(first.reply(id, 1, "other", "").text()).contains("needs a few words");
    assertThat(first.reply(id, 1, "3", "x").status()).isEqualTo(422);
    assertThat(first.reply(id, 1, "1", "").status()).isEqualTo(303);
    assertThat(first.reply(id, 1, "1", "").status()).isEqualTo(303);
    RawHttp.Answer late = new Person("clinician-2").reply(id, 1, "2", "Mine <too>");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Person clinician-1 was faster");
    assertThat(events()).isEqualTo(2);
  }

  @Test
  void steps_ofTheAsker_remindAskFurtherAndTakeBack() throws IOException {
    String id = asked("biller-1", "Claim/c-p1");
    Person biller = new Person("biller-1");
    Person other = new Person("biller-2");
    assertThat(biller.want(id, 1, "close", "").text()).contains("no answer to deal with");
    assertThat(other.want(id, 1, "remind", "").status()).isEqualTo(303);
    assertThat(other.want(id, 2, "withdraw", "").text()).contains("Only who asked");
    Person clinician = new Person("clinician-1");
    assertThat(clinician.reply(id, 2, "undetermined", "").status()).isEqualTo(303);
    assertThat(biller.page("/accounts")).contains("Answered: cannot be determined");
    assertThat(biller.want(id, 3, "further", " ").text()).contains("Write what else");
    assertThat(biller.want(id, 3, "further", "And the <left> foot?").status()).isEqualTo(303);
    assertThat(clinician.page("/queries/" + id))
        .contains("And the &lt;left&gt; foot?", "data-testid=\"answer-form\"", "Reminded");
    assertThat(biller.want(id, 4, "withdraw", "").status()).isEqualTo(303);
    assertThat(clinician.reply(id, 5, "1", "").text()).contains("waits for no answer any more");
    assertThat(clinician.page("/queries")).contains("Withdrawn", "No question about this patient");
  }

  @Test
  void roles_thatMayNot_areRefused() throws IOException {
    String id = asked("biller-1", "Claim/c-p1");
    assertThat(new Person("clinician-1").ask("Claim/c-p1", id(), QUESTION).status()).isEqualTo(403);
    assertThat(new Person("clinician-1").want(id, 1, "remind", "").status()).isEqualTo(403);
    for (String user : new String[] {"biller-1", "coder-1", "manager-1"}) {
      assertThat(new Person(user).reply(id, 1, "1", "").status()).as(user).isEqualTo(403);
    }
    assertThat(new Person("administrator-1").get("/queries").status()).isEqualTo(403);
    assertThat(new Person("coder-1").page("/queries/" + id))
        .contains("Claim/c-p1")
        .doesNotContain("31,337");
    assertThat(new Person("clinician-1", "p2", "hospital").get("/queries/" + id).status())
        .isEqualTo(404);
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void restrictedAccount_isAskedAboutByThoseOnlyWhoSeeIt() throws IOException {
    String secret = "Claim/secret-p1";
    assertThat(new Person("biller-1").ask(secret, id(), QUESTION).status()).isEqualTo(404);
    String id = asked("manager-1", secret);
    for (String user : new String[] {"clinician-1", "coder-1", "biller-1"}) {
      Person person = new Person(user);
      assertThat(person.get("/queries/" + id).status()).as(user).isEqualTo(404);
      assertThat(person.page("/queries") + person.page("/encounter") + person.page("/accounts"))
          .as(user)
          .doesNotContain(id, "secret-p1", "best");
    }
    assertThat(new Person("clinician-1").reply(id, 1, "1", "").status()).isEqualTo(404);
    assertThat(new Person("manager-2").page("/queries")).contains(id);
    assertThat(new Person("clinician-1", "p2", "hospital").page("/queries")).doesNotContain("p1");
  }

  @Test
  void gap_isAskedAboutByACoderAndItsFactsStayWithWhoMayReadThem() throws IOException {
    Person coder = new Person("coder-1");
    String page = coder.page("/encounter?visit=Encounter/e-p1");
    assertThat(page).contains("data-testid=\"gap-ask\"");
    String href =
        page.replaceFirst(
            "(?s).*?href=\"[^\"]*(/ask\\?finding=[^\"]+)\" data-testid=\"gap-ask\".*", "$1");
    String finding =
        java.net.URLDecoder.decode(
            href.substring("/ask?finding=".length()), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(coder.page(href)).contains("Words-e-p1", "data-testid=\"facts\"");
    String id = id();
    Map<String, String> fields =
        Map.of(
            "id", id, "finding", finding, "kind", "specificity", "text", QUESTION, "options", "");
    assertThat(coder.send("/ask", "ask " + finding, fields).status()).isEqualTo(303);
    assertThat(coder.page("/encounter?visit=Encounter/e-p1"))
        .contains("data-testid=\"gap-query\"", "Open the question");
    assertThat(new Person("clinician-1").page("/encounter?visit=Encounter/e-p1"))
        .contains("data-testid=\"gap-query\"", "Answer billing");
    assertThat(new Person("clinician-1").page("/queries/" + id)).contains("Words-e-p1");
    assertThat(new Person("biller-1").get("/queries/" + id).status()).isEqualTo(404);
    assertThat(new Person("biller-1").page("/queries")).doesNotContain(id, "best");
  }

  @Test
  void draft_ofQuestionAndAnswer_isThereAgain() throws IOException {
    Person biller = new Person("biller-1");
    Map<String, String> typed =
        Map.of("account", "Claim/c-p1", "kind", "records", "text", "Half a <question>");
    assertThat(biller.send("/ask/draft", "ask Claim/c-p1", typed).text()).contains("true");
    assertThat(biller.page("/ask?account=Claim/c-p1"))
        .contains("data-testid=\"restored\"", "Half a &lt;question&gt;");
    assertThat(biller.page("/ask?account=Claim/c-p1&kind=conflict"))
        .contains("data-testid=\"replaced\"", "statements that differ")
        .doesNotContain("Half a");
    String id = asked("biller-1", "Claim/c-p1");
    assertThat(biller.page("/ask?account=Claim/c-p1")).doesNotContain("Half a", "\"restored\"");
    Person clinician = new Person("clinician-1");
    Map<String, String> half = Map.of("text", "Half an answer", "choice", "2");
    assertThat(clinician.step(id, "/draft", 1, half).text()).contains("true");
    assertThat(clinician.page("/queries/" + id))
        .contains("Half an answer", "data-testid=\"restored\"");
    assertThat(new Person("clinician-2").page("/queries/" + id)).doesNotContain("Half an answer");
  }

  @Test
  void elsewhere_isListedToWhomTheSiteLetsSee() throws IOException {
    String id = asked("manager-1", "Claim/c-p1");
    assertThat(new Person("manager-1", "p2", "hospital").page("/queries"))
        .contains(
            "Questions to and from you about other patients", "Patient/p1", "launch Rimborso there")
        .doesNotContain(id, "Name-p1");
    assertThat(new Person("clinician-1", "p2", "hospital").page("/queries"))
        .doesNotContain("Patient/p1");
    assertThat(new Person("manager-2", "p2", "hospital").page("/queries"))
        .doesNotContain("Patient/p1");
    assertThat(new Person("manager-1", "p2", "other").page("/queries"))
        .doesNotContain("Patient/p1");
  }

  @Test
  void task_isWantedWithEachStepAndWithoutTheRecordOnceThatIsRestricted() throws IOException {
    Person manager = new Person("manager-1", "p1", "other");
    String id = id();
    assertThat(manager.ask("Claim/c-p1", id, QUESTION).status()).isEqualTo(303);
    assertThat(wanted(id, 1, false)).isEqualTo(1);
    assertThat(manager.want(id, 1, "remind", "").status()).isEqualTo(303);
    assertThat(wanted(id, 2, false)).isEqualTo(1);

    String secret = id();
    assertThat(manager.ask("Claim/secret-p1", secret, QUESTION).status()).isEqualTo(303);
    assertThat(wanted(secret, 1, true)).isEqualTo(1);
    app.store()
        .durably(
            handle -> handle.execute("update query set restricted = false where id = ?", secret));
    assertThat(manager.want(secret, 1, "remind", "").status()).isEqualTo(303);
    assertThat(wanted(secret, 2, true)).as("labelled only since it was asked").isEqualTo(1);
    assertThat(asked("biller-1", "Claim/c-p1")).isNotEmpty();
    assertThat(app.count("select count(*) from ehr_task where ehr = 'hospital'")).isZero();
  }

  private int wanted(String id, int version, boolean restricted) {
    return app.count(
        "select count(*) from ehr_task where ehr = 'other' and kind = 'query' and subject = 'Query/"
            + id
            + "' and wanted = "
            + version
            + " and restricted = "
            + restricted);
  }

  @Test
  void task_ofTheEhr_isNamedOnTheQuestionsPage() throws IOException {
    String id = asked("biller-1", "Claim/c-p1");
    Person biller = new Person("biller-1");
    assertThat(biller.page("/queries/" + id)).doesNotContain("data-testid=\"query-task\"");
    app.store()
        .durably(
            handle ->
                handle.execute(
                    "insert into ehr_task (ehr, kind, subject, patient, restricted, launch_id,"
                        + " changed_issuer, changed_subject, wanted, told, delivery, landed,"
                        + " attempts, next_try_millis) values ('hospital', 'query', ?,"
                        + " 'Patient/p1', false, 'l', 'i', 's', 1, 1, 'DELIVERED', 'Task/t7', 0, 0)",
                    "Query/" + id));
    assertThat(biller.page("/queries/" + id)).contains("also as Task/t7<");
    assertThat(biller.page("/queries/" + id + "?lang=it")).contains("anche come Task/t7<");
    assertThat(new Person("clinician-1").reply(id, 1, "1", "").status()).isEqualTo(303);
    assertThat(biller.page("/queries/" + id)).contains(">Task/t7 still says how it was before<");
  }

  @Test
  void pages_inItalian_speakItalian() throws IOException {
    String id = asked("biller-1", "Claim/c-p1");
    assertThat(new Person("biller-1").page("/ask?account=Claim/c-p1&lang=it"))
        .contains("Secondo il suo giudizio clinico");
    assertThat(new Person("clinician-1").page("/queries/" + id + "?lang=it"))
        .contains("Non determinabile clinicamente", "scelto per lei");
    assertThat(new Person("biller-1").page("/accounts?lang=it"))
        .contains("Chiesto oggi al clinico");
  }
}
