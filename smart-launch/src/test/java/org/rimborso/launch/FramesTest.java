package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose pages may show ours in a frame, for two EHRs, three parents and every route. */
class FramesTest {
  private static final List<String> PARENTS =
      List.of(WholeApp.frame("hospital"), WholeApp.frame("other"), "https://evil.example");

  @TempDir private Path folder;

  @Test
  void frames_onEveryRoute_areForTheLaunchsOwnEhr() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (WholeApp app = new WholeApp(folder)) {
      for (String ehr : WholeApp.EHRS) {
        WholeBrowser browser = new WholeBrowser(app);
        browser.launch("l-" + ehr, "manager-1", "p1", ehr);
        for (String path : paths("/s/l-" + ehr)) {
          check(browser.get(path), path, Set.of(WholeApp.frame(ehr)), wrong);
        }
        for (String path :
            List.of("/s/unknown/accounts", "/nowhere", "/callback/hospital", "/s/x;y")) {
          check(browser.get(path), path, Set.copyOf(PARENTS.subList(0, 2)), wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Good pages, refused ones, pages that are not there and such as break. */
  private static List<String> paths(String base) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String line : RoutesRolesTest.table()) {
      String[] what = line.split("\\|", 2)[0].strip().split(" ", 2);
      if (what[0].equals("GET")) {
        String path = what.length == 1 ? "" : "/" + what[1];
        paths.add(base + path.replace("{a}", "c-p1"));
        paths.add(base + path.replace("{a}", "c-p1") + "?whole=1");
      }
    }
    paths.add(base + "/no-such-page");
    paths.add(base + "/accounts/Claim/none?whole=1");
    paths.add(base + "/logout");
    return paths;
  }

  private static void check(
      RawHttp.Answer answer, String path, Set<String> mayFrame, List<String> wrong) {
    String policy = answer.header("Content-Security-Policy").orElse("");
    String sources = policy.replaceFirst(".*frame-ancestors ([^;]*).*", "$1");
    List<String> allowed = Arrays.asList(sources.split(" ", -1));
    for (String parent : PARENTS) {
      boolean shows = policy.contains("frame-ancestors") && !allowed.contains(parent);
      if (shows == mayFrame.contains(parent)) {
        wrong.add(answer.status() + " " + path + " in " + parent + ": " + policy);
      }
    }
    if (answer.header("X-Frame-Options").isPresent() || sources.contains("*")) {
      wrong.add(path + " for anybody");
    }
  }
}
