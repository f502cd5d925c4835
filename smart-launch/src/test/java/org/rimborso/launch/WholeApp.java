package org.rimborso.launch;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import org.rimborso.access.Access;
import org.rimborso.access.Admitted;
import org.rimborso.access.BrowserKey;
import org.rimborso.access.Confidentiality;
import org.rimborso.access.FacilityRules;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Gate;
import org.rimborso.access.RefusalPage;
import org.rimborso.access.Role;
import org.rimborso.access.SessionLimits;
import org.rimborso.account.AccountSettings;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.AuditQuery;
import org.rimborso.audit.AuditRow;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.desk.ChartSource;
import org.rimborso.desk.Desk;
import org.rimborso.desk.DismissalLedger;
import org.rimborso.desk.DraftDesk;
import org.rimborso.desk.LetterDesk;
import org.rimborso.desk.LivePayers;
import org.rimborso.desk.Mutes;
import org.rimborso.desk.PayerDesk;
import org.rimborso.desk.QueryDesk;
import org.rimborso.desk.Teams;
import org.rimborso.desk.WriteOffDesk;
import org.rimborso.desk.fix.FixDesk;
import org.rimborso.desk.fix.Parts;
import org.rimborso.desk.fix.Pens;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.SignIn;
import org.rimborso.ehr.TokenSource;
import org.rimborso.fhir.TaskKind;
import org.rimborso.notes.EhrRecords;
import org.rimborso.notes.NoteShelf;
import org.rimborso.notes.Outbox;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerMatch;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.plugins.Plugins;
import org.rimborso.review.SiteRules;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.smart.Drafts;
import org.rimborso.smart.Launch;
import org.rimborso.smart.Smart;
import org.rimborso.smart.User;
import org.rimborso.store.ChartStamps;
import org.rimborso.store.DismissalRows;
import org.rimborso.store.NoteRows;
import org.rimborso.store.PayerRows;
import org.rimborso.store.QueryRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.SweepRuns;
import org.rimborso.store.WriteOffRows;
import org.rimborso.web.Dispatcher;
import org.rimborso.web.Door;
import org.rimborso.web.Site;
import org.rimborso.web.Trail;
import org.rimborso.web.view.NoteTemplates;
import org.rimborso.web.view.RulePages;

/**
 * The app from the server down to the store, wired as in production but for two things: people
 * launch without an authorization server, and the EHR is a pretended one. Restricted records are
 * open to managers. The other site wants questions as Tasks.
 *
 * <p>{@code /launch?id=…&user=biller-7&patient=p1&ehr=hospital} launches; the user's name begins
 * with the role that the site's mapping gives them, or with none that it knows.
 */
final class WholeApp implements AutoCloseable {
  private static final Teams TEAMS =
      new Teams(
          List.of(new Teams.Team("Appeals", Set.of("https://id.example|manager-1"))),
          OptionalInt.of(7));

  static final List<String> EHRS = List.of("hospital", "other");
  private static final FacilityRules SEEN =
      new FacilityRules(
          List.of(
              new FacilityRules.Rule(
                  "hospital", Set.of(Role.MANAGER), Set.of(), Set.of(), Set.of(), true),
              new FacilityRules.Rule(
                  "hospital",
                  Set.of(),
                  Set.of("https://id.example|coder-3"),
                  Set.of(),
                  Set.of(),
                  true),
              new FacilityRules.Rule(
                  "hospital",
                  Set.of(),
                  Set.of("https://id.example|biller-3"),
                  Set.of("Organization/cardiology"),
                  Set.of(),
                  false)));

  /** Of whom claims are sent to in p1's chart. */
  private static final Payers PAYERS =
      new Payers(
          List.of(
              new PayerProfile(
                  "Plan of p1",
                  new PayerMatch(Set.of(), Set.of("Payer-p1"), Set.of()),
                  Limits.NONE,
                  new Limits(
                      List.of(new Limit(Period.ofDays(180), "Manual, 4.2", Optional.empty()))),
                  OptionalInt.empty(),
                  Requirements.UNKNOWN,
                  Contact.UNKNOWN)));

  /** Nobody but coders goes without this rule. */
  private static final Mutes MUTES =
      new Mutes(Map.of("diagnosis-not-billable", Set.of(Role.CODER)));

  private static final String ISSUER = "https://id.example";

  /** Starts trials of rules; nothing runs unless a test says what. */
  volatile TrialRun.Starter trial =
      (folder, order, asOf, log) -> {
        throw new IOException("Nothing runs here.");
      };

  private final OwnRules own;
  private final Path swept;
  final PretendEhr ehr;
  private final Store store;
  private final AppServer server;
  private final Map<String, Launch> launches = new ConcurrentHashMap<>();
  private final List<Admitted> admissions = new CopyOnWriteArrayList<>();
  private final ExecutorService deliveries = Executors.newFixedThreadPool(2);
  private final GateDoor door;

  WholeApp(Path folder) throws IOException {
    this(folder, OwnRules.NONE);
  }

  /** The same with rules of its own; what sweeps leave is in {@code swept} of the folder. */
  WholeApp(Path folder, OwnRules own) throws IOException {
    this.own = own;
    swept = folder.resolve("swept");
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    ehr = new PretendEhr();
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    ServerSettings settings = new ServerSettings("localhost", 0, Optional.empty(), Set.of());
    server = AppServer.bind(settings);
    URI origin = settings.publicUrl(server.port());
    List<EhrSettings> configured = EHRS.stream().map(this::settings).toList();
    Outbound outbound = new Outbound(clock);
    Ehrs ehrs = new Ehrs(configured, outbound);
    CapabilityBook capabilities = new CapabilityBook();
    TokenSource tokens = launch -> Optional.of("token");
    AuditLog audit = new AuditLog(store, clock);
    NoteRows notes = new NoteRows(store);
    WriteOffRows writeOffs = new WriteOffRows(store);
    DismissalRows dismissals = new DismissalRows(store);
    Outboxes outboxes =
        Outboxes.of(
            store,
            EhrRecords.source(ehrs, tokens, capabilities, launch -> Set.of()),
            audit,
            clock,
            deliveries);
    Outbox outbox = outboxes.notes();
    Access access =
        new Access(
            origin,
            configured,
            SessionLimits.DEFAULT,
            store,
            audit,
            id -> Optional.ofNullable(launches.get(id)),
            RefusalPage.PLAIN,
            clock);
    CodeShelf shelf = new CodeShelf(Path.of("target", "no-codes"), clock);
    PayerRows payerRows = new PayerRows(store);
    LivePayers payers = new LivePayers(PAYERS, payerRows, clock);
    LiveRules rules =
        new LiveRules(
            new RuleSettings(
                SiteRules.NONE, Parameters.DEFAULTS, PAYERS, AccountSettings.DEFAULTS, MUTES, own),
            payers,
            AccountSettings.DEFAULTS::chances);
    Desk desk =
        new Desk(
            new ChartSource(ehrs, capabilities, tokens, Set.of(), Pace.STANDARD::ofPage),
            CodeReviews.of(rules, () -> shelf.snapshot().codes(), Optional.empty()),
            outbox,
            new NoteShelf(notes),
            writeOffs,
            new DismissalLedger(dismissals),
            new ChartStamps(store, clock),
            access.gate(),
            new Confidentiality(Set.of(Role.MANAGER), Set.of()),
            audit,
            clock);
    SecretKey sealing = store.sealingKey();
    Smart smart =
        Smart.open(
            new Smart.Site(origin, sealing, SigningKeySettings.DEFAULT.rotation()),
            ehrs,
            outbound,
            store,
            random,
            clock);
    Consumer<String> over = ((Consumer<String>) launches::remove).andThen(desk::ended);
    door = new GateDoor(access.gate(), ehrs, tokens, smart.launch(), outboxes::resumeFor, over);
    DraftDesk drafts = new DraftDesk(new Drafts(store, sealing, random, clock), access.gate());
    WorkRoom work =
        new WorkRoom(
            desk, store, outboxes.tasks(), id -> ZoneOffset.UTC, access.gate(), audit, clock);
    Site site =
        new Site(
            new LaunchFlow(smart),
            door,
            new DeskCharts(desk, drafts, outbox, ehrs, clock),
            new AdminSessions(access.sessions(), over),
            new RulePages(WholeApp.class.getClassLoader(), rules.get().more(LoadedCodeSets.NONE)),
            RulesCommand.catalogue(rules, shelf, Optional.empty()),
            new CodeFinder(shelf::snapshot, Optional.empty()),
            NoteTemplates.BUILT_IN,
            GapAnswering::json,
            new NoTrail(),
            work.work(List.of("Appeals")),
            work.list(TEAMS),
            new WriteOffDesk(desk, writeOffs, outbox, access.gate(), audit, clock),
            new QueryDesk(
                desk,
                drafts,
                new QueryRows(store),
                outboxes.tasks(),
                QuerySettings.DEFAULT.due(),
                id -> ZoneOffset.UTC,
                access.gate(),
                audit,
                clock),
            new PayerDesk(payers, payerRows, access.gate(), audit, clock),
            HealthSection.usual().desk(store, access.gate(), audit),
            new LetterDesk(desk, drafts, outbox, notes.letters(), access.gate(), clock),
            FixDesk.open(
                new Parts(
                    desk,
                    access.gate(),
                    Pens.of(ehrs, capabilities, tokens, store, Set.of(), clock),
                    store,
                    EhrRecords.source(ehrs, tokens, capabilities, launch -> Set.of()),
                    () -> shelf.snapshot().codes(),
                    audit,
                    clock)),
            new FacilityScope(SEEN),
            new GapAnswering(desk, store, access.gate(), audit, clock).room(MUTES),
            sweeps(configured, access.gate(), audit, clock),
            trials(access.gate(), audit, clock),
            Plugins.NONE);
    Map<String, Servlet> servlets = new LinkedHashMap<>();
    servlets.put("/launch", new Login());
    servlets.put("/", new Dispatcher(site));
    List<Filter> filters = new ArrayList<>(access.filters());
    filters.add(
        (request, response, chain) -> {
          if (((HttpServletRequest) request).getRequestURI().startsWith("/s/")) {
            admissions.add(Admitted.of((HttpServletRequest) request));
          }
          chain.doFilter(request, response);
        });
    server.start(filters, servlets);
  }

  /** The first EHR is swept by whoever tests it; nothing runs. */
  private SweepRoom sweeps(List<EhrSettings> ehrs, Gate gate, AuditLog audit, Clock clock) {
    SweepRuns runs = new SweepRuns(store);
    SweepOrder order = new SweepOrder(Optional.empty(), Path.of("target", "no-sweep"), "1g");
    SweepSchedule schedule =
        new SweepSchedule(
            Map.of("hospital", order),
            ehr -> ZoneOffset.UTC,
            runs,
            (ehr, wanted, run) -> {
              throw new IOException("Nothing runs here.");
            },
            ehr -> {},
            clock);
    return new SweepRoom(ehrs, runs, schedule, gate, audit, clock);
  }

  /** Trials on a sweep begin with what a test gives them. */
  private RuleTrialRoom trials(Gate gate, AuditLog audit, Clock clock) {
    RuleContext context = new RuleContext(StarterSet.codeSets(), PAYERS, Parameters.DEFAULTS);
    return new RuleTrialRoom(
        new RuleTrialRoom.Site(
            own,
            () -> context,
            Map.of("hospital", new SweepOrder(Optional.empty(), swept, "256m")),
            ehr -> ZoneOffset.UTC),
        new SweepRuns(store),
        (folder, order, asOf, log) -> trial.start(folder, order, asOf, log),
        gate,
        audit,
        clock);
  }

  /** What these tests do not look at. */
  private static final class NoTrail implements Trail {
    @Override
    public List<AuditRow> rows(Admitted visitor, AuditQuery query, long before, int most) {
      return List.of();
    }

    @Override
    public State state() {
      return new State(Optional.empty(), Optional.empty());
    }
  }

  private EhrSettings settings(String id) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      for (int i = 0; i < 4; i++) {
        roles.put(ISSUER + "|" + role.code() + "-" + i, role.code());
      }
    }
    return new EhrSettings(
        id,
        ehr.base(id),
        Set.of(),
        "client",
        Optional.empty(),
        false,
        List.of(frame(id)),
        roles,
        List.of(),
        Optional.empty(),
        NotesTarget.DOCUMENT_REFERENCE,
        id.equals("other") ? Set.of(TaskKind.QUERY) : Set.of(),
        ZoneOffset.UTC,
        SignIn.PLAIN);
  }

  /** The origin of an EHR's own pages. */
  static String frame(String ehr) {
    return "https://" + ehr + ".example";
  }

  RawHttp http() {
    return new RawHttp(server.port());
  }

  String origin() {
    return "http://localhost:" + server.port();
  }

  Store store() {
    return store;
  }

  /** Who a session with this cookie is in a launch: as its own pages know, to make their forms. */
  Optional<Admitted> admitted(String session, String launch) {
    admissions.clear();
    try {
      http().get("/s/" + launch + "/rules", session);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
    return admissions.stream().findFirst();
  }

  /** Whether anything is left of a launch. */
  boolean isKnown(String launch) {
    return launches.containsKey(launch);
  }

  /** How many rows a query counts. */
  int count(String query) {
    return store.read(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    server.close();
    deliveries.shutdownNow();
    store.close();
    ehr.close();
  }

  /** Completes a launch, as a callback would. */
  private final class Login extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      BrowserKey.ensure(request, response);
      Launch launch = launch(request);
      launches.put(launch.id(), launch);
      Door.Entry entry = door.enter(launch);
      response.getWriter().print(entry instanceof Door.Unmapped no ? "unmapped " + no.id() : "in");
    }
  }

  private static Launch launch(HttpServletRequest request) {
    String user = request.getParameter("user");
    return new Launch(
        request.getParameter("id"),
        Optional.ofNullable(request.getParameter("ehr")).orElse(EHRS.get(0)),
        new User(ISSUER, user, Optional.empty(), "Person " + user),
        Reference.parse("Patient/" + request.getParameter("patient")),
        Optional.empty(),
        Set.copyOf(Arrays.asList("launch", "user/*.cruds")),
        true,
        java.time.Instant.now());
  }
}
