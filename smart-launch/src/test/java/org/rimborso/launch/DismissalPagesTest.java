package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Severity;
import org.rimborso.store.DismissalRow;
import org.rimborso.store.DismissalRows;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WriteOffRow;

/** A gap is marked as none, stays so, comes back and is taken back: server, gate, desk, store. */
class DismissalPagesTest {
  /** The visit names nobody who saw the patient. */
  private static final String RULE = "encounter-no-provider";

  private static final String FINDING = RULE + ":Encounter/e-p1";
  private static final String VISIT = "/encounter?visit=Encounter/e-p1";
  private static final String OPEN = "data-testid=\"gap\" data-rule=\"" + RULE + "\"";
  private static final String CLOSED = "data-testid=\"closed-gap\" data-rule=\"" + RULE + "\"";

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
      String launch = "l-" + user + "-" + patient + "-" + ehr + "-" + System.nanoTime();
      browser.launch(launch, user, patient, ehr);
      base = "/s/" + launch;
    }

    Person(String user) throws IOException {
      this(user, "p1", "hospital");
    }

    String page(String path) throws IOException {
      return browser.whole(base + path).text();
    }

    /** The hidden fields of the form about the gap, as the page has them. */
    Map<String, String> form() throws IOException {
      String page = page(VISIT);
      int at = page.indexOf("name=\"finding\" value=\"" + FINDING + "\"");
      assertThat(at).as("a form about the gap").isPositive();
      String form = page.substring(page.lastIndexOf("<form", at), page.indexOf("</form>", at));
      Map<String, String> fields = new HashMap<>();
      Matcher hidden =
          Pattern.compile("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"").matcher(form);
      while (hidden.find()) {
        fields.put(hidden.group(1), hidden.group(2));
      }
      return fields;
    }

    RawHttp.Answer send(Map<String, String> form, Map<String, String> more) throws IOException {
      Map<String, String> all = new HashMap<>(form);
      all.putAll(more);
      return browser.post(base + "/encounter/gap", all);
    }

    RawHttp.Answer dismiss(String reason, String remark) throws IOException {
      return send(form(), Map.of("do", "dismiss", "reason", reason, "remark", remark));
    }

    RawHttp.Answer undo() throws IOException {
      return send(form(), Map.of("do", "undo"));
    }

    void refresh() throws IOException {
      browser.post(
          base + "/refresh",
          Map.of(
              "token",
              org.rimborso.access.Csrf.token(
                  app.admitted(browser.session().orElseThrow(), base.substring(3)).orElseThrow(),
                  "frame")));
    }
  }

  private int rows() {
    return app.count("select count(*) from dismissal");
  }

  @Test
  void dismissed_byAClinician_isClosedForColleaguesInNewLaunchesAndCounted() throws IOException {
    Person elena = new Person("clinician-1");
    assertThat(elena.page(VISIT)).contains(OPEN).doesNotContain(CLOSED);
    RawHttp.Answer answer = elena.dismiss("documented-elsewhere", "Paper <chart>");
    assertThat(answer.status()).isEqualTo(303);
    String at = answer.header("Location").orElseThrow();
    assertThat(at).startsWith(elena.base + VISIT + "&answered=gap-").contains("#gap-");
    assertThat(elena.page(at.substring(elena.base.length()).replaceFirst("#.*", "")))
        .contains(CLOSED, "Marked as not a gap.", "Documented elsewhere", "Paper &lt;chart&gt;")
        .contains("Person clinician-1", "1 marked as not a gap")
        .doesNotContain(OPEN, "Paper <chart>");
    assertThat(new Person("coder-1").page(VISIT)).contains(CLOSED, "Paper &lt;chart&gt;");
    assertThat(new Person("clinician-1", "p2", "hospital").page("/encounter?visit=Encounter/e-p2"))
        .contains(OPEN)
        .doesNotContain("Paper");
    assertThat(new Person("clinician-1", "p1", "other").page(VISIT)).contains(OPEN);
    assertThat(app.count("select count(*) from audit_entry where reason = 'gap-dismissed'"))
        .isEqualTo(1);
  }

  @Test
  void undone_byAColleague_isAGapAgainAndTheHistoryStays() throws IOException {
    new Person("clinician-1").dismiss("other", "");
    Person coder = new Person("coder-1");
    assertThat(coder.undo().status()).isEqualTo(303);
    assertThat(coder.page(VISIT))
        .contains(OPEN, "Was marked as not a gap, which was taken back: Other.")
        .contains("Taken back by Person coder-1")
        .doesNotContain(CLOSED);
    assertThat(coder.dismiss("rule-wrong-here", "").status()).isEqualTo(303);
    assertThat(coder.page(VISIT)).contains(CLOSED, "The rule is wrong here");
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void factsOfTheFinding_changed_bringItBackAndTheAnswerIsMentioned() throws IOException {
    Person elena = new Person("clinician-1");
    elena.dismiss("documented-elsewhere", "Paper chart");
    app.ehr.changed = json -> json.replace("Words-e-p1", "Other words");
    elena.refresh();
    assertThat(elena.page(VISIT)).contains("Other words", CLOSED).doesNotContain(OPEN);
    app.ehr.changed = json -> json.replace("'end':'2026-09-02'", "'end':'2026-09-03'");
    elena.refresh();
    assertThat(elena.page(VISIT))
        .contains(OPEN, "Was marked as not a gap before the facts changed: Documented elsewhere")
        .contains("Paper chart", "Person clinician-1, ")
        .doesNotContain(CLOSED);
    app.ehr.changed = json -> json;
    elena.refresh();
    assertThat(elena.page(VISIT)).contains(CLOSED);
  }

  @Test
  void form_ofOtherFacts_marksNothingAndKeepsWhatWasTyped() throws IOException {
    Person elena = new Person("clinician-1");
    Map<String, String> form = elena.form();
    app.ehr.changed = json -> json.replace("'end':'2026-09-02'", "'end':'2026-09-03'");
    elena.refresh();
    RawHttp.Answer answer =
        elena.send(form, Map.of("do", "dismiss", "reason", "other", "remark", "Typed words"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("has changed since you looked", "value=\"Typed words\"");
    assertThat(rows()).isZero();
  }

  @Test
  void form_withoutAReasonOrWithHiddenCharacters_comesBackWithWhatWasTyped() throws IOException {
    Person elena = new Person("clinician-1");
    assertThat(elena.page(VISIT)).doesNotContain("selected");
    RawHttp.Answer none = elena.dismiss("", "Typed words");
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.text())
        .contains("Choose a reason.", "value=\"Typed words\"", "<details class=\"dismiss\" open");
    assertThat(elena.dismiss("no-such-reason", "").status()).isEqualTo(422);
    for (String remark : new String[] {"a\u202Eb", "a\u0000b", "a\nb", "x".repeat(201)}) {
      assertThat(elena.dismiss("other", remark).status()).as(remark).isEqualTo(422);
    }
    assertThat(rows()).isZero();
    assertThat(elena.dismiss("other", "x".repeat(200)).status()).isEqualTo(303);
  }

  @Test
  void form_ofAnotherGapPatientOrSession_marksNothing() throws IOException {
    Person elena = new Person("clinician-1");
    Map<String, String> dismiss = Map.of("do", "dismiss", "reason", "other");
    Map<String, String> form = elena.form();
    Map<String, String> foreign = new HashMap<>(form);
    foreign.put("finding", "diagnosis-missing:Encounter/e-p1");
    assertThat(elena.send(foreign, dismiss).status()).isEqualTo(403);
    assertThat(new Person("clinician-1").send(form, dismiss).status()).isEqualTo(403);
    assertThat(new Person("clinician-1", "p2", "hospital").send(form, dismiss).status())
        .isEqualTo(403);
    Map<String, String> unsigned = new HashMap<>(form);
    unsigned.remove("token");
    assertThat(elena.send(unsigned, dismiss).status()).isEqualTo(403);
    assertThat(rows()).isZero();
  }

  @Test
  void dismissed_twiceAtOnce_isOneMarkAndTheSecondIsTold() throws IOException {
    Person elena = new Person("clinician-1");
    Person paul = new Person("clinician-2");
    Map<String, String> first = elena.form();
    Map<String, String> second = paul.form();
    Map<String, String> dismiss = Map.of("do", "dismiss", "reason", "other");
    assertThat(elena.send(first, dismiss).status()).isEqualTo(303);
    assertThat(elena.send(first, dismiss).status()).isEqualTo(303);
    RawHttp.Answer late = paul.send(second, dismiss);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Person clinician-1 was faster", CLOSED);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void billers_seeThatAndWhyButNotTheWords() throws IOException {
    new Person("clinician-1").dismiss("documented-elsewhere", "Paper chart");
    Person biller = new Person("biller-1");
    String account = biller.page("/accounts");
    assertThat(account)
        .contains(OPEN, "data-testid=\"gap-answered\"", "Documented elsewhere")
        .contains("The payer may still deny the claim for it.", "Person clinician-1")
        .doesNotContain("Paper chart", "data-testid=\"dismiss\"");
    assertThat(biller.page("/review.json"))
        .contains(
            "\"dismissed\":{\"status\":\"closed-gap\",\"remark\":\"assessed-present\","
                + "\"reason\":\"documented-elsewhere\",\"text\":null,\"by\":\"Person clinician-1\"")
        .doesNotContain("Paper chart");
    assertThat(new Person("manager-1").page("/review.json")).contains("\"text\":\"Paper chart\"");
  }

  @Test
  void restrictedVisit_itsMark_isKnownToThoseOnlyWhoSeeIt() throws IOException {
    Person manager = new Person("manager-1");
    String visit = "/encounter?visit=Encounter/secret-p1";
    assertThat(manager.page(visit)).contains(RULE + ":Encounter/secret-p1");
    DismissalRow row =
        new DismissalRow(
            "hospital",
            new Reference("Patient", "p1"),
            FINDING,
            1,
            RULE,
            Severity.ERROR,
            "0".repeat(64),
            true,
            DismissalRow.Decision.DISMISSED,
            "other",
            "Secret words",
            new WriteOffRow.Decided(
                new NoteRow.Owner("https://id.example", "manager-1"), "Mia", Instant.now()));
    new DismissalRows(app.store()).insert(row);
    assertThat(manager.page(VISIT)).contains("Secret words");
    assertThat(new Person("clinician-1").page(VISIT))
        .contains(OPEN)
        .doesNotContain("Secret words", "Mia");
  }

  @Test
  void rates_ofARule_areSaidToManagersAndAdministratorsFromTenOn() throws IOException {
    DismissalRows store = new DismissalRows(app.store());
    for (int i = 0; i < 9; i++) {
      store.insert(answer("p" + i, "hospital", Instant.now()));
    }
    store.insert(answer("old", "hospital", Instant.now().minus(java.time.Duration.ofDays(181))));
    store.insert(answer("foreign", "other", Instant.now()));
    String path = "/rules/" + RULE;
    assertThat(new Person("manager-1").page(path))
        .contains("9 answers in the last 180 days: too few to tell (10 are needed).")
        .doesNotContain("Documented elsewhere");
    store.insert(answer("p9", "hospital", Instant.now()));
    Person administrator = new Person("administrator-1");
    assertThat(administrator.page(path))
        .contains(
            "0 % agree (0 of 10 answers of the last 180 days).",
            "Documented elsewhere", "<td class=\"num\">10</td>");
    assertThat(administrator.page("/rules"))
        .contains("0 % agree (0 of 10 answers of the last 180 days).");
    for (String user : new String[] {"clinician-1", "coder-1", "biller-1"}) {
      assertThat(new Person(user).page(path) + new Person(user).page("/rules"))
          .doesNotContain("data-testid=\"rate", "agree");
    }
  }

  private static DismissalRow answer(String patient, String ehr, Instant at) {
    return new DismissalRow(
        ehr,
        new Reference("Patient", patient),
        RULE + ":Encounter/x",
        1,
        RULE,
        Severity.ERROR,
        "0".repeat(64),
        false,
        DismissalRow.Decision.DISMISSED,
        "documented-elsewhere",
        "",
        new WriteOffRow.Decided(new NoteRow.Owner("https://id.example", "x"), "Somebody", at));
  }

  @Test
  void page_inItalian_speaksItalian() throws IOException {
    Person elena = new Person("clinician-1");
    assertThat(elena.page(VISIT + "&lang=it"))
        .contains("Segna come non lacuna", "Scegliere un motivo");
  }
}
