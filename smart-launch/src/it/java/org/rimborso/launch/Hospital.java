package org.rimborso.launch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/**
 * An EHR that serves what a test puts into it, over a real socket: SMART launch without a question, FHIR searches and follow-up writes, and
 * a page that frames the app. Ready in milliseconds; what a real server makes of our requests is for the sandbox to show.
 */
final class Hospital implements AutoCloseable {
  final HospitalRecords records = new HospitalRecords();
  final HospitalSignIn signIn;
  private final LoopbackServer server = new LoopbackServer(this::answer);
  private volatile String shown = server.origin().toString();

  Hospital() {
    signIn = new HospitalSignIn(server.origin());
  }

  /** Says under which origin browsers see it, if it is another than the app does. */
  Hospital shownAs(String origin) {
    shown = origin;
    signIn.shownAs(origin);
    return this;
  }

  /** Where browsers find it. */
  String origin() {
    return shown;
  }

  URI iss() {
    return server.at("/fhir");
  }

  int port() {
    return server.origin().getPort();
  }

  /** The address a browser is sent to when {@code person} opens the app. */
  String launch(String app, String person) {
    return app + "/launch?iss=" + encoded(iss().toString()) + "&launch=" + encoded(person);
  }

  /** A page of the EHR with the app in a frame. */
  String page(String app, String person) {
    return shown + "/chart?open=" + encoded(launch(app, person));
  }

  /** A page of the EHR with anything of the app in a frame. */
  String page(String address) {
    return shown + "/chart?open=" + encoded(address);
  }

  /** Everything it was asked, by anyone. */
  List<Seen> seen() {
    return server.seen();
  }

  private Sent answer(Seen request) {
    String path = request.path();
    if (path.equals("/chart")) {
      return chart(HospitalSignIn.query(request.uri().getRawQuery()).getOrDefault("open", ""));
    }
    if (path.equals("/cookie")) {
      return CookieControl.answer(request);
    }
    return path.startsWith("/auth/") || path.contains("/.well-known/") ? signIn.answer(request) : records.answer(request);
  }

  private static Sent chart(String address) {
    String page =
        "<!doctype html><html lang=en><meta charset=utf-8><title>Chart</title><h1>Chart</h1>"
            + "<iframe title=Rimborso width=1000 height=700 src=\"%s\"></iframe>".formatted(address.replace("&", "&amp;").replace("\"", "&quot;"));
    return new Sent(200, Map.of("Content-Type", "text/html; charset=utf-8"), page.getBytes(StandardCharsets.UTF_8));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
