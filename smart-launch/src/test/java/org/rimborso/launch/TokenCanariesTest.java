package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.Query;
import org.slf4j.LoggerFactory;

/** Secrets of known value go through every flow; afterwards they are looked for everywhere. */
class TokenCanariesTest {
  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @TempDir private Path folder;
  private final WholeEhr ehr = new WholeEhr();
  private final Written log = new Written();
  private final Set<String> secrets = new HashSet<>();
  private final CalledHosts hosts = new CalledHosts();
  private RunningApp app;

  /** Everything that was logged, with causes. */
  private static final class Written extends AppenderBase<ILoggingEvent> {
    private final StringBuilder text = new StringBuilder();

    synchronized String text() {
      return text.toString();
    }

    /** Called one at a time, with this object's lock. */
    @Override
    protected void append(ILoggingEvent event) {
      text.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
      }
    }
  }

  @BeforeEach
  void open() {
    log.start();
    ROOT.addAppender(log);
    app = RunningApp.of(folder, ehr.site("authentication: private-key", "refresh: online"));
  }

  @AfterEach
  void close() {
    app.close();
    hosts.close();
    ehr.close();
    ROOT.detachAppender(log);
  }

  @Test
  void secrets_throughEveryFlow_areNowhereElse() {
    int size = Campaign.size(3, 150);
    List<AppBrowser> browsers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      AppBrowser browser = app.browser();
      browsers.add(browser);
      wholeLife(browser);
      troubles(browser);
    }
    ehr.server.server.seen().forEach(this::collect);
    assertThat(secrets.size()).isGreaterThan(size * 6);
    Map<String, String> places = new java.util.LinkedHashMap<>();
    places.put("logs", log.text());
    StringBuilder pages = new StringBuilder();
    browsers.forEach(browser -> pages.append(browser.seen()));
    places.put("pages", pages.toString());
    places.put("addresses", addresses());
    places.put("rows", app.inStore(TokenCanariesTest::rows));
    places.put("files", files());
    List<String> hits = new ArrayList<>();
    places.forEach(
        (place, text) ->
            secrets.stream()
                .filter(text::contains)
                .forEach(secret -> hits.add(place + ": " + secret)));
    assertThat(hits).isEmpty();
    assertThat(hosts.all()).isEqualTo(Set.of(ehr.iss().getHost() + ":" + ehr.iss().getPort()));
    Campaign.tell(
        "token-canaries",
        "%,d secrets of %,d sessions, looked for in %s: %d hits"
            .formatted(secrets.size(), size, String.join(", ", places.keySet()), hits.size()));
  }

  /** Launch, page, a token that ends, the page again, log-out. */
  private void wholeLife(AppBrowser browser) {
    String page = ehr.launch(browser);
    assertThat(browser.get(page + "?whole=1").status()).isEqualTo(200);
    ehr.expire();
    browser.get(page + "?part=1&whole=1");
    browser.get(page.replaceFirst("/accounts", "/review.json"));
    browser.leave(page + "?whole=1");
    browser.get(page);
  }

  /** What goes wrong at each step. */
  private void troubles(AppBrowser browser) {
    Query asked = ehr.begin(browser);
    browser.get(AppBrowser.callback("hospital", asked.get("state"), "canary-code-refused"));
    var good = ehr.server.token;
    for (Sent answer :
        List.of(
            Sent.json(500, "canary-body"),
            Sent.json(200, "canary-body <html>"),
            Sent.json(200, "{\"access_token\":\"canary-unusable\",\"token_type\":\"mac\"}"),
            Sent.json(
                200,
                org.rimborso.smart.FakeAuthorization.tokenAnswer(
                    "canary-access-bad", "canary-refresh-bad", ",\"id_token\":\"e.canary.x\"")))) {
      ehr.server.token = request -> answer;
      Query again = ehr.begin(browser);
      browser.get(AppBrowser.callback("hospital", again.get("state"), ehr.code(again)));
    }
    ehr.server.token = good;
    String page = ehr.launch(browser);
    ehr.expire();
    ehr.server.token = request -> Sent.json(400, "{\"error\":\"canary-error\"}");
    browser.get(page + "?whole=1");
    ehr.server.token = good;
    secrets.addAll(
        List.of("canary-body", "canary-unusable", "canary-access-bad", "canary-refresh-bad"));
  }

  /** Whatever secret went to the EHR, and what it answered to that. */
  private void collect(Seen call) {
    Map<String, String> form = WholeEhr.form(call.body());
    for (String name :
        List.of("code", "code_verifier", "refresh_token", "client_assertion", "token")) {
      Optional.ofNullable(form.get(name)).ifPresent(secrets::add);
    }
    call.header("authorization").map(h -> h.replaceFirst("Bearer ", "")).ifPresent(secrets::add);
  }

  /** Of every request that went out. */
  private String addresses() {
    StringBuilder all = new StringBuilder();
    ehr.server.server.seen().forEach(call -> all.append(call.uri()).append('\n'));
    return all.toString();
  }

  /** The whole database as the store itself reads it, so without its encryption. */
  private static String rows(org.rimborso.store.Store store) {
    List<String> script =
        store.read(handle -> handle.createQuery("script").mapTo(String.class).list());
    return String.join("\n", script);
  }

  private String files() {
    try (Stream<Path> all = Files.walk(folder)) {
      StringBuilder text = new StringBuilder();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
