package org.rimborso.launch;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rimborso.store.Store;

/**
 * The whole app, wired as it runs, beside an EHR double; launched through the protocol as a browser
 * would. Tests look into its store.
 */
final class WiredApp implements AutoCloseable {
  private final EhrDouble ehr = new EhrDouble();
  private final Path config;
  private final Wiring app;
  private final RawHttp http;

  /**
   * @param more top-level keys of the configuration, as YAML
   */
  WiredApp(Path folder, String more) throws IOException {
    config = Files.writeString(folder.resolve("rimborso.yaml"), yaml() + more);
    app = Wiring.start(SettingsFile.read(config, Map.of()));
    http = new RawHttp(app.port());
  }

  private String yaml() {
    return """
        server: {port: 0}
        store: {file: data/rimborso, keyFile: data/store.key}
        ehrs:
          - id: test
            iss: %s
            clientId: %s
            frameOrigins: [https://ehr.example]
            timeZone: UTC
            roles:
              clinician: [Practitioner/clinician]
              biller: [Practitioner/biller]
              manager: [Practitioner/manager]
              administrator: [Practitioner/administrator]
        """
        .formatted(ehr.iss(), EhrDouble.CLIENT);
  }

  Path config() {
    return config;
  }

  /** What the app keeps; tests may break it. */
  Store store() {
    return app.store();
  }

  /** The store of an app that was stopped. */
  Store reopened() {
    return Store.open(SettingsFile.read(config, Map.of()).store());
  }

  /** A launch, entered: the session's cookie and the launch's path. */
  record Entered(String session, String base) {}

  /** Launches as the user {@code Practitioner/} and this role. */
  Entered launch(String user) throws IOException {
    RawHttp.Answer back = callback(user);
    String[] target = back.header("Location").orElseThrow().split("/", -1);
    return new Entered(back.session(), "/s/" + target[2]);
  }

  /** The answer to the last step of a launch. */
  RawHttp.Answer callback(String user) throws IOException {
    String cookie = cookie();
    return get(callbackTarget(user, cookie), cookie);
  }

  /** The cookie by which the app knows a browser before anybody has signed in. */
  String cookie() throws IOException {
    return get(launchTarget()).header("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  /** Where the authorization server sends the browser of this cookie back to. */
  String callbackTarget(String user, String cookie) throws IOException {
    String authorize = get(launchTarget(), cookie).header("Location").orElseThrow();
    return "/callback/test?code="
        + user
        + "."
        + parameter(authorize, "nonce")
        + "&state="
        + parameter(authorize, "state");
  }

  private String launchTarget() {
    return "/launch?iss="
        + URLEncoder.encode(ehr.iss().toString(), StandardCharsets.UTF_8)
        + "&launch=x";
  }

  private static String parameter(String address, String name) {
    return address.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
  }

  RawHttp.Answer get(Entered launch, String page) throws IOException {
    return http.get(launch.base() + "/" + page, launch.session());
  }

  RawHttp.Answer get(String target) throws IOException {
    return http.request("GET", target);
  }

  RawHttp.Answer get(String target, String cookie) throws IOException {
    return http.request("GET", target, "Cookie: " + cookie);
  }

  RawHttp.Answer post(Entered launch, String page, String origin, String form) throws IOException {
    return http.send(
        String.join(
            "\r\n",
            List.of(
                "POST " + launch.base() + "/" + page + " HTTP/1.1",
                "Host: localhost:" + app.port(),
                "Connection: close",
                "Cookie: __Host-rimborso=" + launch.session(),
                "Origin: " + origin,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.getBytes(StandardCharsets.UTF_8).length,
                "",
                form)));
  }

  String origin() {
    return "http://localhost:" + app.port();
  }

  /** Stops the app; the EHR goes on. */
  void stop() {
    app.close();
  }

  @Override
  public void close() {
    app.close();
    ehr.close();
  }
}
