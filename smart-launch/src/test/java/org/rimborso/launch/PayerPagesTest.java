package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.access.Csrf;

/** Managers keep payers' profiles up to date: server, gate, desk, store and the next review. */
class PayerPagesTest {
  private static final String PAGE = "/payers?payer=Plan+of+p1";
  private static final Map<String, String> GOOD =
      Map.of(
          "hours", "Mon-Fri <8-17>",
          "phone", "555 0142",
          "usual", "21",
          "appeal-0-length", "6",
          "appeal-0-unit", "months",
          "appeal-0-source", "Letter of May",
          "appeal-0-from", "2026-05-01");

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
    private final String launch;

    Person(String user) throws IOException {
      launch = "l-" + user;
      browser.launch(launch, user, "p1");
    }

    String page(String path) throws IOException {
      return browser.whole("/s/" + launch + path).text();
    }

    RawHttp.Answer send(int version, Map<String, String> fields) throws IOException {
      Map<String, String> all = new HashMap<>(fields);
      all.put("payer", "Plan of p1");
      all.put("version", String.valueOf(version));
      all.put(
          "token",
          Csrf.token(
              app.admitted(browser.session().orElseThrow(), launch).orElseThrow(), "payers"));
      return browser.post("/s/" + launch + "/payers", all);
    }
  }

  private int versions() {
    return app.count("select count(*) from payer_profile");
  }

  @Test
  void change_ofAPayer_countsInTheNextReviewAndStandsOnItsCard() throws IOException {
    Person biller = new Person("biller-1");
    String before = biller.page("/accounts/Claim/c-p1");
    assertThat(before).contains("Plan of p1", "180 days", "Manual, 4.2").doesNotContain("8-17");
    Person manager = new Person("manager-1");
    assertThat(manager.page(PAGE)).contains("from the configuration", "value=\"180\"");
    assertThat(manager.send(0, GOOD).status()).isEqualTo(303);
    assertThat(biller.page("/accounts/Claim/c-p1"))
        .contains("Mon-Fri &lt;8-17&gt;", "555 0142", "6 months", "Letter of May", "21 days")
        .contains("datetime=\"" + LocalDate.of(2027, 4, 1) + "\"")
        .doesNotContain("180 days");
    assertThat(manager.page(PAGE))
        .contains("changed by Person manager-1", "version 1", "in force", "none loaded");
    assertThat(app.count("select count(*) from audit_entry where reason = 'payer-profile-change'"))
        .isEqualTo(1);
  }

  @Test
  void restore_ofTheConfiguration_isANewVersionThatSaysTheSame() throws IOException {
    Person manager = new Person("manager-1");
    manager.send(0, GOOD);
    assertThat(manager.send(1, Map.of("restore", "0")).status()).isEqualTo(303);
    assertThat(manager.page(PAGE))
        .contains("version 0 restored by Person manager-1", "version 2", "value=\"180\"");
    assertThat(manager.send(2, Map.of("restore", "1")).status()).isEqualTo(303);
    assertThat(manager.page(PAGE)).contains("value=\"Letter of May\"");
    assertThat(versions()).isEqualTo(3);
    assertThat(manager.send(3, Map.of("restore", "9")).status()).isEqualTo(404);
  }

  @Test
  void change_ofWhatChangedMeanwhile_isToldAndWhatWasTypedStays() throws IOException {
    new Person("manager-1").send(0, GOOD);
    Map<String, String> other = new HashMap<>(GOOD);
    other.put("phone", "555 0199");
    RawHttp.Answer late = new Person("manager-2").send(0, other);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Person manager-1 was faster", "value=\"555 0199\"");
    assertThat(new Person("manager-2").send(0, GOOD).status()).isEqualTo(303);
    assertThat(versions()).isEqualTo(1);
    assertThat(new Person("manager-2").send(1, other).status()).isEqualTo(303);
    assertThat(versions()).isEqualTo(2);
  }

  @Test
  void change_thatCannotBe_isRefusedInPlaceAndWhatWasTypedStays() throws IOException {
    Person manager = new Person("manager-1");
    Map<String, String> faults =
        Map.of(
            "appeal-0-length", "soon",
            "appeal-0-source", " ",
            "appeal-0-from", "",
            "usual", "366");
    for (String field : faults.keySet()) {
      Map<String, String> bad = new HashMap<>(GOOD);
      bad.put(field, faults.get(field));
      RawHttp.Answer answer = manager.send(0, bad);
      assertThat(answer.status()).as(field).isEqualTo(422);
      assertThat(answer.text()).as(field).contains("hint t-error", "value=\"555 0142\"");
    }
    Map<String, String> half = new HashMap<>(GOOD);
    half.put("filing-0-source", "Half a limit");
    assertThat(manager.send(0, half).text())
        .contains("A length such as 90 days", "value=\"Half a limit\"");
    assertThat(versions()).isZero();
  }

  @Test
  void payers_ofOthersThanManagers_areNotTheirs() throws IOException {
    assertThat(new Person("biller-1").send(0, GOOD).status()).isEqualTo(403);
    assertThat(new Person("biller-1").page(PAGE)).doesNotContain("payer-edit");
    assertThat(new Person("manager-1").page(PAGE + "&lang=it")).contains("dalla configurazione");
    assertThat(versions()).isZero();
  }

  /** As the table of the contract that the configuration may name, but by a manager and at once. */
  @Test
  void rates_ofAManager_countInTheNextReviewUntilTheyAreTakenBack() throws IOException {
    Person manager = new Person("manager-1");
    Map<String, String> rated = new HashMap<>(GOOD);
    rated.put("rates", "code,from,amount,currency\r\n99213,2026-01-01,92.40,USD\r\n");
    assertThat(manager.send(0, rated).status()).isEqualTo(303);
    assertThat(manager.page(PAGE))
        .contains("1 rate", "99213,2026-01-01,92.40,USD")
        .doesNotContain("none loaded");
    rated.remove("rates");
    assertThat(manager.send(1, rated).status()).isEqualTo(303);
    assertThat(manager.page(PAGE)).contains("none loaded");
    assertThat(manager.send(2, Map.of("restore", "1")).status()).isEqualTo(303);
    assertThat(manager.page(PAGE)).contains("99213,2026-01-01").doesNotContain("none loaded");
  }

  @Test
  void rates_thatCannotBe_nameLineAndColumnAndStay() throws IOException {
    Person manager = new Person("manager-1");
    Map<String, String> rated = new HashMap<>(GOOD);
    rated.put("rates", "code,from,amount,currency\n99213,2026-01-01,cheap,USD");
    RawHttp.Answer answer = manager.send(0, rated);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("Line 2, column amount", "2026-01-01,cheap,USD");
    rated.put("rates", "\"never ends");
    assertThat(manager.send(0, rated).text()).contains("This is no table");
    assertThat(versions()).isZero();
  }
}
