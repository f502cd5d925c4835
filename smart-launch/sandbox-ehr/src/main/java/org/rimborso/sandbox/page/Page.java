package org.rimborso.sandbox.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A page of the sandbox, ready to be sent. It runs no script and loads nothing from elsewhere but
 * the app it frames.
 *
 * @param title of the document
 * @param body HTML below {@code body}, already escaped
 * @param formTargets origins that its forms may end up at, beside its own
 * @param framed origins that it may frame
 */
public record Page(String title, String body, Set<String> formTargets, Set<String> framed) {

  public Page {
    formTargets = Set.copyOf(formTargets);
    framed = Set.copyOf(framed);
  }

  /** A page with the bar of the EHR above and whatever is given below. */
  public static Page chart(String title, String signedIn, String body) {
    String bar =
        """
        <header class="top"><b>Demo EHR</b><span>Northgate General Hospital</span>\
        <span>Synthetic people only · %s</span></header>
        """
            .formatted(Html.text(signedIn));
    return new Page(title, bar + body, Set.of(), Set.of());
  }

  /** A page with a heading and a little text. */
  public static Page dialog(String title, String body) {
    return chart(
        title,
        "demo only",
        "<main class=\"dialog\"><h1>" + Html.text(title) + "</h1>\n" + body + "</main>");
  }

  /** The same page, whose forms may lead to these origins. */
  public Page allowingForms(Set<String> origins) {
    return new Page(title, body, origins, framed);
  }

  /** The same page, which may frame these origins. */
  public Page allowingFrames(Set<String> origins) {
    return new Page(title, body, formTargets, origins);
  }

  public void send(HttpServletResponse response, int status) throws IOException {
    response.setStatus(status);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", policy());
    response.getOutputStream().write(document().getBytes(StandardCharsets.UTF_8));
  }

  private String policy() {
    return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self' "
        + String.join(" ", formTargets)
        + "; frame-src 'self' "
        + String.join(" ", framed)
        // The authorize page appears inside the frame that the chart page opened.
        + "; frame-ancestors 'self' http://localhost:* http://127.0.0.1:*";
  }

  private String document() {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s · Demo EHR</title>
        <style>%s</style>
        </head>
        <body>
        %s
        </body>
        </html>
        """
        .formatted(Html.text(title), StyleSheet.CSS, body);
  }
}
