package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.plugins.Plugins;

/**
 * The example plug-in as its author would make it: copied out of the project, built there by Maven
 * against the installed API, put into a site's folder, run, and its page shown.
 */
class ExampleAloneIT extends OverTestSite {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLE = PROJECT.resolve("plugin/example");
  private static final String RULE = "harbor-served-on-sunday";
  private static final String CLAIMS =
      """
      {"resourceType":"Claim","id":"sunday","status":"active","use":"claim","patient":{"reference":"Patient/p1"},"billablePeriod":{"start":"2026-11-22"}}
      {"resourceType":"Claim","id":"monday","status":"active","use":"claim","patient":{"reference":"Patient/p1"},"billablePeriod":{"start":"2026-11-23"}}
      """;

  @TempDir private Path home;

  @Test
  void example_builtOutsideTheProject_isFoundRunAndShown() throws Exception {
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    Files.copy(built(), plugins.resolve("harbor-rules.jar"));
    Path config = Files.writeString(home.resolve("rimborso.yaml"), "plugins: {folder: plugins}\n");
    Path claims = Files.writeString(home.resolve("claims.ndjson"), CLAIMS);

    String reviewed =
        rimborso(
            "review", claims.toString(), "--as-of", "2026-11-24", "--config", config.toString());
    assertThat(reviewed)
        .contains(RULE + ":Claim/sunday", "a Sunday, when the clinic is closed")
        .doesNotContain(RULE + ":Claim/monday");
    assertThat(rimborso("rules", "list", "--config", config.toString()))
        .contains(RULE + ": A claim of a Sunday", "harbor 1.0.0, harbor-rules.jar");

    site.close();
    site =
        TestSite.start(
            SampleChart.plain(),
            Plugins.open(plugins, Plugins.USUAL_LIMIT, Set.of(), Clock.systemUTC()));
    assertThat(get("/s/biller-1/rules/" + RULE).body())
        .contains("<h1>A claim of a Sunday", "harbor 1.0.0 (harbor-rules.jar)");
    assertThat(get("/s/biller-1/rules/" + RULE + "?lang=it").body())
        .contains("<h1>Richiesta di una domenica");
  }

  /** The jar that Maven makes of a copy, with the tests of the example. */
  private Path built() throws IOException, InterruptedException {
    Path copy = home.resolve("harbor");
    copy(EXAMPLE, copy);
    Path repository = home.resolve("repository");
    install(repository.resolve("org/rimborso"));
    String log =
        run(
            copy,
            Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
            "-B",
            "-ntp",
            "-s",
            settings().toString(),
            "-Dmaven.repo.local=" + repository,
            "package");
    assertThat(log).contains("Tests run: ").contains("BUILD SUCCESS");
    return copy.resolve("target/harbor-rules-1.0.0.jar");
  }

  /** As {@code mvn install} puts the API into a repository. */
  private static void install(Path group) throws IOException {
    String version = version();
    Path built = PROJECT.resolve("plugin/target");
    Path api = Files.createDirectories(group.resolve("rimborso-plugin/" + version));
    Path parent = Files.createDirectories(group.resolve("rimborso/" + version));
    Files.copy(PROJECT.resolve("pom.xml"), parent.resolve("rimborso-" + version + ".pom"));
    Files.copy(
        PROJECT.resolve("plugin/pom.xml"), api.resolve("rimborso-plugin-" + version + ".pom"));
    for (String end : List.of(".jar", "-tests.jar")) {
      String name = "rimborso-plugin-" + version + end;
      Files.copy(built.resolve(name), api.resolve(name));
    }
  }

  private static String version() throws IOException {
    String pom = Files.readString(PROJECT.resolve("pom.xml"));
    return pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
  }

  /** All else comes from the repository of this machine, else from the net. */
  private Path settings() throws IOException {
    Path here =
        Path.of(
            System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
    String repository =
        "<id>here</id><url>"
            + here.toUri()
            + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>";
    return Files.writeString(
        home.resolve("settings.xml"),
        "<settings><profiles><profile><id>here</id><repositories><repository>"
            + repository
            + "</repository></repositories><pluginRepositories><pluginRepository>"
            + repository
            + "</pluginRepository></pluginRepositories></profile></profiles>"
            + "<activeProfiles><activeProfile>here</activeProfile></activeProfiles></settings>");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.filter(path -> !path.startsWith(from.resolve("target"))).toList()) {
        Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** The real command line. */
  private String rimborso(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rimborso.launch.Main"));
    command.addAll(List.of(arguments));
    return run(home, command.toArray(String[]::new));
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor())
        .as(String.join(" ", command).toLowerCase(Locale.ROOT) + "\n" + out)
        .isZero();
    return out;
  }
}
