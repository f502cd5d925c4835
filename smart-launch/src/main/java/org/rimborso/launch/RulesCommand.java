package org.rimborso.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codebooks.catalogue.ListedRule;
import org.rimborso.codebooks.catalogue.RuleCatalogue;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.terminology.TerminologySettings;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payerrules.Nearest;
import org.rimborso.plugins.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rimborso rules}: which rules there are, and whether they can run here and now. */
@Command(
    name = "rules",
    description = "The rules: lists them, and shows one's page.",
    synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init") // picocli sets the field before it calls.
final class RulesCommand {
  @Spec private CommandSpec spec;

  /** Which site is asked about, and how the answer is written; the same for both commands. */
  static final class Asked {
    @Option(names = "--config", paramLabel = "FILE", description = "The site's rimborso.yaml.")
    private Optional<Path> config = Optional.empty();

    @Option(
        names = "--folder",
        paramLabel = "DIR",
        description =
            "The folder of code sets; without it the configured one, else the user's own.")
    private Optional<Path> folder = Optional.empty();

    @Option(
        names = "--format",
        paramLabel = "json|text",
        defaultValue = "text",
        description = "Default: ${DEFAULT-VALUE}.")
    private CodesCommand.Format format = CodesCommand.Format.text;

    @Option(
        names = "--lang",
        paramLabel = "en|it",
        defaultValue = "en",
        description = "Language of titles, pages and meanings. Default: ${DEFAULT-VALUE}.")
    private ReviewCommand.Language language = ReviewCommand.Language.en;

    @Option(
        names = "--on",
        converter = Day.class,
        paramLabel = "DATE",
        description = "The day on which code sets have to be loaded; today if left out.")
    private Optional<LocalDate> on = Optional.empty();

    /** The site asked about, and its rules. */
    private Listing listing() {
      Optional<Settings> settings = config.map(file -> SettingsFile.read(file, System.getenv()));
      return new Listing(
          catalogue(settings), settings.map(Settings::plugins).orElse(Plugins.NONE), locale());
    }

    private RuleCatalogue catalogue(Optional<Settings> settings) {
      Path path = folder.orElseGet(() -> new CodesFolder(System.getenv()).of(settings));
      CodeShelf shelf = new CodeShelf(path, Clock.systemUTC());
      return RulesCommand.catalogue(
          settings.map(Settings::rules).orElse(RuleSettings.DEFAULTS),
          shelf,
          settings.flatMap(site -> site.codes().terminology()));
    }

    private LocalDate day() {
      return on.orElseGet(() -> LocalDate.now(ZoneId.systemDefault()));
    }

    private Locale locale() {
      return Locale.forLanguageTag(language.name());
    }
  }

  /** The rules of a site with what it has. */
  static RuleCatalogue catalogue(
      RuleSettings settings, CodeShelf shelf, Optional<TerminologySettings> terminology) {
    return catalogue(() -> settings, shelf, terminology);
  }

  /** The same for settings that may change. */
  static RuleCatalogue catalogue(
      Supplier<RuleSettings> settings, CodeShelf shelf, Optional<TerminologySettings> terminology) {
    RuleSettings first = settings.get();
    return new RuleCatalogue(
        first.rules(LoadedCodeSets.NONE),
        new RuleCatalogue.Site(first.site(), first.parameters(), () -> settings.get().payers()),
        shelf::snapshot,
        terminology.map(at -> Set.copyOf(at.systems())).orElse(Set.of()),
        StarterSet.lastDays());
  }

  /**
   * Rules to be told about.
   *
   * @param plugins of which some of them are
   * @param language in which they are told
   */
  record Listing(RuleCatalogue catalogue, Plugins plugins, Locale language) {}

  /** Exit 0. */
  @Command(
      name = "list",
      description = {
        "Lists every rule, on or off, and whether it can run here and now.",
        "What an EHR shows decides it too; rimborso ehr check ID tells that."
      })
  int list(@Mixin Asked asked) {
    Listing listing = asked.listing();
    List<ListedRule> rules = listing.catalogue().on(asked.day());
    print(
        asked.format == CodesCommand.Format.json
            ? List.of(new RuleJson(listing).all(rules))
            : new RuleText(listing).list(rules));
    PluginTroubles.tell(listing.plugins(), spec.commandLine().getErr());
    return 0;
  }

  /** Exit 0; 2 if there is no such rule. */
  @Command(
      name = "show",
      description = "Shows a rule's page, what may be set, and whether it can run here and now.")
  int show(
      @Mixin Asked asked,
      @Parameters(paramLabel = "ID", description = "Such as diagnosis-not-billable.") String id) {
    Listing listing = asked.listing();
    RuleCatalogue catalogue = listing.catalogue();
    LocalDate day = asked.day();
    ListedRule rule = catalogue.rule(id, day).orElseThrow(() -> unknown(id, catalogue, day));
    print(
        asked.format == CodesCommand.Format.json
            ? List.of(new RuleJson(listing).one(rule))
            : new RuleText(listing).page(rule));
    return 0;
  }

  /** Exit 0; 1 if there are mistakes; 2 if a file cannot be read. */
  @Command(
      name = "check",
      description = {
        "Checks files of payer rules: keys, types, conditions, translations, and their own tests.",
        "Every mistake is named with its file, line and column. With --against the rules are tried",
        "on a folder of Bulk Data before they are put in place of those of the configuration."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:no mistakes", "1:mistakes, each named", "2:bad usage"})
  int check(
      @Mixin RulesCheck check,
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or folders.")
          List<Path> files) {
    return check.run(files, spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private static SettingsError unknown(String id, RuleCatalogue catalogue, LocalDate day) {
    List<String> ids = catalogue.on(day).stream().map(ListedRule::id).toList();
    return new SettingsError(
        "No rule has the id '"
            + id
            + "'"
            + Nearest.to(id, ids).map(near -> "; the nearest is " + near).orElse("")
            + ". rimborso rules list names all.");
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(line -> out.print(line + "\n"));
    out.flush();
  }
}
