package org.rimborso.launch;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.rimborso.access.Access;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Refusal;
import org.rimborso.access.RefusalPage;
import org.rimborso.audit.AuditLog;
import org.rimborso.cds.CdsServices;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.codebooks.terminology.TerminologyServer;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.desk.ChartSource;
import org.rimborso.desk.Desk;
import org.rimborso.desk.DismissalLedger;
import org.rimborso.desk.DraftDesk;
import org.rimborso.desk.LetterDesk;
import org.rimborso.desk.LiveChances;
import org.rimborso.desk.LivePayers;
import org.rimborso.desk.PayerDesk;
import org.rimborso.desk.WriteOffDesk;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.TokenSource;
import org.rimborso.notes.Courier;
import org.rimborso.notes.EhrRecords;
import org.rimborso.notes.NoteShelf;
import org.rimborso.notes.Outbox;
import org.rimborso.notes.Records;
import org.rimborso.smart.Drafts;
import org.rimborso.smart.Launch;
import org.rimborso.smart.Launches;
import org.rimborso.smart.Smart;
import org.rimborso.store.ChartStamps;
import org.rimborso.store.DismissalRows;
import org.rimborso.store.HealthRows;
import org.rimborso.store.NoteRows;
import org.rimborso.store.PayerRows;
import org.rimborso.store.Store;
import org.rimborso.store.WorkListLeftovers;
import org.rimborso.store.WriteOffRows;
import org.rimborso.web.Dispatcher;
import org.rimborso.web.Site;
import org.rimborso.web.view.NoteTemplates;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.Trouble;

/**
 * The app, wired by hand: every room is built here and nowhere else, from the bottom up. Closing it
 * takes the rooms down in the opposite order.
 */
final class Wiring implements AutoCloseable {
  /** Deliveries under way at once; each waits on an EHR. */
  private static final int DELIVERIES_AT_ONCE = 8;

  private static final Duration LAST_DELIVERIES = Duration.ofSeconds(5);

  private final Settings settings;
  private final Store store;
  private final AppServer server;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService deliveries =
      Executors.newFixedThreadPool(DELIVERIES_AT_ONCE, daemon("delivery"));

  private final AuditRoom trail;
  private final AtomicReference<Courier> couriers = new AtomicReference<>();
  private final AtomicReference<SweepRoom> sweeps = new AtomicReference<>();
  private final AtomicReference<RuleTrialRoom> trials = new AtomicReference<>();
  private final AtomicReference<Dispatcher> pages = new AtomicReference<>();

  private Wiring(Settings settings, Store store, AppServer server, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.store = store;
    this.server = server;
    this.trail = new AuditRoom(settings, store, settings.server().publicUrl(server.port()), clock);
  }

  /** Builds everything and starts answering. */
  static Wiring start(Settings settings) {
    return start(settings, Pace.STANDARD, Clock.systemUTC());
  }

  static Wiring start(Settings settings, Pace pace, Clock clock) {
    Store store = Store.open(settings.store());
    try {
      WorkListLeftovers.clearAtStart(store);
      Wiring app = new Wiring(settings, store, AppServer.bind(settings.server()), clock);
      app.rooms(pace);
      return app;
    } catch (RuntimeException broken) {
      store.close();
      throw broken;
    }
  }

  private void rooms(Pace pace) {
    AuditLog audit = trail.log();
    WatchRoom watch = new WatchRoom(settings.server(), store, clock);
    Outbound outbound = new Outbound(clock, pace.time(), pace.calls(), watch::called);
    Ehrs ehrs = new Ehrs(settings.ehrs(), outbound);
    CapabilityBook capabilities = new CapabilityBook();
    URI publicUrl = settings.server().publicUrl(server.port());
    Smart smart = Smart.open(site(publicUrl), ehrs, outbound, store, random, clock);
    TokenSource tokens = smart.tokens();
    NoteRows notes = new NoteRows(store);
    WriteOffRows writeOffs = new WriteOffRows(store);
    Records.Source records = EhrRecords.source(ehrs, tokens, capabilities, this::granted);
    Outboxes outboxes = Outboxes.of(store, records, audit, clock, deliveries);
    Outbox outbox = outboxes.notes();
    Access access =
        new Access(
            publicUrl,
            settings.ehrs(),
            settings.access().sessions(),
            store,
            audit,
            new Launches(store)::byId,
            trail.audited(this::page),
            clock);
    trail.admit(access.gate());
    CodeShelf shelf =
        new CodeShelf(new CodesFolder(System.getenv()).of(Optional.of(settings)), clock);
    Optional<TerminologyServer> terminology =
        settings.codes().terminology().map(at -> new TerminologyServer(at, outbound, clock));
    PayerRows payerRows = new PayerRows(store);
    LivePayers payers = new LivePayers(settings.rules().payers(), payerRows, clock);
    LiveRules rules =
        new LiveRules(
            settings.rules(),
            payers,
            new LiveChances(
                settings.rules().accounts().chances(),
                OwnChances.ids(settings),
                new HealthRows(store),
                clock));
    ChartSource charts =
        new ChartSource(
            ehrs, capabilities, tokens, settings.access().restricted().labels(), pace::ofPage);
    ChartReview reviews = CodeReviews.of(rules, () -> shelf.snapshot().codes(), terminology);
    Desk desk =
        new Desk(
            charts,
            reviews,
            outbox,
            new NoteShelf(notes),
            writeOffs,
            new DismissalLedger(new DismissalRows(store)),
            new ChartStamps(store, clock),
            access.gate(),
            settings.access().restricted(),
            audit,
            clock);
    RuleTrialRoom attempts =
        RuleTrialRoom.of(settings, rules, shelf, store, access.gate(), audit, clock);
    trials.set(attempts);
    Consumer<String> over =
        ((Consumer<String>) smart.launch()::end).andThen(desk::ended).andThen(attempts::ended);
    DraftDesk drafts =
        new DraftDesk(new Drafts(store, store.sealingKey(), random, clock), access.gate());
    WorkRoom work =
        new WorkRoom(
            desk,
            store,
            outboxes.tasks(),
            ehr -> settings.ehr(ehr).orElseThrow().zone(),
            access.gate(),
            audit,
            clock);
    SweepRoom room = SweepRoom.of(settings, store, access.gate(), audit, clock);
    sweeps.set(room);
    watch.sweeps(settings.ehrs());
    Site site =
        new Site(
            trail.audited(new LaunchFlow(smart)),
            trail.audited(
                new GateDoor(
                    access.gate(), ehrs, tokens, smart.launch(), outboxes::resumeFor, over)),
            new DeskCharts(desk, drafts, outbox, ehrs, clock),
            new AdminSessions(access.sessions(), over),
            new RulePages(
                Wiring.class.getClassLoader(), settings.rules().more(LoadedCodeSets.NONE)),
            RulesCommand.catalogue(rules, shelf, settings.codes().terminology()),
            new CodeFinder(shelf::snapshot, terminology),
            new NoteTemplates(settings.notes().templates()),
            GapAnswering::json,
            trail.pages(),
            work.work(settings.work().departments()),
            work.list(settings.work().teams()),
            new WriteOffDesk(desk, writeOffs, outbox, access.gate(), audit, clock),
            QueryRoom.of(desk, drafts, outboxes, store, settings, access.gate(), audit, clock),
            new PayerDesk(payers, payerRows, access.gate(), audit, clock),
            settings.health().desk(store, access.gate(), audit),
            new LetterDesk(desk, drafts, outbox, notes.letters(), access.gate(), clock),
            new FixRoom(ehrs, capabilities, tokens, records)
                .desk(
                    settings,
                    desk,
                    store,
                    () -> shelf.snapshot().codes(),
                    access.gate(),
                    audit,
                    clock),
            new FacilityScope(settings.access().facilities()),
            new GapAnswering(desk, store, access.gate(), audit, clock)
                .room(settings.rules().mutes()),
            room,
            attempts,
            settings.plugins());
    Dispatcher dispatcher = new Dispatcher(site);
    pages.set(dispatcher);
    trail.open(outbound);
    CdsServices cds =
        HookRoom.services(
            settings, publicUrl, smart.callers(), charts, reviews, store, trail, watch, clock);
    server.start(
        trail.traced(access.filters()),
        servlets(dispatcher, cds),
        app -> watch.around(app, path -> CdsServices.route(path).or(() -> dispatcher.route(path))));
    couriers.set(Courier.start(outbox, outboxes.tasks()));
    room.open();
    daemon("code search").newThread(() -> wake(shelf)).start();
  }

  /** What a first search reads and compiles all later ones use: nobody waits for it. */
  private void wake(CodeShelf shelf) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    shelf.snapshot().search().find(CodeSystem.ICD10CM, "diabetes", today, Locale.ENGLISH, 1);
  }

  /** The filters are built before the pages that speak for them. */
  private void page(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    Dispatcher dispatcher = pages.get();
    if (dispatcher == null) {
      RefusalPage.PLAIN.write(request, response, refusal);
      return;
    }
    dispatcher.stopped(
        request,
        response,
        switch (refusal) {
          case UNKNOWN_LAUNCH -> Trouble.Kind.LAUNCH_AGAIN;
          case FOREIGN_FORM -> Trouble.Kind.FORGED_FORM;
          case METHOD -> Trouble.Kind.WRONG_METHOD;
          case ODD_ADDRESS, NO_SUCH_PAGE -> Trouble.Kind.NOT_FOUND;
        });
  }

  private Set<String> granted(String launchId) {
    return new Launches(store).byId(launchId).map(Launch::scopes).orElse(Set.of());
  }

  private Smart.Site site(URI publicUrl) {
    return new Smart.Site(publicUrl, store.sealingKey(), settings.signingKeys().rotation());
  }

  private Map<String, Servlet> servlets(Dispatcher pages, CdsServices cds) {
    Map<String, Servlet> servlets = new LinkedHashMap<>();
    servlets.put("/healthz/live", new Health(() -> true));
    servlets.put("/healthz/ready", new Health(() -> !server.stopping() && store.answers()));
    servlets.put(CdsServices.PATH + "/*", cds);
    servlets.put("/", pages);
    return servlets;
  }

  private static ThreadFactory daemon(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  int port() {
    return server.port();
  }

  /** The state of the app, for tests that look into it or break it. */
  Store store() {
    return store;
  }

  void join() throws InterruptedException {
    server.join();
  }

  /** Ends in the opposite order; deliveries that cannot end soon go on at the next start. */
  @Override
  public void close() {
    server.close();
    Courier courier = couriers.get();
    if (courier != null) {
      courier.close();
    }
    SweepRoom room = sweeps.get();
    if (room != null) {
      room.close();
    }
    RuleTrialRoom attempts = trials.get();
    if (attempts != null) {
      attempts.close();
    }
    Ending.of(deliveries, LAST_DELIVERIES);
    trail.close();
    store.close();
  }
}
