package org.rimborso.launch;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.shelf.ImportReport;
import org.rimborso.codebooks.shelf.ImportSettings;
import org.rimborso.codebooks.shelf.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rimborso codes}: what is loaded, what more to load, and what it says of one code. */
@Command(
    name = "codes",
    description = "Official code sets: lists, imports, fetches, looks up.",
    subcommands = CodesUpdateCommand.class,
    synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init") // picocli sets the field before it calls.
final class CodesCommand {
  private static final int SOME_REFUSED = 3;

  @Spec private CommandSpec spec;

  /** How an answer is written. */
  enum Format {
    json,
    text
  }

  /** Where the code sets are; the same for all commands. */
  static final class Place {
    @Option(names = "--config", paramLabel = "FILE", description = "The site's rimborso.yaml.")
    private Optional<Path> config = Optional.empty();

    @Option(
        names = "--folder",
        paramLabel = "DIR",
        description =
            "The folder of code sets; without it the configured one, else the user's own.")
    private Optional<Path> folder = Optional.empty();

    Optional<Settings> settings() {
      return config.map(file -> SettingsFile.read(file, System.getenv()));
    }

    CodeShelf shelf(Optional<Settings> settings) {
      Path path = folder.orElseGet(() -> new CodesFolder(System.getenv()).of(settings));
      return new CodeShelf(path, Clock.systemUTC());
    }
  }

  /** Exit 0; 1 if the folder is damaged. */
  @Command(
      name = "list",
      description = "Lists what is loaded: books, editions with their spans and counts.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:listed", "1:the folder is damaged; only the starter set is used"})
  int list(
      @Mixin Place place,
      @Option(
              names = "--format",
              paramLabel = "json|text",
              defaultValue = "text",
              description = "Default: ${DEFAULT-VALUE}.")
          Format format) {
    CodeShelf shelf = place.shelf(place.settings());
    CodeListing listing = CodeListing.of(shelf);
    print(format == Format.json ? List.of(listing.json()) : listing.text());
    return listing.isDamaged() ? 1 : 0;
  }

  /** Exit 0 if all was read, 3 if anything was refused. */
  @Command(
      name = "import",
      description = {
        "Imports official files as their publishers ship them, zipped or plain.",
        "All of them or, if one is refused, none."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:everything is loaded, or was before",
        "2:bad usage",
        "3:something was refused; nothing was changed"
      })
  int load(
      @Mixin Place place,
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to import.")
          List<Path> files,
      @Option(
              names = "--edition",
              paramLabel = "LABEL",
              description =
                  "The edition of files that do not say it themselves: of ICD such as FY2026,"
                      + " 'April 2025' or 'January 2021', of HCPCS, NCCI and add-on codes a"
                      + " quarter such as '2026 Q1' or 'January 2026'.")
          Optional<String> edition) {
    Optional<Settings> settings = place.settings();
    PrintWriter err = spec.commandLine().getErr();
    List<Path> missing =
        files.stream().filter(file -> Files.isDirectory(file) || !Files.isReadable(file)).toList();
    if (!missing.isEmpty()) {
      missing.forEach(file -> err.println("rimborso: " + unreadable(file)));
      err.println("Nothing was changed.");
      err.flush();
      return SOME_REFUSED;
    }
    ImportReport report =
        place
            .shelf(settings)
            .load(
                files,
                new ImportSettings(
                    edition,
                    settings.map(site -> site.codes().columns()).orElse(Map.of()),
                    new CodeFiles()::read),
                progress(err));
    return tell(report, err);
  }

  private static String unreadable(Path file) {
    if (Files.isDirectory(file)) {
      return file + " is a folder; name the files in it, such as " + file.resolve("*.zip") + ".";
    }
    return file
        + (Files.exists(file)
            ? " cannot be read; may this user read it?"
            : " is not there; is the path right?");
  }

  private int tell(ImportReport report, PrintWriter err) {
    List<String> out = new ArrayList<>();
    for (ImportReport.Line line : ImportWords.toldOnce(report)) {
      if (line instanceof ImportReport.Refused) {
        err.println("rimborso: " + ImportWords.of(line));
      } else {
        out.add(ImportWords.of(line));
      }
    }
    err.flush();
    report.incomplete().forEach(edition -> out.add(ImportWords.of(edition)));
    out.add(ImportWords.end(report));
    print(out);
    return report.isRefused() ? SOME_REFUSED : 0;
  }

  /** Only people see what is under way: the script that starts us knows whether they look. */
  private static Progress progress(PrintWriter err) {
    return !Boolean.getBoolean("rimborso.terminal")
        ? Progress.SILENT
        : sentence -> {
          err.println("… " + sentence);
          err.flush();
        };
  }

  /** Exit 0, whatever the answer. */
  @Command(
      name = "lookup",
      description = {
        "Says what a code set says of one code on one day.",
        "With words instead of a code: the codes that fit best."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:answered, whatever the answer", "2:bad usage"})
  int lookup(
      @Mixin Place place,
      @Parameters(
              paramLabel = "SYSTEM",
              converter = SystemName.class,
              description = "Such as icd-10-cm, hcpcs, or the system's URI.")
          SystemName.Named system,
      @Parameters(
              paramLabel = "CODE",
              arity = "1..*",
              description = "A code in any spelling, or words to search for.")
          List<String> words,
      @Option(
              names = "--on",
              converter = Day.class,
              paramLabel = "DATE",
              description = "The day, such as 2026-11-23; today if left out.")
          Optional<LocalDate> on,
      @Option(
              names = "--format",
              paramLabel = "json|text",
              defaultValue = "text",
              description = "Default: ${DEFAULT-VALUE}.")
          Format format) {
    LocalDate day = on.orElseGet(() -> LocalDate.now(ZoneId.systemDefault()));
    CodeLookup lookup = new CodeLookup(place.shelf(place.settings()).snapshot(), system.system());
    String typed = String.join(" ", words);
    print(format == Format.json ? List.of(lookup.json(typed, day)) : lookup.text(typed, day));
    return 0;
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(line -> out.print(line + "\n"));
    out.flush();
  }
}
