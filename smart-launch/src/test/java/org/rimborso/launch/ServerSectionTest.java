package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.launch.front.TlsSettings;
import org.rimborso.launch.watch.MetricsSettings;

class ServerSectionTest {
  @TempDir private Path folder;

  private ServerSettings read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("rimborso.yaml"), yaml);
    return SettingsFile.read(file, Map.of()).server();
  }

  @Test
  void read_everyKey_isTaken() throws IOException {
    ServerSettings server =
        read(
            """
            server:
              address: 0.0.0.0
              publicUrl: https://rimborso.example.org
              tls: {certificate: a.pem, key: b.pem}
              metrics: {readers: ['10.0.0.9', '2001:db8::1'], tokenFile: t}
              launchesPerSecond: 7
              drain: 3s
            """);
    assertThat(server.tls())
        .contains(new TlsSettings.Pem(folder.resolve("a.pem"), folder.resolve("b.pem")));
    assertThat(server.metrics())
        .isEqualTo(
            new MetricsSettings(
                Set.of("10.0.0.9", "2001:db8::1"), Optional.of(folder.resolve("t"))));
    assertThat(server.launches()).isEqualTo(OptionalInt.of(7));
    assertThat(server.drain()).isEqualTo(Duration.ofSeconds(3));
    assertThat(server.isDirect()).isTrue();
  }

  @Test
  void read_pkcs12_isTaken() throws IOException {
    assertThat(read("server: {tls: {pkcs12: s.p12, passwordFile: p}}").tls())
        .contains(new TlsSettings.Pkcs12(folder.resolve("s.p12"), folder.resolve("p")));
  }

  @Test
  void read_nothing_isForThisMachineInTheClear() throws IOException {
    ServerSettings server = read("");
    assertThat(server.isPlain()).isTrue();
    assertThat(server.isDirect()).isTrue();
    assertThat(server.drain()).isEqualTo(Duration.ZERO);
    assertThat(server.launches()).isEqualTo(OptionalInt.of(50));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          tls: {certificate: a}                  ! server.tls.key: expected a PEM file, as there is a certificate, which is missing
          tls: {key: a}                          ! server.tls.certificate: expected a PEM file, as there is a key, which is missing
          tls: {pkcs12: a}                       ! server.tls.passwordFile: expected the file with its password, which is missing
          tls: {passwordFile: a}                 ! server.tls.passwordFile: expected no password without pkcs12
          tls: {pkcs12: a, passwordFile: b, key: c} ! server.tls.key: expected no key beside pkcs12
          tls: {pkcs12: a, passwordFile: b, certificate: c} ! server.tls.certificate: expected no certificate beside pkcs12
          tls: {cert: a}                         ! server.tls.cert: expected one of the keys certificate
          tls: yes                               ! server.tls: expected keys with values
          tls: {certificate: a, key: b}, publicUrl: 'http://localhost' ! server.publicUrl: expected https://host[:port], as there is a key tls
          address: 0.0.0.0, publicUrl: 'http://localhost:8080' ! server.publicUrl: expected https://host[:port], for the app listens beyond this machine
          metrics: {readers: [prometheus]}       ! server.metrics.readers: expected IP addresses
          metrics: {readers: [dead.beef]}        ! server.metrics.readers: expected IP addresses
          metrics: {token: a}                    ! server.metrics.token: expected one of the keys readers, tokenFile
          launchesPerSecond: 0                   ! server.launchesPerSecond: expected a number from 1 to 100000, not '0'
          launchesPerSecond: many                ! server.launchesPerSecond: expected a number from 1 to 100000
          drain: 5                               ! server.drain: expected a time such as 5s, one minute at most
          drain: 2m                              ! server.drain: expected a time such as 5s, one minute at most
          """)
  void read_badValue_namesKeyAndWhatWasExpected(String keys, String message) {
    assertThatThrownBy(() -> read("server: {" + keys + "}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(message);
  }
}
