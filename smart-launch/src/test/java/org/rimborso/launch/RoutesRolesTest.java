package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Role;
import org.rimborso.campaign.Campaign;

/**
 * Every route for every role, for a stranger, and for people without a role: on one's own launch,
 * on another session's, and on what is restricted. What is to come of it stands in a table of its
 * own.
 */
class RoutesRolesTest {
  private static final List<String> NOT_IN = List.of("unmapped", "nobody");
  @TempDir private static Path folder;
  private static WholeApp app;
  private static final AtomicInteger LAUNCHES = new AtomicInteger();

  private final List<String> deviations = new ArrayList<>();
  private int asked;

  @BeforeAll
  static void start() throws IOException {
    app = new WholeApp(folder);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** A line of the table: {@code POST!} comes with a token that is good. */
  private record Route(String method, String path, Map<String, String> byRole) {
    boolean isSigned() {
      return method.endsWith("!");
    }
  }

  static List<String> table() throws IOException {
    try (InputStream in = RoutesRolesTest.class.getResourceAsStream("routes-roles.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static Route route(String line) {
    String[] cells = line.split("\\|", -1);
    String[] what = cells[0].strip().split(" ", 2);
    Map<String, String> byRole = new TreeMap<>();
    for (Role role : Role.values()) {
      byRole.put(role.code(), cells[List.of(Role.values()).indexOf(role) + 1].strip());
    }
    return new Route(what[0], what.length == 1 ? "" : "/" + what[1], byRole);
  }

  @Test
  void routes_byRole_answerAsTheTableSays() throws IOException {
    for (String line : table()) {
      Route route = route(line);
      for (Map.Entry<String, String> cell : route.byRole().entrySet()) {
        String user = cell.getKey() + "-1";
        String[] wanted = cell.getValue().split("/", -1);
        ask(route, user, "c-p1", wanted[0]);
        ask(route, user, "secret-p1", wanted[1]);
        askForeign(route, user);
      }
      for (String other : NOT_IN) {
        ask(route, other, "c-p1", "401");
        ask(route, other, "secret-p1", "401");
        askForeign(route, other);
      }
    }
    assertThat(deviations).isEmpty();
    Campaign.tell(
        "routes-roles",
        String.format(
            "%d requests (%d lines of routes, 5 roles, people without a role or a session; own,"
                + " another session's and restricted records): 0 deviations from the table",
            asked, table().size()));
  }

  /** On one's own launch. */
  private void ask(Route route, String user, String account, String wanted) throws IOException {
    WholeBrowser browser = new WholeBrowser(app);
    String launch = launch(browser, user);
    RawHttp.Answer answer =
        send(browser, route, launch, account, token(browser, route, launch, account));
    check(route, user + " " + account, wanted, answer);
  }

  /** With a session of one's own, on the launch of another. */
  private void askForeign(Route route, String user) throws IOException {
    WholeBrowser owner = new WholeBrowser(app);
    String theirs = launch(owner, "manager-2");
    WholeBrowser browser = new WholeBrowser(app);
    launch(browser, user);
    check(
        route,
        user + " elsewhere",
        "401",
        send(browser, route, theirs, "c-p1", token(owner, route, theirs, "c-p1")));
  }

  private void check(Route route, String who, String wanted, RawHttp.Answer answer) {
    asked++;
    // A form with a fault comes back with its page (422), to who may see that.
    boolean admits = answer.status() == 200 || answer.status() == 422;
    boolean tells = admits && answer.text().contains("secret-p1") && !who.startsWith("manager");
    boolean refused = !admits && answer.status() >= 400 && answer.text().contains("Payer-p1");
    if (answer.status() != Integer.parseInt(wanted) || tells || refused) {
      deviations.add(
          route.method()
              + " "
              + route.path()
              + " "
              + who
              + ": "
              + answer.status()
              + " not "
              + wanted
              + (tells ? ", tells of a restricted record" : ""));
    }
  }

  private static String launch(WholeBrowser browser, String user) throws IOException {
    String launch = "l" + LAUNCHES.incrementAndGet();
    if (!user.equals("nobody")) {
      browser.launch(launch, user, "p1");
    }
    return launch;
  }

  /** The token that a page of the app would have put into the form, were there such a page. */
  private static Optional<String> token(
      WholeBrowser browser, Route route, String launch, String account) throws IOException {
    if (!route.isSigned()) {
      return Optional.empty();
    }
    String session = browser.session().orElse("");
    String purpose =
        route.path().endsWith("/work")
            ? "work Claim/" + account
            : route.path().endsWith("/gap")
                ? "gap "
                : route.path().contains("/write-off")
                    ? "write-off Claim/" + account
                    : route.path().endsWith("/payers")
                        ? "payers"
                        : route.path().startsWith("/rules/try")
                            ? "try-rules"
                            : route.path().startsWith("/worklist")
                                ? "worklist"
                                : route.path().endsWith("/bulk")
                                    ? "bulk"
                                    : notePurpose(route, account);
    return app.admitted(session, launch).map(admitted -> token(admitted, purpose));
  }

  private static String notePurpose(Route route, String account) {
    return route.path().startsWith("/ask")
        ? "ask Claim/" + account
        : route.path().startsWith("/queries/") ? "query none" : accountPurpose(route, account);
  }

  private static String accountPurpose(Route route, String account) {
    return route.path().contains("/letter")
        ? "letter Claim/" + account
        : route.path().contains("/Claim/")
            ? "note Claim/" + account
            : route.path().contains("admin/sweeps")
                ? "sweeps"
                : route.path().contains("admin") ? "sessions" : "frame";
  }

  private static String token(Admitted admitted, String purpose) {
    return Csrf.token(admitted, purpose);
  }

  private static RawHttp.Answer send(
      WholeBrowser browser, Route route, String launch, String account, Optional<String> token)
      throws IOException {
    String path = "/s/" + launch + route.path().replace("{a}", account);
    if (route.method().equals("GET")) {
      return path.endsWith("/saved") || route.path().isEmpty()
          ? browser.get(path)
          : browser.whole(path);
    }
    Map<String, String> fields = new TreeMap<>(Map.of("kind", "call", "text", "Called the payer."));
    token.ifPresent(good -> fields.put("token", good));
    return browser.post(path, fields);
  }
}
