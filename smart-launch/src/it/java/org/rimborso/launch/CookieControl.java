package org.rimborso.launch;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** A page that says whether its cookie came back: what a browser really blocks. */
final class CookieControl {
  private CookieControl() {}

  /** With {@code ?partitioned} the cookie is kept to the site that frames the page. */
  static Sent answer(Seen request) {
    String query = request.uri().getRawQuery() == null ? "" : request.uri().getRawQuery();
    boolean back = request.header("Cookie").orElse("").contains("control" + query.replace("again", ""));
    if (back || query.contains("again")) {
      String words = "<!doctype html><title>Cookie</title><p>" + (back ? "The cookie came back." : "No cookie came back.");
      return new Sent(200, Map.of("Content-Type", "text/html"), words.getBytes(StandardCharsets.UTF_8));
    }
    String cookie = "control" + query + "=1; Path=/; Secure; SameSite=None" + (query.isEmpty() ? "" : "; Partitioned");
    return Sent.status(302, Map.of("Set-Cookie", cookie, "Location", "/cookie?" + query + "again"));
  }
}
