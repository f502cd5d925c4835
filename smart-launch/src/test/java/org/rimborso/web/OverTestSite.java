package org.rimborso.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Set-up of tests that ask for pages: a browser, and every page over a desk in memory. */
abstract class OverTestSite {
  static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient browser = HttpClient.newHttpClient();
  TestSite site;

  @BeforeEach
  void start() throws Exception {
    site = TestSite.start(SampleChart.plain());
  }

  @AfterEach
  void stop() throws IOException {
    site.close();
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(site.at(path)).header("Cookie", "session=1");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(to(path));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        to(path).header("Content-Type", FORM).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String tokenOf(String purpose) {
    return "token=" + TestSite.token("biller-1", purpose);
  }
}
