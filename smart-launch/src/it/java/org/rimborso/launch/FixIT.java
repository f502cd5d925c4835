package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clinician corrects the chart from a gap, in a real browser at a real FHIR server. */
class FixIT {
  private static final String VISIT = "Encounter/demo-okafor-visit";
  private static final String CONDITION = "Condition/demo-bianchi-visit-diagnosis-1";

  private static Stage stage;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    stage = Stage.open("fix");
    stage.takeFixes("sandbox", "sandbox-no-write");
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
  }

  /** Three clicks: the code, the preview, the writing. */
  @Test
  void code_chosenLookedAtAndWritten_standsInTheRecordUntilItsAuthorTakesItBack() {
    try (BrowserContext context = chromium.browser().newContext()) {
      FrameLocator app = ChartPage.openFramed(context.newPage(), stage.ehrOnOtherSite(), "demo-bianchi", "clinician", "full");
      Locator gap = gap(app, "diagnosis-not-billable");
      assertThat(gap.locator("input[type=radio]:checked")).hasCount(0);
      assertThat(gap.locator(".choice").filter(having("E11.9"))).containsText("Condition/demo-bianchi-earlier-visit-diagnosis-1");
      // Another disease is no answer, however well it is coded.
      assertThat(gap.locator("input[value='I10']")).hasCount(0);
      JsonNode before = condition();

      gap.locator("input[value='E11.9']").click();
      button(gap, "Fix here").click();
      assertThat(app.locator(".changes")).containsText("Condition.code");
      assertThat(app.locator(".changes del")).hasText("E11 Type 2 diabetes mellitus");
      assertThat(app.locator(".changes ins")).containsText("E11.9");
      assertThat(condition()).isEqualTo(before);

      app.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Write it into the record")).click();
      Locator fixed = app.locator("[data-testid=fixed]");
      assertThat(fixed).containsText("E11 → E11.9 in " + CONDITION);
      assertThat(fixed).containsText("Claim/demo-bianchi-claim says the same");
      assertThat(app.locator(".page-head")).containsText("no open gap");
      assertThat(code(condition())).isEqualTo("E11.9");
      assertThat(without(condition(), "meta", "code")).as("all the rest").isEqualTo(without(before, "meta", "code"));
      assertThat(stage.resources("Provenance?target=" + CONDITION)).hasSize(1);

      button(fixed, "Undo").click();
      assertThat(app.locator("[data-testid=fixes]")).containsText("E11.9 → E11 in " + CONDITION);
      assertThat(gap(app, "diagnosis-not-billable").locator("input[value='E11.9']")).isVisible();
      assertThat(condition().path("code")).isEqualTo(before.path("code"));
    }
  }

  @Test
  void visit_withoutADiagnosis_getsOneThatItNamesUntilItsAuthorTakesItBack() {
    JsonNode before = stage.fhir(VISIT);
    try (BrowserContext context = chromium.browser().newContext()) {
      FrameLocator app = ChartPage.openFramed(context.newPage(), stage.ehrOnOtherSite(), "demo-okafor", "clinician", "full");
      app.locator("a[href*='demo-okafor-visit']").first().click();
      Locator gap = gap(app, "diagnosis-missing");
      gap.locator("input[type=search]").fill("type 2 diabetes kidney");
      button(gap, "Search").click();
      Locator page = app.locator("[data-testid=fix-page]");
      page.locator("input[value='E11.22']").click();
      button(page, "Fix here").click();
      app.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Write it into the record")).click();
      assertThat(app.locator("[data-testid=fixed]")).containsText("E11.22 added as Condition/");
      List<JsonNode> made = stage.resources("Condition?encounter=Encounter/demo-okafor-visit");
      assertThat(made).singleElement().satisfies(one -> assertThat(code(one)).isEqualTo("E11.22"));
      JsonNode visit = stage.fhir(VISIT);
      assertThat(visit.at("/diagnosis/0/condition/reference").asText()).isEqualTo("Condition/" + made.get(0).path("id").asText());
      assertThat(gap(app, "diagnosis-missing")).hasCount(0);

      button(app.locator("[data-testid=fixed]"), "Undo").click();
      assertThat(app.locator("[data-testid=fixes]")).containsText("E11.22 → nothing in Condition/");
      assertThat(gap(app, "diagnosis-missing")).isVisible();
      assertThat(without(stage.fhir(VISIT), "meta")).as("the visit as it was").isEqualTo(without(before, "meta"));
      JsonNode after = stage.fhir("Condition/" + made.get(0).path("id").asText());
      assertThat(after.at("/verificationStatus/coding/0/code").asText()).isEqualTo("entered-in-error");
    }
  }

  @Test
  void readOnlyEhr_offersNoFix_butSaysWhatToChangeThereAndLooksAgain() {
    try (BrowserContext context = chromium.browser().newContext()) {
      FrameLocator app = ChartPage.openFramed(context.newPage(), stage.ehrOnOtherSite(), "demo-reyes", "clinician", "no-write");
      Locator gap = gap(app, "diagnosis-unknown-code");
      assertThat(gap.locator("[data-testid=fix-instead]")).containsText("This EHR takes no such corrections from here. In the EHR, open Condition/demo-reyes-visit-diagnosis-1");
      assertThat(button(gap, "Fix here")).hasCount(0);
      button(gap, "I fixed it in the EHR").click();
      assertThat(app.locator("[data-testid=fix-checked]")).containsText("the gap still stands");
    }
  }

  private static Locator gap(FrameLocator app, String rule) {
    return app.locator("[data-rule='" + rule + "']");
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static JsonNode condition() {
    return stage.fhir(CONDITION);
  }

  private static String code(JsonNode condition) {
    return condition.at("/code/coding/0/code").asText();
  }

  private static JsonNode without(JsonNode resource, String... elements) {
    ObjectNode copy = resource.deepCopy();
    copy.remove(List.of(elements));
    return copy;
  }
}
