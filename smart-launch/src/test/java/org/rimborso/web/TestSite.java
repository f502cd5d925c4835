package org.rimborso.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.FacilityRules;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.OpenSessions;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;
import org.rimborso.access.TestAdmission;
import org.rimborso.audit.AuditQuery;
import org.rimborso.audit.AuditRow;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.catalogue.RuleCatalogue;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.desk.AnswerCounts;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.DismissalBook;
import org.rimborso.desk.DismissalStep;
import org.rimborso.notes.Landing;
import org.rimborso.notes.Struck;
import org.rimborso.payer.Payers;
import org.rimborso.plugins.Plugins;
import org.rimborso.review.Reviewer;
import org.rimborso.review.RuleSetting;
import org.rimborso.review.SiteRules;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.Letter;
import org.rimborso.web.view.NoteTemplate;
import org.rimborso.web.view.NoteTemplates;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.TypedNote;

/**
 * The pages on a real Jetty, over a desk that holds one chart in memory. A launch's id names who
 * uses it ({@code biller-1}); a cookie {@code session} must come with it.
 */
final class TestSite implements Closeable {
  static final List<NoteTemplate> TEMPLATES =
      List.of(
          new NoteTemplate(
              "Northfield codes",
              Optional.empty(),
              Optional.empty(),
              Optional.of("146"),
              Note.Kind.PORTAL,
              "{claim} at {payer}, {service}: {denial}, billed {billed}.",
              OptionalInt.of(10)),
          new NoteTemplate(
              "Other payer",
              Optional.of("Nobody"),
              Optional.empty(),
              Optional.empty(),
              Note.Kind.OTHER,
              "Never offered.",
              OptionalInt.empty()));

  private static final RuleContext NOTHING =
      new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS);

  static final String POLICY =
      "default-src 'none'; script-src 'nonce-n0nce'; connect-src 'self'; style-src 'self'; "
          + "img-src 'self' data:; base-uri 'none'; form-action 'self'";

  final List<String> refused = new CopyOnWriteArrayList<>();
  final List<String> told = new CopyOnWriteArrayList<>();
  final List<AuditQuery> trailAsked = new CopyOnWriteArrayList<>();
  volatile List<AuditRow> trail = List.of();
  volatile Trail.State trailState = new Trail.State(Optional.empty(), Optional.empty());
  final List<TypedNote> saved = new CopyOnWriteArrayList<>();
  final Map<String, Letter> letters = new ConcurrentSkipListMap<>();
  final Map<String, Map<String, String>> letterDrafts = new ConcurrentHashMap<>();
  final List<String> begun = new CopyOnWriteArrayList<>();
  volatile DeskChart chart;
  volatile boolean ready = true;
  volatile boolean broken;
  volatile Map<String, Cause> closed = Map.of();
  final List<String> struck = new CopyOnWriteArrayList<>();
  volatile Struck striking = Struck.KEPT;
  volatile boolean full;
  volatile boolean restricted;
  volatile boolean open;
  volatile Landing landing = new Landing.Sending();
  volatile SmartFlow.Step next = new SmartFlow.Stopped(Trouble.Kind.UNKNOWN_ISSUER);
  volatile List<SmartFlow.Start> starts = List.of();
  volatile Door.Entry entry = new Door.Entered("accounts");
  final AtomicInteger refreshed = new AtomicInteger();
  final List<DismissalStep> answered = new CopyOnWriteArrayList<>();
  volatile DismissalBook.Answer answer = new DismissalBook.NotKept();
  volatile Map<String, AnswerCounts> rates = Map.of();
  final Map<Reference, Map<String, String>> drafts = new ConcurrentHashMap<>();
  final FakeFixes fixes = new FakeFixes();
  final FakeHealth health = new FakeHealth();
  final FakeSweeps sweeps = new FakeSweeps();
  final FakeTrials trials = new FakeTrials();
  private final Server server;
  private final Site site;

  private TestSite(DeskChart chart, int port, Plugins plugins) throws Exception {
    this.chart = chart;
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("localhost");
    connector.setPort(port);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addFilter(
        new FilterHolder(
            (request, response, chain) -> {
              request.setAttribute(Dispatcher.NONCE, "n0nce");
              ((HttpServletResponse) response).setHeader("Content-Security-Policy", POLICY);
              chain.doFilter(request, response);
            }),
        "/*",
        null);
    site =
        new Site(
            new FakeSmart(),
            new FakeDoor(),
            new FakeCharts(this),
            new NoSessions(),
            new RulePages(TestSite.class.getClassLoader(), more(plugins)),
            catalogue(plugins),
            new CodeFinder(
                new CodeShelf(Path.of("target", "no-codes"), Clock.systemUTC())::snapshot,
                Optional.empty()),
            new NoteTemplates(TEMPLATES),
            (opened, language) -> "{\"asOf\":\"" + opened.review().asOf() + "\"}",
            new FakeTrail(),
            new NoWork(),
            new NoWorkList(),
            new NoWriteOffs(),
            new NoQueries(),
            new NoPayers(),
            health,
            new FakeLetters(this),
            fixes,
            new FacilityScope(FacilityRules.NONE),
            new FakeGaps(this).room(),
            sweeps,
            trials,
            plugins);
    context.addServlet(new ServletHolder(new Dispatcher(site)), "/*");
    server.setHandler(context);
    server.start();
  }

  /** Every rule of the product over nothing but the starter set, one of them off. */
  private static RuleCatalogue catalogue(Plugins plugins) {
    SiteRules rules =
        new SiteRules(
            Map.of("line-duplicate", new RuleSetting(Optional.of(false), Optional.empty())),
            Map.of());
    return new RuleCatalogue(
        Reviewer.provided(NOTHING, plugins.providers()),
        new RuleCatalogue.Site(rules, Parameters.DEFAULTS, () -> Payers.NONE),
        new CodeShelf(Path.of("target", "no-codes"), Clock.systemUTC())::snapshot,
        Set.of(),
        Map.of());
  }

  private static List<Rule> more(Plugins plugins) {
    return plugins.providers().stream()
        .flatMap(provider -> provider.rules(NOTHING).stream())
        .toList();
  }

  /** The handlers of all routes. */
  List<Handler> handlers() {
    return site.handlers().all();
  }

  /** What answers a GET of this path, if anything does. */
  Optional<Handler> handler(String path) {
    return site.handlers().find("GET", path).map(Router.Found::handler);
  }

  static TestSite start(DeskChart chart) throws Exception {
    return start(chart, Plugins.NONE);
  }

  static TestSite start(DeskChart chart, Plugins plugins) throws Exception {
    return new TestSite(chart, 0, plugins);
  }

  /** For looking at pages by hand. */
  public static void main(String[] arguments) throws Exception {
    TestSite site = new TestSite(SampleChart.plain(), Integer.parseInt(arguments[0]), Plugins.NONE);
    site.open = true;
    site.ready = arguments.length < 2;
    site.server.join();
  }

  URI at(String path) {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://localhost:" + port + path);
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception broken) {
      throw new IOException("Jetty does not stop", broken);
    }
  }

  /** The token of a form on the pages of the launch. */
  static String token(String launchId, String purpose) {
    return Csrf.token(admitted(launchId).orElseThrow(), purpose);
  }

  private static Optional<Admitted> admitted(String launchId) {
    return Role.named(launchId.replaceFirst("-.*", ""))
        .map(role -> TestAdmission.of(launch(launchId), role));
  }

  private final class FakeDoor implements Door {
    @Override
    public Optional<Admitted> visitor(HttpServletRequest request, String launchId) {
      boolean known =
          request.getCookies() != null
              && Arrays.stream(request.getCookies()).anyMatch(c -> c.getName().equals("session"));
      return known || open ? admitted(launchId) : Optional.empty();
    }

    @Override
    public boolean permits(Admitted visitor, Permission permission) {
      if (!visitor.may(permission)) {
        refused.add(visitor.launch().id() + " " + permission);
      }
      return visitor.may(permission);
    }

    @Override
    public Entry enter(Launch launch) {
      return entry;
    }

    @Override
    public void leave(Admitted visitor, HttpServletResponse response) {}

    @Override
    public void tell(Admitted visitor, Told what) {
      told.add(visitor.launch().id() + " " + what);
    }
  }

  private final class FakeTrail implements Trail {
    @Override
    public List<AuditRow> rows(Admitted visitor, AuditQuery query, long before, int most) {
      trailAsked.add(query);
      return trail.stream().filter(row -> row.seq() < before).limit(most).toList();
    }

    @Override
    public State state() {
      return trailState;
    }
  }

  static Launch launch(String id) {
    return new Launch(
        id,
        "sandbox",
        new User("http://localhost/fhir", "u1", Optional.empty(), "Jonas Whitlock"),
        id.endsWith("nobody") ? Optional.empty() : Optional.of(SampleChart.PATIENT),
        id.endsWith("visit") ? Optional.of(SampleChart.OLD_VISIT) : Optional.empty(),
        Set.of(),
        !id.endsWith("framed"),
        Instant.EPOCH);
  }

  /** Nobody else is in. */
  private static final class NoSessions implements Sessions {
    @Override
    public List<OpenSessions.Open> open(Admitted visitor) {
      return List.of();
    }

    @Override
    public int end(Admitted visitor, String handle) {
      return 0;
    }

    @Override
    public int endAll(Admitted visitor, String issuer, String subject) {
      return 0;
    }
  }

  private final class FakeSmart implements SmartFlow {
    @Override
    public Step begin(String iss, String launch, String browserKey) {
      begun.add(iss + " " + launch);
      return next;
    }

    @Override
    public Step beginHere(String ehr, String browserKey) {
      begun.add(ehr);
      return next;
    }

    @Override
    public List<Start> starts() {
      return starts;
    }

    @Override
    public String keys() {
      return "{\"keys\":[]}";
    }

    @Override
    public Step callback(String ehr, Map<String, List<String>> parameters, String browserKey) {
      return browserKey.isEmpty() ? new Stopped(Trouble.Kind.FORGED_STATE) : next;
    }
  }
}
