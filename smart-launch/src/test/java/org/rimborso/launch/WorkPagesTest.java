package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.access.Csrf;

/** Work is shared out, put off and done for several at once: server, gate, desk and store. */
class WorkPagesTest {
  private static final String ACCOUNT = "/accounts/Claim/c-p1";

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

    Person(String user, String patient) throws IOException {
      String launch = "l-" + user + "-" + patient;
      browser.launch(launch, user, patient);
      base = "/s/" + launch;
    }

    String page(String path) throws IOException {
      return browser.whole(base + path).text();
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

    RawHttp.Answer work(int version, Map<String, String> fields) throws IOException {
      Map<String, String> all = new HashMap<>(fields);
      all.put("version", String.valueOf(version));
      return send(ACCOUNT + "/work", "work Claim/c-p1", all);
    }

    /** The ticked boxes are many fields of one name. */
    String bulk(String boxes, Map<String, String> fields) throws IOException {
      Map<String, String> all = new HashMap<>(fields);
      all.put(boxes + "&more", "");
      RawHttp.Answer answer = send("/accounts/bulk", "bulk", all);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      return answer.text();
    }
  }

  private static Map<String, String> assign(String user) {
    return Map.of("do", "assign", "to", "person https://id.example " + user);
  }

  private static String day(int days) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
  }

  private int changes() {
    return app.count("select count(*) from work_item");
  }

  @Test
  void assign_byTwoWhoSawTheSame_theSecondLearnsWhoWasFasterAndKeepsWhatWasTyped()
      throws IOException {
    Person one = new Person("biller-1", "p1");
    Person other = new Person("biller-2", "p1");
    assertThat(one.work(0, assign("biller-1")).status()).isEqualTo(303);
    RawHttp.Answer late =
        other.work(0, Map.of("do", "snooze", "until", day(20), "reason", "Payer <closed>"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Person biller-1 was faster", "Payer &lt;closed>\"", day(20));
    assertThat(changes()).isEqualTo(1);
    assertThat(other.work(1, Map.of("do", "week", "reason", "Payer closed")).status())
        .isEqualTo(303);
    assertThat(changes()).isEqualTo(2);
    assertThat(app.count("select count(*) from audit_entry where reason like 'work-%'"))
        .isEqualTo(2);
  }

  @Test
  void undo_afterAChange_goesBackToWhatWasBefore() throws IOException {
    Person one = new Person("biller-1", "p1");
    one.work(0, assign("biller-1"));
    one.work(1, Map.of("do", "unassign"));
    assertThat(one.page(ACCOUNT)).doesNotContain("Person biller-1, by Person biller-1");
    assertThat(one.work(2, Map.of("do", "undo")).status()).isEqualTo(303);
    assertThat(one.page(ACCOUNT + "?work=saved"))
        .contains("Person biller-1, by Person biller-1", "The last change was taken back.");
  }

  @Test
  void task_ofTheEhr_isNamedOnTheAccountsPageWithWhatItSays() throws IOException {
    Person one = new Person("biller-1", "p1");
    one.work(0, assign("biller-1"));
    assertThat(one.page(ACCOUNT)).doesNotContain("data-testid=\"work-task\"");
    tell("Claim/c-p1", "'DELIVERED', null, 'Task/t7'");
    assertThat(one.page(ACCOUNT)).contains("also as Task/t7<");
    one.work(1, Map.of("do", "unassign"));
    assertThat(one.page(ACCOUNT)).contains(">Task/t7 still says how it was before<");
    tell("Claim/c-p1", "'HERE', 'NO_SCOPE', null");
    assertThat(one.page(ACCOUNT)).contains("not as a Task: this launch may not write Tasks<");
  }

  /** As if the first version had come that far on its way to the EHR. */
  private void tell(String account, String delivery) {
    app.store()
        .durably(
            handle -> {
              handle.execute("delete from ehr_task");
              return handle.execute(
                  "insert into ehr_task (ehr, kind, subject, patient, restricted, launch_id,"
                      + " changed_issuer, changed_subject, wanted, told, delivery, reason,"
                      + " landed, attempts, next_try_millis) values ('hospital', 'work', ?,"
                      + " 'Patient/p1', false, 'l', 'i', 's', 1, 1, "
                      + delivery
                      + ", 0, 0)",
                  account);
            });
  }

  @Test
  void work_thatCannotBe_isRefusedWithASentence() throws IOException {
    Person one = new Person("biller-1", "p1");
    assertThat(one.work(0, Map.of("do", "week")).text()).contains("Say in a few words why");
    assertThat(one.work(0, Map.of("do", "snooze", "until", day(0), "reason", "x")).status())
        .isEqualTo(422);
    assertThat(one.work(0, assign("nobody-9")).status()).isEqualTo(422);
    assertThat(one.send(ACCOUNT + "/work", "work Claim/c-p2", Map.of("do", "undo")).status())
        .isEqualTo(403);
    assertThat(changes()).isZero();
  }

  @Test
  void accounts_putOff_areHiddenUntilAskedForAndMineAreFound() throws IOException {
    Person one = new Person("biller-1", "p1");
    one.work(0, assign("biller-1"));
    assertThat(one.page("/accounts?work=mine&state=all"))
        .contains("data-account=\"Claim/c-p1\"", "assigned: Person biller-1");
    assertThat(one.page("/accounts?work=unassigned&state=all"))
        .doesNotContain("data-account=\"Claim/c-p1\"");
    one.work(1, Map.of("do", "week", "reason", "Payer closed"));
    assertThat(one.page("/accounts?state=all"))
        .contains("1 put off:", "work=snoozed")
        .doesNotContain("data-account=\"Claim/c-p1\"");
    assertThat(one.page("/accounts?state=all&work=snoozed"))
        .contains("data-account=\"Claim/c-p1\"");
  }

  @Test
  void bulkNote_sentTwice_isOneNoteAnAccountAndStrangersAreRefused() throws IOException {
    Person one = new Person("biller-1", "p1");
    Map<String, String> note =
        Map.of(
            "do",
            "note",
            "kind",
            "call",
            "text",
            "Called about all.",
            "id",
            "0a0b0c0d-0000-4000-8000-000000000001");
    String boxes =
        "account=Claim/c-p1@0&account=Claim/c-p2@0&account=Claim/secret-p1@0&account=nonsense";
    String result = one.bulk(boxes, note);
    assertThat(result).contains("3 accounts", "The note is saved.", "What you typed:");
    assertThat(result.split("This patient has no such account", -1)).hasSize(3);
    one.bulk(boxes, note);
    assertThat(app.count("select count(*) from note")).isEqualTo(1);
  }

  /** A day for the account counts before one in a note; the note form tells that there is one. */
  @Test
  void noteForm_whereTheAccountHasADay_saysThatTodayGoesByIt() throws IOException {
    Person one = new Person("biller-1", "p1");
    assertThat(one.page(ACCOUNT))
        .contains("Does not move a deadline")
        .doesNotContain("goes by the");
    one.work(0, Map.of("do", "follow-up", "on", day(3)));
    assertThat(one.page(ACCOUNT)).contains(" goes by the day set under Work: ");
  }

  @Test
  void bulkAssign_ofWhatChangedMeanwhile_saysSo() throws IOException {
    Person one = new Person("biller-1", "p1");
    new Person("manager-1", "p1").work(0, Map.of("do", "follow-up", "on", day(3)));
    assertThat(one.bulk("account=Claim/c-p1@0", assign("biller-1")))
        .contains("Changed meanwhile", "Person manager-1 was faster");
    Map<String, String> appeals = Map.of("do", "assign", "to", "department Appeals");
    assertThat(one.bulk("account=Claim/c-p1@1", appeals)).contains("It is as you asked.");
    assertThat(one.bulk("account=Claim/c-p1@1", appeals)).contains("It is as you asked.");
    assertThat(changes()).isEqualTo(2);
  }

  @Test
  void today_ofAnotherPatient_isShownToWhomTheSiteLetsAndWithoutALink() throws IOException {
    for (String user : new String[] {"biller-1", "manager-1"}) {
      Person there = new Person(user, "p1");
      there.work(user.equals("biller-1") ? 0 : 1, assign(user));
      assertThat(there.page("/today"))
          .contains("Assigned to you", "href=\"" + there.base + ACCOUNT);
      String elsewhere = new Person(user, "p2").page("/today");
      if (user.equals("manager-1")) {
        assertThat(elsewhere)
            .contains("Claim/c-p1", "Patient/p1", "launch Rimborso there")
            .doesNotContain("Name-p1", "href=\"/s/l-manager-1-p2" + ACCOUNT);
      } else {
        assertThat(elsewhere).contains("Nothing is due").doesNotContain("p1\"", "Claim/c-p1");
      }
    }
  }

  @Test
  void today_restrictedAccountGivenToABiller_isNotNamedToThem() throws IOException {
    Person manager = new Person("manager-1", "p1");
    Map<String, String> fields = new HashMap<>(assign("biller-1"));
    fields.put("version", "0");
    String path = "/accounts/Claim/secret-p1/work";
    new Person("biller-1", "p1").work(0, assign("biller-1"));
    assertThat(manager.send(path, "work Claim/secret-p1", fields).status()).isEqualTo(303);
    assertThat(new Person("biller-1", "p1").page("/today"))
        .contains("Claim/c-p1")
        .doesNotContain("secret-p1");
    fields.putAll(Map.of("to", "person https://id.example manager-1", "version", "1"));
    manager.send(path, "work Claim/secret-p1", fields);
    assertThat(manager.page("/today")).contains("Claim/secret-p1");
  }
}
