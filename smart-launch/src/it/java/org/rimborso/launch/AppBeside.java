package org.rimborso.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The app's configuration beside a {@link Hospital}, and the app itself: inside this process, or as one of its own. */
final class AppBeside {
  static final String SECRET = "canary-client-secret-Zq7Vx0Kk3";
  private final Path folder;
  private final int port = freePort();

  /**
   * @param publicUrl where browsers reach the app; empty for {@code http://localhost} and its port
   */
  AppBeside(Hospital hospital, String publicUrl) {
    this(hospital, publicUrl, "");
  }

  /**
   * @param more top-level keys of the configuration, as YAML
   */
  AppBeside(Hospital hospital, String publicUrl, String more) {
    try {
      Path parent = Files.createDirectories(Running.APP.resolve("target/it"));
      folder = Files.createTempDirectory(parent, "beside-");
      Files.writeString(folder.resolve("client-secret"), SECRET);
      Files.writeString(
          folder.resolve("rimborso.yaml"), configuration(hospital, publicUrl.isEmpty() ? "http://localhost:" + port : publicUrl) + more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The real rooms in this process. */
  Wiring open() {
    return open(Clock.systemUTC());
  }

  /** The same on a clock of the test's. */
  Wiring open(Clock clock) {
    return Wiring.start(SettingsFile.read(folder.resolve("rimborso.yaml"), Map.of()), Pace.STANDARD, clock);
  }

  /** The real app as its users start it, with everything it prints in {@link #log}. */
  Running run() {
    return Running.start(
        "app", Running.APP, "org.rimborso.launch.Main", log(), "serve", "--config", folder.resolve("rimborso.yaml").toString());
  }

  Path log() {
    return folder.resolve("app.log");
  }

  /** Where the app keeps what it keeps. */
  Path data() {
    return folder.resolve("store");
  }

  int port() {
    return port;
  }

  private String configuration(Hospital hospital, String publicUrl) {
    return """
        server:
          address: localhost
          port: %d
          publicUrl: %s
        store:
          file: store/rimborso
          keyFile: key
        ehrs:
          - id: hospital
            iss: %s
            clientId: rimborso
            clientSecretFile: client-secret
            tokenHosts: ["%s"]
            frameOrigins: ["%s"]
            timeZone: Europe/Rome
            roles:
              clinician: ["Practitioner/clinician"]
              coder: ["Practitioner/coder"]
              biller: ["Practitioner/biller"]
              manager: ["Practitioner/manager"]
              administrator: ["Practitioner/administrator"]
        """
        .formatted(port, publicUrl, hospital.iss(), hospital.origin(), hospital.origin());
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
