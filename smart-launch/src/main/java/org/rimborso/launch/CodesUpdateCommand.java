package org.rimborso.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codebooks.publisher.ShelfIntake;
import org.rimborso.codebooks.publisher.Update;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.shelf.ImportSettings;
import org.rimborso.codebooks.shelf.Progress;
import org.rimborso.ehr.Outbound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rimborso codes update}: fetches and imports what the publishers have that is new. */
@Command(
    name = "update",
    description = {
      "Fetches official files from their publishers' sites and imports those that are new.",
      "The addresses stand in the configuration, under codes.update."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is up to date; an edition that is not published yet is no fault",
      "1:another update is under way, or the folder cannot be written",
      "2:bad usage or configuration",
      "3:something could not be fetched or used; the rest was"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls.
final class CodesUpdateCommand implements Callable<Integer> {
  private static final int SOME_FAILED = 3;

  @Spec private CommandSpec spec;
  @Mixin private CodesCommand.Place place;

  @Option(
      names = "--book",
      paramLabel = "ID",
      arity = "1..*",
      description = "Only these books, such as icd-10-cm; all configured ones if left out.")
  private List<String> books = List.of();

  @Option(names = "--dry-run", description = "Only lists the addresses; asks nobody.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Settings settings =
        place
            .settings()
            .orElseThrow(
                () ->
                    new SettingsError(
                        "codes update needs --config FILE with addresses under codes.update.books;"
                            + " rimborso.example.yaml shows some."));
    CodeShelf shelf = place.shelf(Optional.of(settings));
    Clock clock = Clock.system(ZoneId.systemDefault());
    UpdateWords words = new UpdateWords(spec.commandLine().getOut(), spec.commandLine().getErr());
    Update update =
        new Update(
            settings.codes().update(),
            shelf.path().resolve("downloads"),
            new ShelfIntake(
                shelf,
                new ImportSettings(
                    Optional.empty(), settings.codes().columns(), new CodeFiles()::read),
                Progress.SILENT),
            new Outbound(clock),
            time -> Thread.sleep(time.toMillis()));
    LocalDate today = LocalDate.now(clock);
    List<Update.Planned> plan = update.plan(wanted(settings), today);
    if (dryRun) {
      words.plan(plan);
      return 0;
    }
    return run(update, plan, today, words);
  }

  private Set<Book> wanted(Settings settings) {
    Set<Book> configured = settings.codes().update().books().keySet();
    if (configured.isEmpty()) {
      throw SettingsError.at(
          "codes.update.books",
          "addresses of at least one book, as rimborso.example.yaml shows them");
    }
    Set<Book> wanted = EnumSet.noneOf(Book.class);
    for (String id : books) {
      wanted.add(
          Book.ofId(id)
              .filter(configured::contains)
              .orElseThrow(
                  () ->
                      new SettingsError(
                          "No addresses are configured for the book '"
                              + id
                              + "' under codes.update.books; configured are "
                              + configured.stream().map(Book::id).collect(Collectors.joining(", "))
                              + ".")));
    }
    return wanted;
  }

  private int run(Update update, List<Update.Planned> plan, LocalDate today, UpdateWords words) {
    try {
      boolean all = update.run(plan, today, words);
      words.end(all);
      return all ? 0 : SOME_FAILED;
    } catch (IOException broken) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("rimborso: nothing was fetched: " + broken.getMessage() + ".");
      err.flush();
      return 1;
    }
  }
}
