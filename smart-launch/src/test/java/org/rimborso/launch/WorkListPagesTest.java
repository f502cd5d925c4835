package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.access.Csrf;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.sweep.WorkListLine;
import org.rimborso.sweep.WorkListLine.Sentence;
import org.rimborso.sweep.WorkListLoad;

/** The work list from the sweep's file to the page: server, gate, desk and store. */
class WorkListPagesTest {
  private static final String CARDIOLOGY = "Encounter/e\tpOrganization/cardiology";
  private static final String SURGERY = "Encounter/e\tpOrganization/surgery";

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

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static WorkListLine line(
      String patient, String name, String visits, boolean restricted, State state, String open) {
    return new WorkListLine(
        today(),
        new Reference("Patient", patient),
        name,
        "MRN-" + patient,
        new Reference("Claim", "c-" + patient),
        restricted,
        visits,
        state,
        new Sentence(
            "Open are " + open + " USD of " + patient,
            "Aperti " + open + " USD di " + patient,
            "Open are … of " + patient,
            "Aperti … di " + patient),
        Optional.empty(),
        Optional.of(patient.endsWith("1") ? "Northfield" : "Lakeside"),
        Optional.of(Money.of(open, "USD")),
        Optional.empty(),
        Optional.of(today().minusDays(100)),
        Optional.empty(),
        state == State.DENIED ? Optional.of(DenialCategory.CODING) : Optional.empty(),
        List.of(),
        "appeal",
        new Sentence("Appeal", "Ricorso", "Appeal", "Ricorso"),
        Optional.of(new BigDecimal(open)),
        Optional.of(Money.of(open, "USD")),
        Optional.empty(),
        Optional.empty(),
        2);
  }

  static List<WorkListLine> five() {
    return List.of(
        line("p1", "Ada Own", CARDIOLOGY, false, State.DENIED, "100.10"),
        line("p2", "=Bea Formula", CARDIOLOGY, false, State.DENIED, "200.20"),
        line("p3", "Cleo Surgery", SURGERY, false, State.UNDERPAID, "300.30"),
        line("p4", "Dora Nowhere", "", false, State.UNDERPAID, "400.40"),
        line("p5", "Zoe Secret", CARDIOLOGY, true, State.UNDERPAID, "500.50"));
  }

  private WorkListLoad.Result load(List<WorkListLine> lines) throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.write(out.resolve(WorkListLoad.FILE), lines.stream().map(WorkListLine::text).toList());
    return new WorkListLoad(app.store(), count -> {}).load(out, "hospital", today());
  }

  /** Somebody in a launch of p1. */
  private final class Person {
    private final WholeBrowser browser = new WholeBrowser(app);
    private final String base;

    Person(String user) throws IOException {
      browser.launch("l-" + user, user, "p1");
      base = "/s/l-" + user;
    }

    String page(String path) throws IOException {
      RawHttp.Answer answer = browser.whole(base + path);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      return new String(
          answer.text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    RawHttp.Answer bulk(List<String> boxes, Map<String, String> fields) throws IOException {
      Map<String, String> all = new HashMap<>(fields);
      all.putIfAbsent(
          "token",
          Csrf.token(
              app.admitted(browser.session().orElseThrow(), base.substring(3)).orElseThrow(),
              "worklist"));
      // Ticked boxes are many fields of one name.
      all.put(
          boxes.stream()
                  .map(box -> "account=" + box.replace("@", "%40"))
                  .collect(Collectors.joining("&"))
              + "&more",
          "");
      return browser.post(base + "/worklist/bulk", all);
    }
  }

  /** The cell of a queue that counts it. */
  private static String queue(String page, String name) {
    String row = page.substring(page.indexOf(">" + name + "</a>"));
    return row.substring(row.indexOf("<td"), row.indexOf("</tr>"))
        .replaceAll("<[^>]*>", " ")
        .strip();
  }

  @Test
  void page_withoutASweep_saysHowToMakeOne() throws IOException {
    assertThat(new Person("manager-1").page("/worklist"))
        .contains("There is no list yet.", "rimborso worklist load");
  }

  @Test
  void page_ofWhoSeesAll_holdsQueuesRowsAndALinkToTheOwnPatientOnly() throws IOException {
    assertThat(load(five())).isEqualTo(new WorkListLoad.Loaded(5, 10, today()));
    String page = new Person("manager-1").page("/worklist");
    assertThat(page)
        .contains("Ada Own", "=Bea Formula", "Cleo Surgery", "Dora Nowhere", "Zoe Secret")
        .contains("Open are 100.10 USD of p1</a>", "/s/l-manager-1/accounts/Claim/c-p1\"")
        .doesNotContain("accounts/Claim/c-p2\"", "Counts and sums are of these only")
        .contains("Open this patient’s chart in the EHR", "href=\"/launch/hospital\"")
        .contains("Not checked: 10");
    assertThat(queue(page, "All but put off")).matches("5\\s+1,501\\.50.USD");
    assertThat(queue(page, "Coding denials")).matches("2\\s+300\\.30.USD");
    assertThat(queue(page, "Put off")).startsWith("0");
    // The largest worth first.
    assertThat(page.indexOf("Zoe Secret")).isLessThan(page.indexOf("Dora Nowhere"));
    assertThat(audited("worklist", "READ")).isEqualTo(5);
  }

  private int audited(String reason, String action) {
    return app.count(
        "select count(*) from audit_entry where reason = '"
            + reason
            + "' and action = '"
            + action
            + "' and patient is not null");
  }

  @Test
  void page_ofWhoIsInNoRule_holdsNobody() throws IOException {
    load(five());
    String page = new Person("biller-1").page("/worklist");
    assertThat(page)
        .contains("Your site gave you no department")
        .doesNotContain("Ada Own", "Bea", "Cleo", "Dora", "Zoe", "Northfield", "USD");
    assertThat(queue(page, "All but put off")).startsWith("0");
  }

  @Test
  void page_ofADepartment_showsAndCountsNothingElse() throws IOException {
    load(five());
    String page = new Person("biller-3").page("/worklist");
    assertThat(page)
        .contains("Ada Own", "=Bea Formula", "Counts and sums are of these only")
        .doesNotContain("Cleo", "Dora", "Zoe", "1,501");
    assertThat(queue(page, "All but put off")).matches("2\\s+300\\.30.USD");
    assertThat(new Person("biller-3").page("/worklist?q=Zoe")).doesNotContain("Zoe Secret");
    assertThat(new Person("biller-3").page("/worklist.csv")).doesNotContain("Zoe", "Cleo", "Dora");
  }

  @Test
  void pageAndFile_ofACoder_holdNoAmount() throws IOException {
    load(five());
    Person coder = new Person("coder-3");
    for (String path :
        List.of(
            "/worklist", "/worklist?sort=owed&from=300", "/worklist?lang=it", "/worklist.csv")) {
      assertThat(coder.page(path))
          .contains("Cleo Surgery", "Ada Own")
          .doesNotContain("USD", "100.10", "300.30", "Zoe", "100,10", "value=\"owed\"", "bulk-to");
    }
  }

  @Test
  void filters_inTheAddress_narrowAndStay() throws IOException {
    load(five());
    Person mia = new Person("manager-1");
    String page =
        mia.page("/worklist?queue=coding&payer=Northfield&from=50&state=denied&age=91-120");
    assertThat(page)
        .contains("Ada Own", "value=\"50\"", "<option value=\"Northfield\" selected>")
        .doesNotContain("Bea Formula", "Cleo Surgery");
    assertThat(mia.page("/worklist?q=own")).contains("Ada Own").doesNotContain("Cleo Surgery");
    assertThat(mia.page("/worklist?q=MRN-p3")).contains("Cleo Surgery").doesNotContain("Ada Own");
    assertThat(mia.page("/worklist?age=0-30")).contains("No account fits");
    assertThat(mia.page("/worklist?from=rubbish&sort=rubbish&queue=rubbish&after=rubbish"))
        .contains("Ada Own");
  }

  @Test
  void pages_ofALongList_followEachOtherByKey() throws IOException {
    List<WorkListLine> lines = new ArrayList<>();
    for (int i = 100; i < 220; i++) {
      lines.add(line("x" + i, "Name-x" + i, "", false, State.DENIED, i + ".00"));
    }
    load(lines);
    Person mia = new Person("manager-1");
    String path = "/worklist?queue=coding";
    int seen = 0;
    for (int page = 0; page < 3; page++) {
      String text = mia.page(path);
      seen += text.split("data-testid=\"account\"", -1).length - 1;
      assertThat(text).contains("Name-x" + (219 - 50 * page) + "<");
      int more = text.indexOf("/worklist?", text.indexOf("rel=\"next\""));
      path =
          text.contains("rel=\"next\"")
              ? text.substring(more, text.indexOf('"', more)).replace("&amp;", "&")
              : "";
    }
    assertThat(seen).isEqualTo(120);
    assertThat(path).isEmpty();
  }

  @Test
  void file_ofTheList_isSafeForSpreadsheetsAndAudited() throws IOException {
    load(five());
    String file = new Person("manager-1").page("/worklist.csv?queue=coding");
    assertThat(file.lines().filter(line -> line.startsWith("\""))).hasSize(3);
    assertThat(file)
        .contains("\"'=Bea Formula\",\"MRN-p2\"", ",200.20,\"USD\",", "\"Ada Own\"")
        .doesNotContain("Cleo");
    assertThat(audited("worklist", "EXPORT")).isEqualTo(2);
  }

  @Test
  void bulk_overPatients_isDoneAuditedCountedAndTakenBack() throws IOException {
    load(five());
    Person mia = new Person("manager-1");
    RawHttp.Answer done =
        mia.bulk(
            List.of("Claim/c-p2@0", "Claim/c-p3@0", "Claim/none@0"),
            Map.of("do", "week", "reason", "Payer closed"));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text().split("It is as you asked", -1)).hasSize(3);
    assertThat(done.text()).contains("value=\"Claim/c-p2@1\"", "Refused");
    assertThat(audited("work-snooze", "WRITE")).isEqualTo(2);
    String page = mia.page("/worklist");
    assertThat(queue(page, "Put off")).matches("2\\s+500\\.50.USD");
    assertThat(page).doesNotContain("Cleo Surgery");
    assertThat(mia.page("/worklist?queue=snoozed")).contains("Cleo Surgery", "put off to");
    mia.bulk(List.of("Claim/c-p2@1", "Claim/c-p3@1"), Map.of("do", "undo"));
    assertThat(queue(mia.page("/worklist"), "Put off")).startsWith("0");
    assertThat(mia.bulk(List.of("Claim/c-p2@0"), Map.of("do", "week", "reason", "Late")).text())
        .contains("was faster");
  }

  @Test
  void bulk_assigned_isFoundByWhoseItIs() throws IOException {
    load(five());
    Person mia = new Person("manager-1");
    mia.bulk(
        List.of("Claim/c-p3@0"),
        Map.of("do", "assign", "to", "person https://id.example manager-1"));
    String mine = mia.page("/worklist?whose=mine");
    assertThat(mine).contains("Cleo Surgery").doesNotContain("Ada Own");
    assertThat(queue(mine, "All but put off")).matches("1\\s+300\\.30.USD");
    assertThat(mia.page("/worklist?whose=nobody")).contains("Ada Own").doesNotContain("Cleo");
  }

  @Test
  void list_ofATeam_holdsWhatIsItsAndItsMembers() throws IOException {
    load(five());
    Person mia = new Person("manager-1");
    mia.bulk(
        List.of("Claim/c-p3@0"),
        Map.of("do", "assign", "to", "person https://id.example manager-1"));
    mia.bulk(List.of("Claim/c-p4@0"), Map.of("do", "assign", "to", "department Appeals"));
    String team = mia.page("/worklist?whose=team+Appeals");
    assertThat(team).contains("Cleo Surgery", "Dora Nowhere").doesNotContain("Ada Own");
    assertThat(queue(team, "All but put off")).matches("2\\s+700\\.70.USD");
    assertThat(mia.page("/worklist?whose=team+Nobody")).doesNotContain("Cleo Surgery", "Ada Own");
  }

  @Test
  void list_ofEscalatedAccounts_holdsThoseWhoseFollowUpIsLongPast() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    List<String> lines = new ArrayList<>(five().stream().map(WorkListLine::text).toList());
    for (int i = 0; i < 2; i++) {
      String due = today().minusDays(6 + i).toString();
      lines.set(i, lines.get(i).replace("\"followUpOn\":null", "\"followUpOn\":\"" + due + "\""));
    }
    Files.write(out.resolve(WorkListLoad.FILE), lines);
    new WorkListLoad(app.store(), count -> {}).load(out, "hospital", today());
    String late = new Person("manager-1").page("/worklist?late=escalated");
    assertThat(late)
        .contains("Bea Formula", "Escalated: 7 days overdue or more")
        .doesNotContain("Ada Own", "Cleo Surgery");
  }

  @Test
  void bulk_ofWhatOneMayNotSee_isRefusedAndWritesNothing() throws IOException {
    load(five());
    List<String> boxes = List.of("Claim/c-p3@0", "Claim/c-p4@0", "Claim/c-p5@0");
    Map<String, String> week = Map.of("do", "week", "reason", "Closed");
    for (String user : List.of("biller-1", "biller-3")) {
      String told = new Person(user).bulk(boxes, week).text();
      assertThat(told.split("This patient has no such account", -1)).as(user).hasSize(4);
    }
    assertThat(new Person("coder-3").bulk(boxes, week).status()).isEqualTo(403);
    Map<String, String> forged = Map.of("do", "week", "reason", "Closed", "token", "forged");
    assertThat(new Person("manager-1").bulk(boxes, forged).status()).isEqualTo(403);
    assertThat(app.count("select count(*) from work_item")).isZero();
  }

  @Test
  void account_opened_bringsItsLineUpToDate() throws IOException {
    load(List.of(line("p1", "Old Name", "", false, State.AWAITING, "1.00")));
    Person mia = new Person("manager-1");
    String before = mia.page("/worklist");
    assertThat(before).contains("Old Name");
    assertThat(queue(before, "In the payer’s usual time")).startsWith("1");
    mia.page("/accounts/Claim/c-p1");
    String after = mia.page("/worklist");
    assertThat(after).contains("Name-p1", "31,337.42").doesNotContain("Old Name");
    assertThat(queue(after, "In the payer’s usual time")).startsWith("0");
    assertThat(queue(after, "All but put off")).matches("1\\s+31,337\\.42.USD");
  }

  @Test
  void load_ofABadFile_leavesTheListBefore() throws IOException {
    load(five());
    Path from = folder.resolve("out");
    Path out = from.resolve(WorkListLoad.FILE);
    List<String> good = Files.readAllLines(out);
    WorkListLoad load = new WorkListLoad(app.store(), count -> {});
    Files.write(out, List.of(good.get(0), "{\"patient\":\"Patient/p9\"}"));
    assertThat(load.load(from, "hospital", today())).isEqualTo(new WorkListLoad.BadLine(2));
    Files.write(out, List.of(good.get(0), good.get(0)));
    assertThat(load.load(from, "hospital", today())).isInstanceOf(WorkListLoad.Twice.class);
    Files.delete(out);
    assertThat(load.load(from, "hospital", today())).isInstanceOf(WorkListLoad.Unreadable.class);
    assertThat(queue(new Person("manager-1").page("/worklist"), "All but put off")).startsWith("5");
  }
}
