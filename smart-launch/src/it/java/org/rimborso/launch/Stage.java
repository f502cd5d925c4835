package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sandbox EHR and the app beside it, each as a process on a free port, configured as the demo configures them. One stage serves all
 * tests of a run: the sandbox takes its time to start.
 */
final class Stage implements AutoCloseable {
  static final String TOKEN = "inspect-for-tests";
  static final String CLIENT = "rimborso-demo";
  static final String SECRET = "a-secret-for-tests-only";
  private static final String SIGNED = "authentication: private-key\n    refresh: online\n    standalone: [launch/patient]\n    backend: {clientId: rimborso-backend}";

  private static final String TARGET = "\n    notes: {target: %s}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final int appPort = AppBeside.freePort();
  private final int ehrPort = AppBeside.freePort();
  private final Path config;
  private final Running ehr;
  private final Running app;

  /**
   * @param more top-level keys of the app's configuration, as YAML
   * @param charts empty for the demo's
   * @param keys where the EHR reads the app's public keys; empty for where the app publishes them
   */
  private Stage(Path folder, String more, Optional<Path> charts, Optional<URI> keys) {
    config = folder.resolve("rimborso.yaml");
    write(folder.resolve("client-secret"), SECRET);
    write(config, configuration(folder) + more);
    ehr =
        Running.start(
            "sandbox", Running.APP.resolve("sandbox-ehr"), "org.rimborso.sandbox.Main", folder.resolve("ehr.log"),
            ehrOptions(folder, charts, keys));
    app =
        Running.start(
            "app", Running.APP, "org.rimborso.launch.Main", folder.resolve("app.log"), "serve", "--config", config.toString());
  }

  private String[] ehrOptions(Path folder, Optional<Path> charts, Optional<URI> keys) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--port", Integer.toString(ehrPort), "--app-url", app(), "--client-id", CLIENT,
                "--client-secret-file", folder.resolve("client-secret").toString(), "--inspect-token", TOKEN,
                "--backend-client-id", "rimborso-backend",
                "--client-jwks", keys.map(URI::toString).orElse(app() + "/.well-known/jwks.json")));
    for (String id :
        List.of("sandbox", "sandbox-no-write", "sandbox-signed", "sandbox-epic", "sandbox-oracle", "sandbox-no-if-match")) {
      options.addAll(List.of("--redirect-uri", app() + "/callback/" + id));
    }
    charts.ifPresent(data -> options.addAll(List.of("--data", data.toString())));
    return options.toArray(String[]::new);
  }

  /** A stage with its files in a new folder under {@code target}. */
  static Stage open(String name) {
    return new Stage(folder(name), "", Optional.empty(), Optional.empty());
  }

  /**
   * The same, where the EHR does not read the app's public keys from the app itself.
   *
   * @param keys their address
   */
  static Stage open(String name, URI keys) {
    return new Stage(folder(name), "", Optional.empty(), Optional.of(keys));
  }

  /**
   * The same with charts of its own.
   *
   * @param more top-level keys of the app's configuration, as YAML
   * @param charts a transaction bundle
   */
  static Stage open(String name, String more, String charts) {
    Path folder = folder(name);
    Path data = folder.resolve("charts");
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(data.resolve("charts.json"), charts);
    return new Stage(folder, more, Optional.of(data), Optional.empty());
  }

  private static Path folder(String name) {
    try {
      Path parent = Files.createDirectories(Running.APP.resolve("target/it"));
      return Files.createTempDirectory(parent, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The app's address as browsers see it. */
  String app() {
    return "http://localhost:" + appPort;
  }

  /** The EHR's pages on a host that is another site than the app's. */
  String ehrOnOtherSite() {
    return "http://127.0.0.1:" + ehrPort;
  }

  String ehr() {
    return "http://localhost:" + ehrPort;
  }

  Running appProcess() {
    return app;
  }

  Running ehrProcess() {
    return ehr;
  }

  /** The app's configuration file. */
  Path config() {
    return config;
  }

  /** Starts the app again with another target of notes for one of its EHRs. */
  void retarget(String id, String target) {
    app.close();
    try {
      String entry = "(- id: " + id + "\\n(?:    .*\\n)*?    notes: \\{target: )[a-z-]+";
      write(config, Files.readString(config).replaceFirst(entry, "$1" + target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    app.again();
  }

  /** Starts the app again, with one of its EHRs getting letters as documents. */
  void takeLetters(String id) {
    with("notes: {letters: document-reference}", id);
  }

  /** Starts the app again so that these EHRs have work on accounts and questions as Tasks. */
  void wantTasks(String... ids) {
    with("work: {task: true}\n    queries: {task: on}", ids);
  }

  /** Starts the app again so that clinicians may correct charts at these EHRs. */
  void takeFixes(String... ids) {
    with("fixes: on", ids);
  }

  /** Starts the app again, which may then sweep this EHR into a folder. */
  void sweepInto(Path results, String id) {
    with("sweep: {folder: " + results + "}", id);
  }

  private void with(String key, String... ids) {
    app.close();
    try {
      String text = Files.readString(config);
      for (String id : ids) {
        String entry = "- id: " + id + "\n";
        text = text.replace(entry, entry + "    " + key + "\n");
      }
      write(config, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    app.again();
  }

  /** What the EHR's FHIR API answers to {@code query}, as a script sees it. */
  JsonNode fhir(String query) {
    return json(sent(asked("/fhir/" + query), 200));
  }

  /** How many tokens live at the EHR that knows the app by its signature, and how often they were renewed. */
  JsonNode tokens() {
    return json(sent(asked("/signed/fhir/tokens"), 200));
  }

  /** How many exports were begun there, are there, and were ended. */
  JsonNode exports() {
    return json(sent(asked("/signed/fhir/bulk-faults"), 200));
  }

  /** Lets exports there fail so often in this way. */
  void spoilExports(String fault, int times) {
    sent(asked("/signed/fhir/bulk-faults?fault=" + fault + "&times=" + times).POST(HttpRequest.BodyPublishers.noBody()), 204);
  }

  /** Ends every access token there; refresh tokens live on. */
  void endAccess() {
    sent(asked("/signed/fhir/tokens").POST(HttpRequest.BodyPublishers.noBody()), 204);
  }

  /** Ends every token there. */
  void endTokens() {
    sent(asked("/signed/fhir/tokens?refresh=end").POST(HttpRequest.BodyPublishers.noBody()), 204);
  }

  private HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(URI.create(ehr() + path)).header("Authorization", "Bearer " + TOKEN);
  }

  private String sent(HttpRequest.Builder request, int expected) {
    try {
      HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != expected) {
        throw new IllegalStateException("the EHR answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private JsonNode json(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Resources of a searchset. */
  List<JsonNode> resources(String query) {
    List<JsonNode> all = new ArrayList<>();
    fhir(query).path("entry").forEach(entry -> all.add(entry.path("resource")));
    return all;
  }

  /** Puts a resource where a script may. */
  void put(String path, String body) {
    sent(asked(path).header("Content-Type", "application/fhir+json").PUT(HttpRequest.BodyPublishers.ofString(body)), 201);
  }

  private String configuration(Path folder) {
    return """
        server:
          address: localhost
          port: %d
          publicUrl: %s
        store:
          file: %s
          keyFile: %s
        ehrs:
        %s%s%s%s%s%s"""
        .formatted(
            appPort, app(), folder.resolve("store/rimborso"), folder.resolve("store/key"),
            entry("sandbox", "", secret(folder)), entry("sandbox-no-write", "/no-write", secret(folder)),
            entry("sandbox-signed", "/signed", SIGNED),
            entry("sandbox-epic", "/epic", secret(folder) + TARGET.formatted("communication")),
            entry("sandbox-oracle", "/oracle", secret(folder) + TARGET.formatted("document-reference")),
            entry("sandbox-no-if-match", "/no-if-match", secret(folder)));
  }

  private static String secret(Path folder) {
    return "clientSecretFile: " + folder.resolve("client-secret");
  }

  /**
   * @param proof how the app shows who it is, as a key with its value
   */
  private String entry(String id, String path, String proof) {
    return """
          - id: %s
            iss: %s%s/fhir
            clientId: rimborso-demo
            %s
            cds: {issuer: "%s%s/fhir/cds-client", jwks: "%s/cds-client/jwks"}
            frameOrigins: ["%s", "%s"]
            roles:
              clinician: ["PractitionerRole clinician"]
              coder: ["PractitionerRole coder"]
              biller: ["PractitionerRole biller"]
              manager: ["PractitionerRole manager"]
              administrator: ["PractitionerRole administrator"]
        """
        .formatted(id, ehr(), path, proof, ehr(), path, ehr(), ehr(), ehrOnOtherSite());
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    app.close();
    ehr.close();
  }
}
