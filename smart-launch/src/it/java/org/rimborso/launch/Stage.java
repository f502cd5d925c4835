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
  private static final String SECRET = "a-secret-for-tests-only";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final int appPort = AppBeside.freePort();
  private final int ehrPort = AppBeside.freePort();
  private final Running ehr;
  private final Running app;

  /**
   * @param more top-level keys of the app's configuration, as YAML
   * @param charts empty for the demo's
   */
  private Stage(Path folder, String more, Optional<Path> charts) {
    write(folder.resolve("client-secret"), SECRET);
    write(folder.resolve("rimborso.yaml"), configuration(folder) + more);
    ehr =
        Running.start(
            "sandbox", Running.APP.resolve("sandbox-ehr"), "org.rimborso.sandbox.Main", folder.resolve("ehr.log"),
            ehrOptions(folder, charts));
    app =
        Running.start(
            "app", Running.APP, "org.rimborso.launch.Main", folder.resolve("app.log"), "serve", "--config",
            folder.resolve("rimborso.yaml").toString());
  }

  private String[] ehrOptions(Path folder, Optional<Path> charts) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--port", Integer.toString(ehrPort), "--app-url", app(), "--client-id", "rimborso-demo",
                "--client-secret-file", folder.resolve("client-secret").toString(),
                "--redirect-uri", app() + "/callback/sandbox",
                "--redirect-uri", app() + "/callback/sandbox-no-write", "--inspect-token", TOKEN));
    charts.ifPresent(data -> options.addAll(List.of("--data", data.toString())));
    return options.toArray(String[]::new);
  }

  /** A stage with its files in a new folder under {@code target}. */
  static Stage open(String name) {
    return new Stage(folder(name), "", Optional.empty());
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
    return new Stage(folder, more, Optional.of(data));
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

  /** What the EHR's FHIR API answers to {@code query}, as a script sees it. */
  JsonNode fhir(String query) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ehr() + "/fhir/" + query)).header("Authorization", "Bearer " + TOKEN).build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("the EHR answered " + response.statusCode());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
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
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ehr() + path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/fhir+json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 201) {
        throw new IllegalStateException("the EHR answered " + response.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
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
        %s%s"""
        .formatted(
            appPort, app(), folder.resolve("store/rimborso"), folder.resolve("store/key"),
            entry("sandbox", "", folder), entry("sandbox-no-write", "/no-write", folder));
  }

  private String entry(String id, String path, Path folder) {
    return """
          - id: %s
            iss: %s%s/fhir
            clientId: rimborso-demo
            clientSecretFile: %s
            frameOrigins: ["%s", "%s"]
            roles:
              clinician: ["PractitionerRole clinician"]
              coder: ["PractitionerRole coder"]
              biller: ["PractitionerRole biller"]
              manager: ["PractitionerRole manager"]
              administrator: ["PractitionerRole administrator"]
        """
        .formatted(id, ehr(), path, folder.resolve("client-secret"), ehr(), ehrOnOtherSite());
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
