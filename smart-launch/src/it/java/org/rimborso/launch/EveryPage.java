package org.rimborso.launch;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Opens every page that the app has, one after the other: those of a manager, those without a
 * launch, and those for when something went wrong.
 */
final class EveryPage {
  private static final String RULE =
      """
      rules:
        - id: payer-house-active
          title: {en: Active claims, it: Richieste attive}
          severity: info
          audience: [billing]
          for: claim
          when: claim.status == "active" && claim.diagnoses.all(diagnosis, !(diagnosis.code in ["Z99.89", "Z99.81"]))
          message: {en: It is there., it: La richiesta esiste.}
          next: {en: Look., it: Guarda.}
          source: {document: House rules (invented), section: "1"}
          tests:
            - {name: one that is, claim: {status: active, lines: [{code: "99213"}]}, expect: finding}
            - {name: one that is not, claim: {status: draft, lines: [{code: "99213"}]}, expect: nothing}
      """;

  private final SmallStage stage;
  private final Page page;
  private final BiConsumer<String, Page> see;

  private EveryPage(SmallStage stage, Page page, BiConsumer<String, Page> see) {
    this.stage = stage;
    this.page = page;
    this.see = see;
  }

  /**
   * @param context new, so that it has no cookies
   * @param see gets each page with a name for it
   */
  static void walk(SmallStage stage, BrowserContext context, BiConsumer<String, Page> see) {
    EveryPage walk = new EveryPage(stage, context.newPage(), see);
    walk.beforeALaunch();
    String launch = walk.launched("manager");
    walk.charts(launch);
    walk.gaps(launch);
    walk.notes(launch);
    walk.books(launch);
    walk.open("not found", launch + "/no-such-page");
    walk.forged(launch);
    walk.notPermitted();
    walk.administration();
    walk.left();
  }

  private void beforeALaunch() {
    open("no cookie", stage.launch("manager") + "&cookie=asked");
    open("bad launch", stage.app() + "/launch");
    open(
        "unknown issuer",
        stage.app() + "/launch?iss=https%3A%2F%2Fstranger.example%2Ffhir&launch=x");
    open("launch again", stage.app() + "/s/nobody/accounts");
    open("unmapped", stage.launch("stranger"));
    open("forged state", stage.app() + "/callback/hospital?code=x&state=" + "A".repeat(43));
  }

  private String launched(String role) {
    page.navigate(stage.launch(role));
    page.locator("[data-testid=not-checked]").waitFor();
    return page.url().replaceFirst("(/s/[^/]+)/.*", "$1");
  }

  private void charts(String launch) {
    see.accept("documentation", page);
    open("visit", launch + "/encounter?visit=Encounter/e1");
    open("accounts", launch + "/accounts");
    open("no account found", launch + "/accounts?q=nothing-like-it");
    open("account", launch + "/accounts/Claim/c1");
    open("account without claim", launch + "/accounts/ExplanationOfBenefit/b1");
    open("letter", launch + "/accounts/Claim/c1/letter?kind=appeal");
    open("today", launch + "/today");
    open("work list before a sweep", launch + "/worklist");
    stage.list(WorkListPagesTest.five());
    open("work list", launch + "/worklist");
    page.locator("[data-all]").evaluate("box => box.closest('details').open = true");
    see.accept("work list with its form", page);
    open("work list, nothing found", launch + "/worklist?q=nothing-like-it");
    open("health before a sweep", launch + "/health");
    stage.health(HealthPagesTest.lines(3));
    open("health", launch + "/health");
    open("accounts behind a figure", launch + "/health/initial-denials");
    open("queries", launch + "/queries");
    open("ask", launch + "/ask?account=Claim/c1");
    question(launch);
    open("payers", launch + "/payers");
  }

  private void question(String launch) {
    page.navigate(launch + "/ask?account=Claim/c1");
    page.locator("#query-send").click();
    page.locator("[data-testid=query-done]").waitFor();
    see.accept("question asked", page);
    open("account with a question", launch + "/accounts/Claim/c1");
  }

  private void notes(String launch) {
    page.navigate(launch + "/accounts/Claim/c1");
    submit("", "");
    page.locator("[role=alert]").waitFor();
    see.accept("note refused", page);
    submit("", "Called the payer.");
    page.locator("#saved:not([hx-get])").waitFor();
    see.accept("note saved", page);
  }

  /** Answers a gap, and takes that back: the next walk finds it as it was. */
  private void gaps(String launch) {
    page.navigate(launch + "/encounter?visit=Encounter/e1");
    String rule = page.locator("[data-testid=gap]").first().getAttribute("data-rule");
    Locator gap = page.locator("[data-testid=gap][data-rule=" + rule + "]").first();
    gap.locator("[data-testid=dismiss] summary").click();
    see.accept("gap being answered", page);
    gap.locator("select").selectOption("other");
    gap.locator("[data-testid=dismiss] button").click();
    Locator closed = page.locator("[data-testid=closed-gap][data-rule=" + rule + "]").first();
    closed.waitFor();
    see.accept("gap answered", page);
    closed.locator("button").click();
    page.locator("[data-testid=gap-former]").waitFor();
    see.accept("gap again", page);
  }

  private void books(String launch) {
    open("rules", launch + "/rules");
    open("no rule found", launch + "/rules?q=nothing-like-it");
    open("rule", launch + "/rules/diagnosis-not-billable");
    tries(launch);
    open("codes", launch + "/codes?q=diabetes");
    open("code", launch + "/codes?q=E11&code=E11.9");
  }

  /** A changed file of payer rules: the form, a file with a mistake, and one that is sound. */
  private void tries(String launch) {
    open("try payer rules", launch + "/rules/try");
    page.locator("#try-name").fill("house.yaml");
    page.locator("#try-text").fill(RULE.replace("claim.status", "claim.statu"));
    page.locator("button[value=check]").click();
    page.locator("[data-testid=try-mistakes]").waitFor();
    see.accept("payer rules with a mistake", page);
    page.locator("#try-text").fill(RULE);
    page.locator("button[value=chart]").click();
    page.locator("[data-testid=try-changes]").waitFor();
    see.accept("payer rules tried on the chart", page);
  }

  private void forged(String launch) {
    page.navigate(launch + "/accounts/Claim/c1");
    submit("not-ours", "Called the payer.");
    page.locator("#kept-text").waitFor();
    see.accept("forged form", page);
  }

  private void notPermitted() {
    String launch = launched("clinician");
    see.accept("clinician's documentation", page);
    open("not permitted", launch + "/accounts");
  }

  private void administration() {
    page.navigate(stage.launch("administrator"));
    page.locator("[data-testid=sessions]").waitFor();
    String launch = page.url().replaceFirst("(/s/[^/?]+).*", "$1");
    open("sessions", launch + "/admin/sessions");
    open("audit trail", launch + "/admin/audit");
    open("sweeps", launch + "/admin/sweeps");
  }

  private void left() {
    launched("biller");
    page.locator("form[action$='/logout'] button.plain").click();
    page.locator("[data-testid=left]").waitFor();
    see.accept("left", page);
  }

  private void open(String name, String address) {
    page.navigate(address);
    see.accept(name, page);
  }

  /** Sends the note form as it is, with another token unless that is empty. */
  private void submit(String token, String text) {
    page.waitForResponse(
        response -> response.request().method().equals("POST"),
        () ->
            page.evaluate(
                """
                ([token, text]) => {
                  const form = document.querySelector('.note-form');
                  if (token) form.querySelector('[name=token]').value = token;
                  form.querySelector('[name=text]').value = text;
                  form.submit();
                }\
                """,
                new String[] {token, text}));
  }
}
