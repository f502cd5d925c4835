package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.access.Role;

/** Each role gets what the page on the minimum says, on every page of the app, and nothing else. */
class MinimumNecessaryTest {
  /** What stands for a field wherever it is shown. */
  private static final Map<String, List<String>> SIGNS =
      new TreeMap<>(
          Map.of(
              "amounts of money", List.of(PretendEhr.AMOUNT, "31337.42", "31.337,42", "555.55"),
              "payers' remarks", List.of("Remark-c-p1"),
              "notes' text", List.of("Typed-p1", "GivenUp-p1"),
              "whom one spoke to", List.of("Contact-p1"),
              "payers' reference numbers", List.of("Number-p1"),
              "clinicians' own words", List.of("Words-e-p1", "Reason-e-p1", "Done-p1"),
              "visits' places and dates", List.of("Clinic-e-p1"),
              "services billed", List.of("Service-c-p1"),
              "denial codes", List.of("CO-146"),
              "name and record of the patient", List.of("Name-p1")));

  static {
    SIGNS.put("questions to clinicians", List.of("Asked-p1"));
  }

  private static final Path PAGE = Path.of("docs", "minimum-necessary.md");

  @TempDir private Path folder;
  private WholeApp app;

  @BeforeEach
  void start() throws IOException {
    app = new WholeApp(folder);
    WholeBrowser biller = new WholeBrowser(app);
    biller.launch("first", "biller-0", "p1");
    String account = "/s/first/accounts/Claim/c-p1";
    String token = WholeBrowser.tokens(biller.whole(account)).get(account + "/notes");
    Map<String, String> note = new TreeMap<>();
    note.putAll(
        Map.of("token", token, "kind", "call", "text", "Typed-p1", "contact", "Contact-p1"));
    note.putAll(Map.of("reference", "Number-p1", "promised", "555.55"));
    assertThat(biller.post(account + "/notes", note).status()).isEqualTo(303);
    String proposing = account + "/write-off";
    Map<String, String> proposal = new TreeMap<>(Map.of("do", "propose", "amount", "1.23"));
    proposal.put("reason", "GivenUp-p1");
    proposal.put("token", WholeBrowser.tokens(biller.whole(account)).get(proposing));
    assertThat(biller.post(proposing, proposal).status()).isEqualTo(303);
    String asking = "/s/first/ask";
    Map<String, String> question = new TreeMap<>(Map.of("text", "Asked-p1", "options", ""));
    question.put("account", "Claim/c-p1");
    question.put(
        "token", WholeBrowser.tokens(biller.whole(asking + "?account=Claim/c-p1")).get(asking));
    assertThat(biller.post(asking, question).status()).isEqualTo(303);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private static List<String[]> rows(String mark) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| " + mark))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
        .toList();
  }

  /** Where a role's column stands in a row that was split at its strokes. */
  private static int column(Role role) {
    return 2 + List.of(Role.values()).indexOf(role);
  }

  /** All that a role can have the app show about the patient, in both languages. */
  private String everything(Role role) throws IOException {
    WholeBrowser browser = new WholeBrowser(app);
    browser.launch("l-" + role.code(), role.code() + "-1", "p1");
    String base = "/s/l-" + role.code();
    StringBuilder all = new StringBuilder();
    for (String page :
        List.of(
            "/encounter",
            "/encounter?visit=Encounter/e-p1",
            "/accounts",
            "/accounts?state=all&q=Typed",
            "/accounts/Claim/c-p1",
            "/today",
            "/worklist",
            "/worklist.csv",
            "/queries",
            "/ask?account=Claim/c-p1",
            "/payers",
            "/accounts/Claim/c-p1/letter?kind=timely-filing",
            "/accounts/Claim/c-p1/letter?kind=appeal",
            "/review.json",
            "/rules",
            "/codes",
            "/admin/sweeps",
            "/admin/sessions")) {
      for (String language : List.of("en", "it")) {
        String mark = page.contains("?") ? "&" : "?";
        String text = browser.get(base + page + mark + "whole=1&lang=" + language).text();
        // What was asked for comes back in links and fields.
        all.append(text.replace("q=Typed", ""));
      }
    }
    return all.toString();
  }

  @Test
  void fields_byRole_areThoseOfThePage() throws IOException {
    Map<Role, String> shown = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      shown.put(role, everything(role));
    }
    List<String> deviations = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (String[] row : rows("shown: ")) {
      String field = row[1].replace("shown: ", "");
      told.add(field);
      shown.forEach(
          (role, text) -> {
            long times = times(text, SIGNS.getOrDefault(field, List.of()));
            if (times > 0 != row[column(role)].equals("yes")) {
              deviations.add(role.code() + " sees " + field + " " + times + " times");
            }
          });
    }
    assertThat(deviations).isEmpty();
    assertThat(told).containsExactlyInAnyOrderElementsOf(SIGNS.keySet());
  }

  private static long times(String text, List<String> signs) {
    return signs.stream()
        .mapToLong(sign -> text.split(sign.replace(".", "\\."), -1).length - 1)
        .sum();
  }

  @Test
  void types_askedByRole_areThoseOfThePage() throws IOException {
    Map<Role, List<String>> asked = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      app.ehr.forget();
      everything(role);
      asked.put(role, app.ehr.types());
    }
    List<String> deviations = new ArrayList<>();
    List<String[]> rows = rows("read: ");
    for (String[] row : rows) {
      String type = row[1].replace("read: ", "");
      asked.forEach(
          (role, types) -> {
            if (types.contains(type) != row[column(role)].equals("yes")) {
              deviations.add(role.code() + " " + type);
            }
          });
    }
    assertThat(deviations).isEmpty();
    assertThat(rows).hasSize(8);
  }
}
