package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.RealPostgres;

/** Two nodes over one PostgreSQL: what one is told counts at the other. */
class TwoNodesIT {
  @TempDir private Path folder;
  private final Hospital hospital = new Hospital();
  private RealPostgres postgres;
  private Wiring first;
  private Wiring second;

  @BeforeEach
  void start() throws IOException {
    hospital.records.hold(WholeChart.plain(element -> "Before " + element));
    postgres = RealPostgres.start();
    first = node("first", 0);
    second = node("second", first.port());
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
    postgres.close();
    hospital.close();
  }

  /**
   * @param publicPort of the node that browsers know; 0 for this one's own
   */
  private Wiring node(String name, int publicPort) throws IOException {
    String server = publicPort == 0 ? "{port: 0}" : "{port: 0, publicUrl: 'http://localhost:%d'}".formatted(publicPort);
    Path file =
        Files.writeString(
            folder.resolve(name + ".yaml"),
            """
            server: %s
            store: {url: '%s', user: postgres, keyFile: key}
            ehrs:
              - id: hospital
                iss: %s
                clientId: rimborso
                roles: {biller: [Practitioner/biller]}
            """
                .formatted(server, postgres.url(), hospital.iss()));
    return Wiring.start(SettingsFile.read(file, Map.of()));
  }

  @Test
  void refresh_atOneNode_reachesTheOther() throws IOException {
    Visitor visitor = new Visitor();
    String inside = visitor.get(hospital.launch(at(first), "biller")).at().getPath().replaceFirst("^(/s/[^/]+)/.*", "$1");
    String accounts = inside + "/accounts?whole=1";
    Visitor.Page seen = visitor.get(at(first) + accounts);
    assertThat(seen.text()).contains("Before").doesNotContain("After");
    assertThat(visitor.get(at(second) + accounts).text()).contains("Before");

    hospital.records.hold(WholeChart.plain(element -> "After " + element));
    assertThat(visitor.get(at(second) + accounts).text()).as("kept for some minutes").contains("Before").doesNotContain("After");
    visitor.post(at(first), inside + "/refresh", Map.of("token", token(seen.text()), "back", accounts));

    assertThat(visitor.get(at(second) + accounts).text()).contains("After").doesNotContain("Before");
    assertThat(visitor.get(at(first) + accounts).text()).contains("After").doesNotContain("Before");
  }

  private static String at(Wiring node) {
    return "http://localhost:" + node.port();
  }

  private static String token(String page) {
    Matcher field = Pattern.compile("/refresh\"(?s:.*?)name=\"token\" value=\"([^\"]+)\"").matcher(page);
    assertThat(field.find()).as("a form to refresh").isTrue();
    return field.group(1);
  }
}
