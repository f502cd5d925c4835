package org.rimborso.launch;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.SecretKey;
import org.rimborso.access.Access;
import org.rimborso.access.Refusal;
import org.rimborso.access.RefusalPage;
import org.rimborso.access.SessionLimits;
import org.rimborso.audit.AuditLog;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.codebooks.terminology.TerminologyServer;
import org.rimborso.codes.CodeSystem;
import org.rimborso.desk.ChartSource;
import org.rimborso.desk.Desk;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.Outbound;
import org.rimborso.fhir.write.FollowUpWriter;
import org.rimborso.notes.AuditedNotes;
import org.rimborso.notes.Courier;
import org.rimborso.notes.Dispatch;
import org.rimborso.notes.EhrRecords;
import org.rimborso.notes.NoteShelf;
import org.rimborso.notes.NoteTrail;
import org.rimborso.notes.Outbox;
import org.rimborso.notes.Records;
import org.rimborso.smart.Launches;
import org.rimborso.smart.SmartLaunch;
import org.rimborso.smart.Tokens;
import org.rimborso.store.NoteRows;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.Store;
import org.rimborso.sweep.ReviewJson;
import org.rimborso.web.Dispatcher;
import org.rimborso.web.Site;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.Trouble;

/**
 * The app, wired by hand: every room is built here and nowhere else, from the bottom up. Closing it
 * takes the rooms down in the opposite order.
 */
final class Wiring implements AutoCloseable {
  /** Deliveries under way at once; each waits on an EHR. */
  private static final int DELIVERIES_AT_ONCE = 8;

  private final Settings settings;
  private final Store store;
  private final AppServer server;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService deliveries =
      Executors.newFixedThreadPool(DELIVERIES_AT_ONCE, daemon("delivery"));

  private final AtomicReference<Courier> couriers = new AtomicReference<>();
  private final AtomicReference<Dispatcher> pages = new AtomicReference<>();

  private Wiring(Settings settings, Store store, AppServer server) {
    this.settings = settings;
    this.store = store;
    this.server = server;
  }

  /** Builds everything and starts answering. */
  static Wiring start(Settings settings) {
    Store store = Store.open(settings.store());
    try {
      Wiring app = new Wiring(settings, store, AppServer.bind(settings.server()));
      app.rooms();
      return app;
    } catch (RuntimeException broken) {
      store.close();
      throw broken;
    }
  }

  private void rooms() {
    AuditLog audit = new AuditLog(store, clock);
    Outbound outbound = new Outbound(clock);
    Ehrs ehrs = new Ehrs(settings.ehrs(), outbound);
    CapabilityBook capabilities = new CapabilityBook();
    Optional<SecretKey> sealing = Optional.of(store.sealingKey());
    Tokens tokens = new Tokens(store, sealing, random, clock);
    SmartLaunch smart =
        new SmartLaunch(
            ehrs,
            settings.server().publicUrl(server.port()),
            store,
            sealing,
            tokens,
            random,
            clock);
    NoteRows notes = new NoteRows(store);
    Outbox outbox =
        outbox(notes, EhrRecords.source(ehrs, tokens, capabilities), new AuditedNotes(audit));
    Access access =
        new Access(
            settings.server().publicUrl(server.port()),
            settings.ehrs(),
            SessionLimits.DEFAULT,
            store,
            audit,
            new Launches(store)::byId,
            (request, response, refusal) -> page(request, response, refusal),
            clock);
    CodeShelf shelf =
        new CodeShelf(new CodesFolder(System.getenv()).of(Optional.of(settings)), clock);
    Optional<TerminologyServer> terminology =
        settings.codes().terminology().map(at -> new TerminologyServer(at, outbound, clock));
    Desk desk =
        new Desk(
            new ChartSource(ehrs, capabilities, tokens),
            CodeReviews.of(settings.rules(), () -> shelf.snapshot().codes(), terminology),
            outbox,
            new NoteShelf(notes),
            access.gate(),
            audit,
            clock);
    Site site =
        new Site(
            new LaunchFlow(smart),
            new GateDoor(access.gate(), ehrs, tokens, smart, outbox),
            new DeskCharts(desk, outbox, ehrs, clock),
            new RulePages(Wiring.class.getClassLoader()),
            RulesCommand.catalogue(settings.rules(), shelf, settings.codes().terminology()),
            new CodeFinder(shelf::snapshot, terminology),
            (review, language) -> new ReviewJson(language).line(review));
    Dispatcher dispatcher = new Dispatcher(site);
    pages.set(dispatcher);
    server.start(access.filters(), servlets(dispatcher));
    couriers.set(Courier.start(outbox));
    daemon("code search").newThread(() -> wake(shelf)).start();
  }

  /**
   * The first search of a process reads and compiles what all later ones use: nobody waits for it.
   */
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

  private Outbox outbox(NoteRows notes, Records.Source records, NoteTrail trail) {
    Dispatch dispatch =
        new Dispatch(
            notes,
            new OutboxLeases(store),
            new RefusalRows(store),
            records,
            new FollowUpWriter(),
            trail,
            clock);
    return new Outbox(notes, dispatch, trail, clock, deliveries);
  }

  private Map<String, Servlet> servlets(Dispatcher pages) {
    Map<String, Servlet> servlets = new LinkedHashMap<>();
    servlets.put("/healthz/live", new Health(() -> true));
    servlets.put("/healthz/ready", new Health(store::answers));
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

  void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    server.close();
    Courier courier = couriers.get();
    if (courier != null) {
      courier.close();
    }
    deliveries.shutdownNow();
    store.close();
  }
}
