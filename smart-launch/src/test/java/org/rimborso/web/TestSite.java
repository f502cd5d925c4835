package org.rimborso.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.rimborso.access.Permission;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.web.view.Landing;
import org.rimborso.web.view.PlacedNote;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.TypedNote;

/**
 * The pages on a real Jetty, over a desk that holds one chart in memory. A launch's id names who
 * uses it ({@code biller-1}); a cookie {@code session} must come with it.
 */
final class TestSite implements Closeable {
  static final String POLICY =
      "default-src 'none'; script-src 'nonce-n0nce'; connect-src 'self'; style-src 'self'; "
          + "img-src 'self' data:; base-uri 'none'; form-action 'self'";

  private static final Map<String, Set<Permission>> ROLES =
      Map.of(
          "clinician",
              EnumSet.of(Permission.BE_HERE, Permission.SEE_DOCUMENTATION, Permission.SEARCH_CODES),
          "coder",
              EnumSet.of(
                  Permission.BE_HERE,
                  Permission.SEE_DOCUMENTATION,
                  Permission.SEE_ACCOUNTS,
                  Permission.SEARCH_CODES),
          "biller", EnumSet.complementOf(EnumSet.of(Permission.SEE_DOCUMENTATION)),
          "manager", EnumSet.allOf(Permission.class),
          "administrator", EnumSet.of(Permission.BE_HERE));

  final List<String> refused = new CopyOnWriteArrayList<>();
  final List<TypedNote> saved = new CopyOnWriteArrayList<>();
  final List<String> begun = new CopyOnWriteArrayList<>();
  volatile Charts.Opened chart;
  volatile boolean ready = true;
  volatile boolean broken;
  volatile boolean full;
  volatile boolean open;
  volatile Landing landing = new Landing.BeingSent();
  volatile SmartFlow.Step next = new SmartFlow.Stopped(Trouble.Kind.UNKNOWN_ISSUER);
  volatile Door.Entry entry = new Door.Entered(false);
  final AtomicInteger refreshed = new AtomicInteger();
  private final Map<String, PlacedNote> notes = new LinkedHashMap<>();
  private final Server server;

  private TestSite(Charts.Opened chart, int port) throws Exception {
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
    Site site =
        new Site(
            new FakeSmart(),
            new FakeDoor(),
            new FakeCharts(),
            new RulePages(TestSite.class.getClassLoader()),
            new CodeShelf(Path.of("target", "no-codes"), Clock.systemUTC())::snapshot,
            (review, language) -> "{\"asOf\":\"" + review.asOf() + "\"}");
    context.addServlet(new ServletHolder(new Dispatcher(site)), "/*");
    server.setHandler(context);
    server.start();
  }

  static TestSite start(Charts.Opened chart) throws Exception {
    return new TestSite(chart, 0);
  }

  /** For looking at pages by hand. */
  public static void main(String[] arguments) throws Exception {
    TestSite site = new TestSite(SampleChart.plain(), Integer.parseInt(arguments[0]));
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

  static String token(String launch, String purpose) {
    return launch + "|" + purpose;
  }

  private record FakeVisitor(Launch launch, String role) implements Visitor {
    @Override
    public List<String> roles() {
      return List.of(role);
    }

    @Override
    public boolean may(Permission permission) {
      return ROLES.getOrDefault(role, Set.of()).contains(permission);
    }

    @Override
    public String token(String purpose) {
      return TestSite.token(launch.id(), purpose);
    }

    @Override
    public boolean sent(String purpose, String presented) {
      return token(purpose).equals(presented);
    }
  }

  private final class FakeDoor implements Door {
    @Override
    public Optional<Visitor> visitor(HttpServletRequest request, String launchId) {
      boolean known =
          request.getCookies() != null
              && Arrays.stream(request.getCookies()).anyMatch(c -> c.getName().equals("session"));
      String role = launchId.replaceFirst("-.*", "");
      return (known || open) && ROLES.containsKey(role)
          ? Optional.of(new FakeVisitor(launch(launchId), role))
          : Optional.empty();
    }

    @Override
    public boolean permits(Visitor visitor, Permission permission) {
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
    public void leave(Visitor visitor, HttpServletResponse response) {}
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

  private final class FakeSmart implements SmartFlow {
    @Override
    public Step begin(String iss, String launch, String browserKey) {
      begun.add(iss + " " + launch);
      return next;
    }

    @Override
    public Step callback(String ehr, Map<String, List<String>> parameters, String browserKey) {
      return next;
    }
  }

  private final class FakeCharts implements Charts {
    @Override
    public Optional<Opened> ready(Visitor visitor) {
      return ready ? Optional.of(open(visitor)) : Optional.empty();
    }

    @Override
    public Opened open(Visitor visitor) {
      if (broken) {
        throw new IllegalStateException("canary Bianchi");
      }
      return chart;
    }

    @Override
    public void refresh(Visitor visitor) {
      refreshed.incrementAndGet();
    }

    @Override
    public List<PlacedNote> notes(Visitor visitor, Reference account) {
      List<PlacedNote> all = new ArrayList<>();
      chart.review().accounts().stream()
          .filter(one -> one.reference().equals(account))
          .flatMap(one -> one.notes().stream())
          .forEach(note -> all.add(new PlacedNote(note, new Landing.InRecord(SampleChart.ANSWER))));
      all.addAll(notes.values());
      return all;
    }

    @Override
    public ZoneId zone(Visitor visitor) {
      return SampleChart.ZONE;
    }

    @Override
    public Saved save(Visitor visitor, Reference account, TypedNote typed) {
      if (full) {
        return new NotKept();
      }
      saved.add(typed);
      Note note =
          new Note(
              "n" + saved.size(),
              new Note.Author("Practitioner/demo-biller", "Jonas Whitlock"),
              SampleChart.AS_OF,
              typed.kind(),
              typed.text(),
              typed.contact(),
              typed.referenceNumber(),
              typed.promisedAmount(),
              typed.promisedOn(),
              typed.followUpOn(),
              Note.Status.ACTIVE);
      notes.put(note.id(), new PlacedNote(note, landing));
      return new Kept(note.id(), landing);
    }
  }
}
