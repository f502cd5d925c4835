package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;

/**
 * Paths of another session's launch, spelled in every way that some part of the way might read
 * otherwise: none gets past the door.
 */
class UriSpellingsTest {
  private static final long SEED = 20_261_129L;
  private static final List<String> PATHS =
      List.of(
          "/s/theirs/accounts",
          "/s/theirs/accounts/Claim/c1/notes",
          "/s/theirs/admin/sessions",
          "/s/theirs/review.json");
  private static final List<String> OPEN =
      List.of("/static", "/launch", "/callback/x", "/healthz/live", "/s/mine", "/.well-known");
  private static final List<String> MARKS =
      List.of(
          ";",
          ";x=1",
          ";/",
          "/;/",
          "%00",
          "%09",
          "%20",
          "%2e",
          "%2f",
          "%5c",
          "%3b",
          "%23",
          "%3f",
          "%25",
          "%252f",
          "%252e",
          "%c0%af",
          "%c0%ae",
          "%e0%80%af",
          "%ef%bc%8f",
          "%e2%80%8b",
          "%ff",
          "%zz",
          "%u002f",
          "\\",
          "//",
          "/./",
          "/../",
          "/.;/",
          "/..;/",
          "/%2e/",
          "/%2e%2e/",
          ".",
          "..",
          " ",
          "\t",
          "\u00e9",
          "~",
          "|",
          "*",
          "@",
          ":",
          "#",
          "&",
          "+");

  @TempDir private static Path folder;
  private static TestApp app;
  private static RawHttp http;
  private static String mine;

  @BeforeAll
  static void start() throws IOException {
    app = new TestApp(folder);
    http = new RawHttp(app.port());
    mine = http.login("mine", "administrator");
    http.login("theirs", "manager");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void spellings_ofAnothersPages_reachNothing() throws IOException {
    int size = Campaign.size(400, 10_000);
    Set<String> spellings = new LinkedHashSet<>(PATHS);
    Random random = new Random(SEED);
    while (spellings.size() < size) {
      spellings.add(spelled(random));
    }
    int before = app.reached();
    List<String> answered = new ArrayList<>();
    for (String target : spellings) {
      RawHttp.Answer answer = http.get(target, mine);
      if (answer.text().contains("inside theirs")) {
        answered.add(answer.status() + " " + target);
      }
    }
    assertThat(answered).as("seed " + SEED).isEmpty();
    assertThat(app.reached() - before).as("reached, seed " + SEED).isZero();
    assertThat(http.get("/s/mine/accounts", mine).text()).contains("inside mine");
    Campaign.tell(
        "uri-spellings",
        String.format(
            "%,d spellings of protected paths, with a session of somebody else: 0 reached a page",
            size));
  }

  private static String spelled(Random random) {
    String path = PATHS.get(random.nextInt(PATHS.size()));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      path = changed(path, random);
    }
    return path;
  }

  private static String changed(String path, Random random) {
    int at = random.nextInt(path.length() + 1);
    String mark = MARKS.get(random.nextInt(MARKS.size()));
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> path.substring(0, at) + mark + path.substring(at);
      case 3 -> encoded(path, Math.min(at, path.length() - 1), random);
      case 4 -> path.substring(0, at) + path.substring(at).toUpperCase(Locale.ROOT);
      case 5 -> OPEN.get(random.nextInt(OPEN.size())) + "/.." + path;
      case 6 -> OPEN.get(random.nextInt(OPEN.size())) + mark + ".." + path;
      default -> random.nextBoolean() ? "http://localhost" + path : "/" + path;
    };
  }

  /** One byte as its code, once or twice encoded, in small or large letters. */
  private static String encoded(String path, int at, Random random) {
    byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
    String code = String.format(random.nextBoolean() ? "%%%02x" : "%%%02X", bytes[at] & 0xff);
    String written = random.nextInt(3) == 0 ? code.replace("%", "%25") : code;
    return path.substring(0, at) + written + path.substring(at + 1);
  }
}
