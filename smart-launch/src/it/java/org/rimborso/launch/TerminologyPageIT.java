package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rimborso.codebooks.terminology.ScriptedTerminology;
import org.rimborso.ehr.LoopbackServer.Sent;

/** Pages of the real app beside a terminology server that answers, hangs, or is gone. The chart has A00, a category no loaded set holds. */
class TerminologyPageIT {
  private static final String PATIENT = "codes-aliprandi";

  private static ScriptedTerminology terminology;
  private static Stage stage;
  private static Chromium chromium;
  private final CountDownLatch end = new CountDownLatch(1);
  private BrowserContext context;

  @BeforeAll
  static void start() {
    terminology =
        new ScriptedTerminology().offering("2027", "complete").knowing("A00", "child=A00.0").knowing("A00.0", "parent=A00");
    stage =
        Stage.open(
            "terminology-page",
            "codes: {terminology: {base: '%s', budget: 2s}}\n".formatted(terminology.server().at("/fhir")),
            chart());
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
    terminology.close();
  }

  /** A new app has no answers in memory, and holds no failure against the server. */
  @BeforeEach
  void openApp() {
    stage.appProcess().close();
    stage.appProcess().again();
    context = chromium.browser().newContext();
  }

  @AfterEach
  void closeBrowser() {
    end.countDown();
    terminology.server().answers(terminology::answer);
    context.close();
  }

  @Test
  void encounter_besideAServerThatAnswers_hasTheGapAndAsksInOneBatch() {
    long before = terminology.batches();
    Page page = encounter();

    assertThat(gap(page)).containsText("A00");
    assertThat(unchecked(page)).not().containsText("terminology server");
    assertThat(terminology.batches() - before).as("the codes, then what is below").isEqualTo(2);
  }

  @Test
  void encounter_besideAServerThatIsDown_saysNotCheckedAndWhy() {
    terminology.server().answers(seen -> Sent.json(503, "{}"));
    Page page = encounter();

    assertThat(unchecked(page)).containsText("The terminology server did not answer.");
    assertThat(gap(page)).hasCount(0);
  }

  @Test
  void encounter_besideAServerThatHangs_comesWithoutIt() {
    terminology
        .server()
        .answers(
            seen -> {
              await();
              return terminology.answer(seen);
            });
    Page page = encounter();

    assertThat(unchecked(page)).containsText("The terminology server did not answer.");
    assertThat(gap(page)).hasCount(0);
    assertThat(end.getCount()).as("the server still hangs").isEqualTo(1);
  }

  @Test
  void picker_besideAServer_findsItsCodesAndKeepsWhatIsTypedWhenItGoesDown() {
    Page page = encounter();
    gap(page).locator(".code-search summary").click();
    gap(page).locator("input[type=search]").fill("name of a00");

    Locator code = page.locator("[data-testid=codes-found] a:has-text('A00.0')");
    assertThat(code).containsText("name of A00.0");
    code.click();
    assertThat(page.locator("[data-testid=chosen-code]")).containsText("ICD-10-CM 2027 (terminology server)");
    assertThat(page.locator("[data-testid=incomplete]")).hasCount(0);

    terminology.server().answers(seen -> Sent.json(503, "{}"));
    gap(page).locator("input[type=search]").fill("name of a");
    assertThat(page.locator("[data-testid=incomplete]")).containsText("The terminology server did not answer.");
    assertThat(gap(page).locator("input[type=search]")).hasValue("name of a");
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Page encounter() {
    Page page = ChartPage.openTab(context, stage, PATIENT, "coder");
    page.locator("h1:has-text('Visit')").waitFor();
    return page;
  }

  private static Locator gap(Page page) {
    return page.locator("[data-testid=gap][data-rule=diagnosis-not-billable]");
  }

  private static Locator unchecked(Page page) {
    return page.locator("[data-testid=not-checked]").first();
  }

  private static String chart() {
    return """
        {"resourceType":"Bundle","type":"transaction","entry":[
         {"request":{"method":"PUT","url":"Patient/%1$s"},"resource":
          {"resourceType":"Patient","id":"%1$s","name":[{"family":"Aliprandi","given":["Ida"]}],"birthDate":"1961-05-02"}},
         {"request":{"method":"PUT","url":"Encounter/codes-visit"},"resource":
          {"resourceType":"Encounter","id":"codes-visit","status":"finished",
           "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
           "subject":{"reference":"Patient/%1$s"},"period":{"start":"2026-11-02","end":"2026-11-02"}}},
         {"request":{"method":"PUT","url":"Condition/codes-diagnosis"},"resource":
          {"resourceType":"Condition","id":"codes-diagnosis","subject":{"reference":"Patient/%1$s"},
           "encounter":{"reference":"Encounter/codes-visit"},
           "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis"}]}],
           "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"A00"}]}}}]}"""
        .formatted(PATIENT);
  }
}
