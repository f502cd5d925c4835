package org.rimborso.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code rimborso rules check}: what is wrong with files of payer rules, and what they would do.
 */
final class RulesCheck {
  private static final int MISTAKES = 1;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "A folder of Bulk Data ndjson on which the rules are tried.")
  private Optional<Path> against = Optional.empty();

  @Mixin private final SiteOptions asked = new SiteOptions();

  @Option(
      names = "--format",
      paramLabel = "json|text",
      defaultValue = "text",
      description = "json: one object a line. Default: ${DEFAULT-VALUE}.")
  private CodesCommand.Format format = CodesCommand.Format.text;

  /** Checks, and tries what nothing is wrong with. */
  int run(List<Path> files, PrintWriter out, PrintWriter err) {
    CheckReport report =
        format == CodesCommand.Format.json ? new CheckJson(out) : new CheckText(out, err);
    PayerRules rules = read(files);
    report.checked(rules);
    if (!rules.mistakes().isEmpty()) {
      return MISTAKES;
    }
    against.ifPresent(folder -> attempt(rules, files, folder, report));
    return 0;
  }

  private static PayerRules read(List<Path> files) {
    try {
      List<Path> all = new ArrayList<>();
      for (Path file : files) {
        all.addAll(Files.isDirectory(file) ? PayerRules.filesIn(file) : List.of(file));
      }
      return PayerRules.of(all);
    } catch (IOException unreadable) {
      throw new SettingsError(
          "A file of rules cannot be read (" + unreadable.getMessage() + "). Is the path right?");
    }
  }

  private void attempt(PayerRules rules, List<Path> files, Path folder, CheckReport report) {
    Optional<Settings> site = asked.config().map(file -> SettingsFile.read(file, System.getenv()));
    RuleSettings settings = site.map(Settings::rules).orElse(RuleSettings.DEFAULTS);
    Path codes = new CodesFolder(System.getenv()).of(site);
    RuleContext context =
        new RuleContext(
            new CodeShelf(codes, Clock.systemUTC()).snapshot().codes(),
            settings.payers(),
            Parameters.DEFAULTS);
    Optional<ZoneId> zone = ReviewSetup.zone(site);
    LocalDate day = asked.day(zone, Clock.system(ZoneId.systemDefault()));
    try {
      report.compared(
          new RulesTrial(rules, inPlace(settings, files), context)
              .on(folder, day, zone, report.listener()));
    } catch (IOException failed) {
      throw new SettingsError(
          "The rules cannot be tried on " + folder + ": " + failed.getMessage());
    }
  }

  /** Of the rules in place those of files that go by the same names. */
  private static PayerRules inPlace(RuleSettings settings, List<Path> files) {
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      names.add(String.valueOf(file.toAbsolutePath().normalize().getFileName()));
    }
    boolean folder = files.stream().anyMatch(Files::isDirectory);
    PayerRules all = settings.own().written();
    return folder ? all : all.only(names);
  }
}
