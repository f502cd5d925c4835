package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rimborso.store.RealPostgres;

/** Two nodes of the app on one PostgreSQL, a balancer before them and a sandbox EHR behind them. */
final class Nodes implements AutoCloseable {
  private static final String TOKEN = "inspect-for-tests";

  private final Path folder;
  private final int port = freePort();
  private final int ehrPort = freePort();
  private final List<Integer> ports = List.of(freePort(), freePort());
  private final RealPostgres postgres;
  private final Running ehr;
  private final List<Running> apps = new ArrayList<>();
  private final Balancer balancer;

  Nodes(String name) throws IOException {
    folder = Files.createTempDirectory(Files.createDirectories(Running.APP.resolve("target/it")), name + "-");
    Files.writeString(folder.resolve("client-secret"), "a-secret-for-tests-only");
    postgres = RealPostgres.start();
    ehr =
        Running.start(
            "sandbox", Running.APP.resolve("sandbox-ehr"), "org.rimborso.sandbox.Main", folder.resolve("ehr.log"),
            "--port", Integer.toString(ehrPort), "--app-url", app(), "--client-id", "rimborso-demo",
            "--client-secret-file", folder.resolve("client-secret").toString(),
            "--redirect-uri", app() + "/callback/sandbox", "--inspect-token", TOKEN);
    balancer = new Balancer(port, ports);
    for (int node = 0; node < 2; node++) {
      Path file = folder.resolve("node" + node + ".yaml");
      Files.writeString(file, configuration(ports.get(node)));
      apps.add(
          Running.start(
              "node" + node, Running.APP, "org.rimborso.launch.Main", folder.resolve("node" + node + ".log"),
              "serve", "--config", file.toString()));
    }
  }

  private String configuration(int nodePort) {
    return """
        server: {address: localhost, port: %d, publicUrl: '%s'}
        store: {url: '%s', user: postgres, keyFile: '%s'}
        ehrs:
          - id: sandbox
            iss: %s/fhir
            clientId: rimborso-demo
            clientSecretFile: %s
            frameOrigins: ["%s"]
            roles:
              biller: ["PractitionerRole biller"]
        """
        .formatted(nodePort, app(), postgres.url(), folder.resolve("key"), ehr(), folder.resolve("client-secret"), ehr());
  }

  /** The address of both nodes together. */
  String app() {
    return "http://localhost:" + port;
  }

  String ehr() {
    return "http://localhost:" + ehrPort;
  }

  Balancer balancer() {
    return balancer;
  }

  Running node(int number) {
    return apps.get(number);
  }

  /** The texts of all notes that the EHR holds in a claim's follow-up record. */
  List<String> notes(String claim) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ehr() + "/fhir/ClaimResponse?_count=200&request=" + claim))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Cache-Control", "no-cache")
            .build();
    try {
      JsonNode bundle =
          new ObjectMapper().readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
      List<String> texts = new ArrayList<>();
      bundle.path("entry").forEach(e -> e.path("resource").path("processNote").forEach(n -> texts.add(n.path("text").asText())));
      return texts;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    apps.forEach(Running::close);
    balancer.close();
    ehr.close();
    postgres.close();
  }
}
