package org.rimborso.launch;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Walks through every page that shows data, with a round's texts in all of it. */
final class PolyglotTour {
  private static final List<String> FIELDS = List.of("contact", "reference", "text", "promised", "promisedOn", "next");
  private static final String ACCOUNT_READY = "[data-testid=claim]";
  private final Hospital hospital;
  private final String app;
  private final Page page;
  private final PolyglotTexts texts;
  private final String mark;
  private int asked;

  PolyglotTour(Hospital hospital, String app, Page page, PolyglotTexts texts, String mark) {
    this.hospital = hospital;
    this.app = app;
    this.page = page;
    this.texts = texts;
    this.mark = mark;
  }

  /** Tells each page by a name that is the same in every round. */
  void walk(BiConsumer<String, Page> see) {
    hospital.records.hold(WholeChart.filled(mark, texts::at));
    hospital.signIn.person(subject(), text());
    page.navigate(hospital.launch(app, "manager"));
    page.locator("[data-testid=not-checked]").waitFor();
    String launch = page.url().replaceFirst("(/s/[^/]+)/.*", "$1");
    see.accept("documentation", page);
    visits(launch, see);
    accounts(launch, see);
    notes(launch, see);
    searches(launch, see);
    refusals(launch, see);
    sharedToo(launch, see);
  }

  private void visits(String launch, BiConsumer<String, Page> see) {
    open(launch + "/encounter?visit=Encounter/e1-" + mark);
    see.accept("visit", page);
    printed("visit", see);
    for (String kind : WholeChart.SHOWN) {
      open(launch + "/encounter?visit=Encounter/e1-" + kind + mark);
      see.accept("visit " + kind, page);
    }
  }

  private void accounts(String launch, BiConsumer<String, Page> see) {
    open(launch + "/accounts?state=all");
    see.accept("accounts", page);
    printed("accounts", see);
    open(launch + "/accounts?q=" + next() + "&state=" + next() + "&sort=" + next() + "&dir=" + next() + "&lang=" + next());
    see.accept("accounts found", page);
    for (String kind : WholeChart.SHOWN) {
      open(launch + "/accounts/Claim/c1-" + kind + mark);
      see.accept("claim " + kind, page);
      open(launch + "/accounts/ExplanationOfBenefit/b1-" + kind + mark);
      see.accept("benefit " + kind, page);
    }
    open(launch + "/accounts/ExplanationOfBenefit/b1-" + mark);
    see.accept("benefit", page);
    open(launch + "/accounts/Claim/c1-" + mark);
    see.accept("claim", page);
    printed("claim", see);
  }

  private void printed(String name, BiConsumer<String, Page> see) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    see.accept(name + " printed", page);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  /** A note with everything wrong, then one that is saved if its text may be. */
  private void notes(String launch, BiConsumer<String, Page> see) {
    open(launch + "/accounts/Claim/c1-" + mark);
    Map<String, String> wrong = new HashMap<>();
    FIELDS.forEach(field -> wrong.put(field, text()));
    send(wrong);
    see.accept("note refused", page);
    open(launch + "/accounts/Claim/c1-" + mark);
    send(Map.of("text", text(), "contact", text(), "reference", text()));
    see.accept("note sent", page);
    open(launch + "/accounts/Claim/c1-" + mark + "?saved=" + next());
    see.accept("note shown", page);
  }

  private void send(Map<String, String> fields) {
    page.locator(ACCOUNT_READY).waitFor();
    page.evaluate(
        """
        fields => {
          for (const [name, value] of Object.entries(fields)) {
            const field = document.getElementById('note-' + name);
            if (field.type === 'date') field.type = 'text';
            field.value = value;
          }
          document.querySelector('.note-form').submit();
        }""",
        fields);
    page.waitForURL(Pattern.compile("saved=|/notes$"));
    // While a note is sent the line asks again; in the end it says where the note landed.
    page.locator("#saved:not([hx-get]), [role=alert]").first().waitFor();
  }

  private void searches(String launch, BiConsumer<String, Page> see) {
    see("rules", launch + "/rules?q=" + next(), see);
    see("codes", launch + "/codes?q=" + next() + "&code=" + next(), see);
    see("codes of", launch + "/codes?system=" + next() + "&on=" + next(), see);
    open(launch + "/codes");
    page.getByRole(AriaRole.SEARCHBOX).fill(text());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).first().click();
    page.locator(".code-results [role=status]").first().waitFor();
    see.accept("codes typed", page);
  }

  private void refusals(String launch, BiConsumer<String, Page> see) {
    see("no such visit", launch + "/encounter?visit=" + next(), see);
    see("no such page", launch + "/nothing?x=" + next(), see);
    see("no such rule", launch + "/rules/no-such?x=" + next(), see);
    see("odd address", launch + "/rules/" + next(), see);
    see("no such launch", app + "/s/nobody/accounts?q=" + next(), see);
    see("unknown issuer", app + "/launch?iss=" + next() + "&launch=" + next(), see);
    see("refused by the EHR", app + "/callback/hospital?error=" + next() + "&error_description=" + next() + "&state=" + next(), see);
    hospital.signIn.person(subject(), text());
    see("nobody", hospital.launch(app, "stranger"), see);
  }

  private void sharedToo(String launch, BiConsumer<String, Page> see) {
    open(launch + "/accounts?state=all");
    hospital.records.hold(WholeChart.filledWhole(mark, texts::at));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refresh")).click();
    page.locator("[data-testid=accounts], [data-testid=loading]").first().waitFor();
    page.locator("[data-testid=accounts]").waitFor();
    see.accept("accounts of a broken patient", page);
    see("visit of a broken patient", launch + "/encounter?visit=Encounter/e1-" + mark, see);
  }

  private void see(String name, String address, BiConsumer<String, Page> see) {
    open(address);
    see.accept(name, page);
  }

  private void open(String address) {
    page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
  }

  /** As long as OpenID Connect lets it be. */
  private String subject() {
    String text = text();
    return text.substring(0, Math.min(text.length(), 255));
  }

  private String text() {
    return texts.alone(asked++);
  }

  private String next() {
    return Hospital.encoded(text());
  }
}
