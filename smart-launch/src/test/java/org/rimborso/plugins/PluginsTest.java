package org.rimborso.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/** Jars of plug-ins, good and bad, compiled here, opened and run. */
class PluginsTest {
  private static final String SEEN = "acme-claim-seen";
  private static final Duration SHORT = Duration.ofMillis(60);
  private static final RuleContext NOTHING =
      new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS);

  @TempDir private Path home;

  private Path folder() {
    return home.resolve("plugins");
  }

  private Plugins open() {
    return open(Plugins.USUAL_LIMIT);
  }

  private Plugins open(Duration limit) {
    return Plugins.open(
        folder(), limit, Set.of("claim-duplicate", "line-duplicate"), Clock.systemUTC());
  }

  private static Reviewer reviewer(Plugins plugins) {
    return new Reviewer(Reviewer.provided(NOTHING, plugins.providers()), new Accounts(Payers.NONE));
  }

  /** Claims of these ids, without any insurance. */
  private static Chart chart(String... claims) {
    ChartAssembler assembler = new ChartAssembler();
    BundleReader reader = new BundleReader(new ReadOptions(Optional.empty(), Reference::parse));
    for (String claim : claims) {
      String json =
          """
          {"resourceType":"Claim","id":"%s","status":"active","use":"claim",
           "patient":{"reference":"Patient/p1"},"created":"2026-11-01"}\
          """
              .formatted(claim);
      reader.read(json.getBytes(StandardCharsets.UTF_8), assembler);
    }
    return assembler
        .ofPatient(new Reference("Patient", "p1"), LocalDate.of(2026, 11, 23), ZoneOffset.UTC)
        .chart();
  }

  private static List<String> said(Review review) {
    return review.findings().stream().map(Finding::id).filter(id -> id.startsWith("acme")).toList();
  }

  private static List<NotChecked> missed(Review review) {
    return review.notChecked().stream().filter(gap -> gap.rule().startsWith("acme")).toList();
  }

  @Test
  void rule_ofAGoodJar_runsAmongOursAndTellsWhereItComesFrom() {
    JarMaker.acme().write(folder(), "acme.jar");
    Plugins plugins = open();
    Reviewer reviewer = reviewer(plugins);
    Review review = reviewer.review(chart("c1", "c2"));

    assertThat(plugins.skipped()).isEmpty();
    assertThat(said(review)).containsExactly(SEEN + ":Claim/c1", SEEN + ":Claim/c2");
    assertThat(review.findings()).extracting(Finding::rule).contains("coverage-missing");
    assertThat(said(reviewer.reviewAlone(chart("c1")))).hasSize(1);
    assertThat(plugins.rule(SEEN).orElseThrow().jar())
        .satisfies(
            jar -> {
              assertThat(jar.file()).isEqualTo("acme.jar");
              assertThat(jar.version()).isEqualTo("1.0");
              assertThat(jar.rules()).containsExactly(SEEN);
            });
    assertThat(plugins.troubles(Locale.ENGLISH)).isEmpty();
    assertThat(
            reviewer.rules().stream()
                .filter(rule -> rule.id().equals(SEEN))
                .findFirst()
                .orElseThrow()
                .page(Locale.ITALIAN))
        .hasValue("# C’è una richiesta\n");
  }

  @Test
  void words_ofAFinding_comeFromTheJarsOwnBundle() {
    JarMaker.acme().write(folder(), "acme.jar");
    Finding finding =
        reviewer(open()).review(chart("c1")).findings().stream()
            .filter(one -> one.rule().equals(SEEN))
            .findFirst()
            .orElseThrow();

    assertThat(finding.message().in(Locale.ENGLISH)).isEqualTo("Claim c1 is there.");
    assertThat(finding.next().in(Locale.ITALIAN)).isEqualTo("Guarda c1.");
  }

  private static Arguments bad(String reason, UnaryOperator<JarMaker> change) {
    return Arguments.of(reason, change);
  }

  static Stream<Arguments> twins() {
    return Stream.of(
        bad("it has no manifest", jar -> jar.without("META-INF/MANIFEST.MF"::equals)),
        bad("no Rimborso-Plugin-Id", jar -> jar.saying("Rimborso-Plugin-Id", "")),
        bad("its id is Acme Inc", jar -> jar.saying("Rimborso-Plugin-Id", "Acme Inc")),
        bad("begins with claim", jar -> jar.saying("Rimborso-Plugin-Id", "claim-more")),
        bad("no Rimborso-Plugin-Version", jar -> jar.saying("Rimborso-Plugin-Version", "")),
        bad("API one; expected two numbers", jar -> jar.saying("Rimborso-Api", "one")),
        bad("API 2.0, this Rimborso has 1.0", jar -> jar.saying("Rimborso-Api", "2.0")),
        bad("API 1.7, this Rimborso has 1.0", jar -> jar.saying("Rimborso-Api", "1.7")),
        bad("names other jars", jar -> jar.saying("Class-Path", "other.jar")),
        bad("names no provider", jar -> jar.without(name -> name.startsWith("META-INF/services"))),
        bad("holds classes of org.rimborso", jar -> jar.with("org.rimborso.rule.Odd", ODD)),
        bad("Provider com.example.acme.AcmeRules not found", without("AcmeRules")),
        bad("needs the class com.example.acme.ClaimSeen", without("ClaimSeen")),
        bad("needs the class org.rimborso.store.Store; of Rimborso", inside("store.Store")),
        bad(
            "fails (java.lang.IllegalStateException)",
            making("throw new IllegalStateException();")),
        bad("fails (java.lang.StackOverflowError)", making("return rules(context);")),
        bad("fails (java.lang.NullPointerException)", making("return null;")),
        bad("has no rules", making("return List.of();")),
        bad("two rules of the id", making("return List.of(new ClaimSeen(), new ClaimSeen());")),
        bad("does not begin with acme-", jar -> jar.ruleOf("line-duplicate")),
        bad("does not begin with acme-", jar -> jar.ruleOf("other-claim-seen")),
        bad(
            "has no page (rules/acme-other.md)",
            jar -> jar.ruleOf("acme-other").without("rules/acme-other.md"::equals)));
  }

  private static final String ODD = "package org.rimborso.rule; public class Odd {}";

  private static UnaryOperator<JarMaker> without(String name) {
    return jar -> jar.without(entry -> entry.endsWith("/" + name + ".class"));
  }

  private static UnaryOperator<JarMaker> making(String statements) {
    return jar -> jar.making(statements);
  }

  private static UnaryOperator<JarMaker> inside(String name) {
    return making("org.rimborso." + name + ".class.getName(); return List.of(new ClaimSeen());");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twins")
  void jar_bad_isNamedWithItsReasonAndTheOthersRun(String reason, UnaryOperator<JarMaker> change) {
    change.apply(JarMaker.acme()).write(folder(), "bad.jar");
    JarMaker.acme()
        .saying("Rimborso-Plugin-Id", "zeta")
        .ruleOf("zeta-claim-seen")
        .write(folder(), "zeta.jar");
    Plugins plugins = open();

    assertThat(plugins.jars()).extracting(PluginJar::file).containsExactly("zeta.jar");
    assertThat(plugins.troubles(Locale.ENGLISH))
        .singleElement()
        .asString()
        .startsWith("bad.jar: ")
        .contains(reason);
    assertThat(plugins.troubles(Locale.ITALIAN))
        .singleElement()
        .asString()
        .isNotEqualTo(plugins.troubles(Locale.ENGLISH).get(0));
    assertThat(plugins.isOfSkipped("zeta-claim-seen")).isFalse();
  }

  @Test
  void file_thatIsNoJar_isNamed() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("text.jar"), "no zip");
    Files.writeString(folder().resolve("readme.txt"), "no jar");

    assertThat(open().troubles(Locale.ENGLISH))
        .containsExactly("text.jar: this is no jar. Copy it again");
  }

  @Test
  void folder_thatIsNotThere_isNamed() {
    assertThat(open().troubles(Locale.ENGLISH)).singleElement().asString().contains("not exist");
  }

  @Test
  void jar_thatEverybodyMayChange_isNotRun() throws IOException {
    Path jar = JarMaker.acme().write(folder(), "acme.jar");
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--rw-"));

    assertThat(open().troubles(Locale.ENGLISH)).singleElement().asString().contains("chmod o-w");
  }

  @Test
  void jars_ofOneId_areBothNamed() {
    JarMaker.acme().write(folder(), "acme-1.jar");
    JarMaker.acme().saying("Rimborso-Plugin-Version", "1.1").write(folder(), "acme-2.jar");
    Plugins plugins = open();

    assertThat(plugins.providers()).isEmpty();
    assertThat(plugins.skipped())
        .extracting(jar -> jar.sentence(Locale.ENGLISH))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("acme-1.jar: ").contains("acme-2.jar"),
            second -> assertThat(second).startsWith("acme-2.jar: ").contains("acme-1.jar"));
    assertThat(plugins.isOfSkipped(SEEN)).isTrue();
    assertThat(plugins.isOfSkipped("line-duplicate")).isFalse();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("throw new IllegalStateException(\"Bianchi\");", "IllegalStateException"),
        Arguments.of("return check(chart);", "StackOverflowError"),
        Arguments.of("throw new LinkageError();", "LinkageError"),
        Arguments.of("new Gone(); return List.of();", "NoClassDefFoundError"),
        Arguments.of("return null;", "NullPointerException"),
        Arguments.of(
            "return List.of(new NotChecked(\"line-duplicate\", Optional.empty(),"
                + " Cause.AMBIGUOUS, \"x\"));",
            "BrokenContract"),
        Arguments.of(
            "return List.of(FAULT.finding(chart.claims().get(0).reference(), \"\", \"Claim\")"
                + ".saying(Message.of(ClaimSeen.class, \"no-such-key\")));",
            "MissingResourceException"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("failures")
  void rule_thatFails_didNotCheckThatChartAndTheOthersDid(String statements, String name) {
    JarMaker.acme()
        .checking("if (chart.claims().size() < 2) { " + JarMaker.SEEN + " } " + statements)
        .with("com.example.acme.Gone", "package com.example.acme; class Gone {}")
        .without(entry -> entry.endsWith("Gone.class"))
        .write(folder(), "acme.jar");
    Plugins plugins = open();
    Reviewer reviewer = reviewer(plugins);
    Review failed = reviewer.review(chart("c1", "c2"));

    assertThat(missed(failed))
        .containsExactly(new NotChecked(SEEN, Optional.empty(), Cause.RULE_FAILED, name));
    assertThat(failed.findings()).extracting(Finding::rule).contains("coverage-missing");
    assertThat(said(reviewer.review(chart("c1")))).hasSize(1);
    assertThat(plugins.troubles(Locale.ENGLISH))
        .singleElement()
        .asString()
        .contains(SEEN, "acme.jar", "one chart", name)
        .doesNotContain("Bianchi");
  }

  @Test
  void rule_thatDoesNotEnd_isSwitchedOffAndTheOthersGoOn() {
    JarMaker.acme()
        .checking("while (chart.claims().size() > 1) {} " + JarMaker.SEEN)
        .write(folder(), "acme.jar");
    Plugins plugins = open(SHORT);
    Reviewer reviewer = reviewer(plugins);

    Review cut = reviewer.review(chart("c1", "c2"));
    Review after = reviewer.review(chart("c1"));

    NotChecked timeout =
        new NotChecked(SEEN, Optional.empty(), Cause.RULE_FAILED, WatchedRule.TIMEOUT);
    assertThat(missed(cut)).containsExactly(timeout);
    assertThat(cut.findings()).extracting(Finding::rule).contains("coverage-missing");
    assertThat(missed(after)).containsExactly(timeout);
    assertThat(said(after)).isEmpty();
    assertThat(plugins.unwell()).singleElement().matches(state -> state.stopped().isPresent());
    assertThat(plugins.troubles(Locale.ENGLISH))
        .singleElement()
        .asString()
        .contains(SEEN, "acme.jar", "60 ms", "restart Rimborso");
  }

  @Test
  void provider_thatDoesNotEndLater_leavesItsRulesUnchecked() {
    JarMaker.acme()
        .making(
            "if (!context.parameters().values().isEmpty()) throw new IllegalStateException();"
                + " return List.of(new ClaimSeen());")
        .write(folder(), "acme.jar");
    RuleContext other =
        new RuleContext(LoadedCodeSets.NONE, Payers.NONE, new Parameters(Map.of("a.b", "c")));
    Reviewer reviewer =
        new Reviewer(Reviewer.provided(other, open().providers()), new Accounts(Payers.NONE));

    assertThat(missed(reviewer.review(chart("c1"))))
        .extracting(NotChecked::missing)
        .containsExactly("BrokenContract");
  }

  /** Hangs whatever it is told, as code that catches everything does. */
  private static final String HANG =
      "while (true) { try { Thread.sleep(1_000_000); } catch (InterruptedException go) { } } ";

  @Test
  void provider_thatHangsAtStart_isNamedAndSkippedAndTheOthersRun() {
    JarMaker.acme().making("if (true) " + HANG + "return null;").write(folder(), "acme.jar");
    JarMaker.acme()
        .saying("Rimborso-Plugin-Id", "zeta")
        .ruleOf("zeta-claim-seen")
        .write(folder(), "zeta.jar");
    Plugins plugins =
        new PluginFolder(
                folder(), Plugins.USUAL_LIMIT, Set.of(), Clock.systemUTC(), Duration.ofMillis(1500))
            .open();

    assertThat(plugins.troubles(Locale.ENGLISH))
        .singleElement()
        .asString()
        .startsWith("acme.jar: ")
        .contains("provider has not answered for 1.5 s");
    assertThat(plugins.troubles(Locale.ITALIAN)).singleElement().asString().contains("1,5 s");
    assertThat(plugins.jars()).extracting(PluginJar::file).containsExactly("zeta.jar");
  }

  @Test
  void plugin_looksAround_seesTheJdkAndFourPackagesOnly() {
    JarMaker.acme()
        .checking(
            """
            for (String name : List.of("org.rimborso.review.Review", "org.rimborso.plugins.Plugins",
                "org.rimborso.rules.BuiltInRules", "org.slf4j.Logger", "org.h2.Driver")) {
              for (ClassLoader loader : Arrays.asList(getClass().getClassLoader(),
                  Thread.currentThread().getContextClassLoader())) {
                try { Class.forName(name, false, loader); throw new IllegalStateException(name); }
                catch (ClassNotFoundException hidden) { }
              }
            }
            if (getClass().getClassLoader().getResource("rules/line-duplicate.md") != null) {
              throw new IllegalStateException();
            }
            java.sql.Types.class.getName();
            org.rimborso.payer.Payers.NONE.names();
            org.rimborso.codes.LoadedCodeSets.NONE.hashCode();
            """
                + JarMaker.SEEN)
        .write(folder(), "acme.jar");

    assertThat(said(reviewer(open()).review(chart("c1")))).hasSize(1);
  }
}
