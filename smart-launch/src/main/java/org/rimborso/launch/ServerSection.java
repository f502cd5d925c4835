package org.rimborso.launch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.launch.front.TlsSettings;
import org.rimborso.launch.watch.MetricsSettings;

/** Reads {@code server} of the configuration. */
final class ServerSection {
  private static final int LAUNCHES = 50;
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(1);

  private final Function<String, Path> paths;

  /**
   * @param paths makes a path of what stands in the file
   */
  ServerSection(Function<String, Path> paths) {
    this.paths = paths;
  }

  ServerSettings read(Keys keys) {
    String address = keys.text("address").orElse("localhost");
    int port = keys.value("port", "a number from 0 to 65535", Values::port).orElse(8080);
    Optional<URI> publicUrl = keys.value("publicUrl", Values.ORIGIN, Values::origin);
    Set<String> proxies =
        Set.copyOf(keys.values("trustedProxies", "IP addresses", Values::ipAddress));
    Optional<TlsSettings> tls = tls(keys.section("tls"));
    MetricsSettings metrics = metrics(keys.section("metrics"));
    int launches =
        keys.value("launchesPerSecond", "a number from 1 to 100000", ServerSection::launches)
            .orElse(LAUNCHES);
    Duration drain =
        keys.value("drain", "a time such as 5s, one minute at most", ServerSection::drain)
            .orElse(Duration.ZERO);
    keys.noOthers();
    ServerSettings server =
        new ServerSettings(
            address, port, publicUrl, proxies, tls, metrics, OptionalInt.of(launches), drain);
    check(server, keys);
    return server;
  }

  private static void check(ServerSettings server, Keys keys) {
    if (!ServerSettings.isLoopback(server.address())) {
      if (server.publicUrl().isEmpty()) {
        throw SettingsError.at(
            keys.path("publicUrl"), Values.ORIGIN + ", for browsers elsewhere must know the app");
      }
      if (server.isPlain()) {
        throw SettingsError.at(
            keys.path("publicUrl"), "https://host[:port], for the app listens beyond this machine");
      }
    }
    if (server.tls().isPresent() && server.isPlain()) {
      throw SettingsError.at(keys.path("publicUrl"), "https://host[:port], as there is a key tls");
    }
  }

  private static int launches(String text) {
    int number = Integer.parseInt(text);
    Values.require(number >= 1 && number <= 100_000);
    return number;
  }

  private static Duration drain(String text) {
    Duration drain = Values.duration(text);
    Values.require(drain.compareTo(LONGEST_DRAIN) <= 0);
    return drain;
  }

  private Optional<TlsSettings> tls(Keys keys) {
    Optional<Path> certificate = path(keys, "certificate");
    Optional<Path> key = path(keys, "key");
    Optional<Path> store = path(keys, "pkcs12");
    Optional<Path> password = path(keys, "passwordFile");
    keys.noOthers();
    if (store.isPresent()) {
      none(keys, "certificate", certificate, "no certificate beside pkcs12");
      none(keys, "key", key, "no key beside pkcs12");
      return Optional.of(
          new TlsSettings.Pkcs12(
              store.get(), needed(keys, "passwordFile", password, "the file with its password")));
    }
    none(keys, "passwordFile", password, "no password without pkcs12");
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TlsSettings.Pem(
            needed(keys, "certificate", certificate, "a PEM file, as there is a key"),
            needed(keys, "key", key, "a PEM file, as there is a certificate")));
  }

  private MetricsSettings metrics(Keys keys) {
    Set<String> readers = Set.copyOf(keys.values("readers", "IP addresses", Values::ipAddress));
    Optional<Path> token = path(keys, "tokenFile");
    keys.noOthers();
    return new MetricsSettings(readers, token);
  }

  private Optional<Path> path(Keys keys, String name) {
    return keys.value(name, "a path", paths);
  }

  private static Path needed(Keys keys, String name, Optional<Path> path, String expected) {
    return path.orElseThrow(
        () -> SettingsError.at(keys.path(name), expected + ", which is missing"));
  }

  private static void none(Keys keys, String name, Optional<Path> path, String expected) {
    if (path.isPresent()) {
      throw SettingsError.at(keys.path(name), expected);
    }
  }
}
