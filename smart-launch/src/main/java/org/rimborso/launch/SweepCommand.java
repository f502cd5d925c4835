package org.rimborso.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.rimborso.account.Chances;
import org.rimborso.codebooks.shelf.ShelfUnusable;
import org.rimborso.ehr.Budget;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;
import org.rimborso.sweep.Problem;
import org.rimborso.sweep.Sweep;
import org.rimborso.sweep.SweepFailed;
import org.rimborso.sweep.SweepListener;
import org.rimborso.sweep.SweepSettings;
import org.rimborso.sweep.export.BulkExport;
import org.rimborso.sweep.export.Since;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rimborso sweep}: reviews a whole facility from a folder of Bulk Data files. */
@Command(
    name = "sweep",
    description = {
      "Reviews a whole facility: a folder of Bulk Data ndjson, gzipped or not, of any size.",
      "Writes findings.ndjson, accounts.ndjson and summary.json. Started again after an"
          + " interruption it goes on where it stopped.",
      "With --ehr and no folder the EHR's records are exported first, into DIR/export of --out.",
      "One sweep that exports or loads runs at a time; the administrator's page shows it."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything was reviewed, whatever was found",
      "1:it could not be done or gone on with",
      "2:bad usage",
      "3:some input could not be read; the rest was reviewed"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the annotated fields before call().
public final class SweepCommand implements Callable<Integer> {
  private static final int SOME_UNREAD = 3;
  private static final int CALLED_OFF = 130;
  private static final int TOLD = 100;
  private static final int MOST_THREADS = 256;

  private final Configuration configuration;
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder with ndjson files.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--ehr",
      paramLabel = "ID",
      description = "Whose patients these are: the EHR's id in the configuration.")
  private Optional<String> ehr = Optional.empty();

  @Option(
      names = "--load",
      description = "Then puts the results into the work list and the figures of the EHR.")
  private boolean load;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the results; made where it is not there.")
  private Path out;

  @Mixin private final SiteOptions asked = new SiteOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work; one for each core if left out.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--run", hidden = true, description = "As the running app has begun it.")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--lang",
      paramLabel = "en|it",
      description = "Language of messages. Default: ${DEFAULT-VALUE}.")
  private ReviewCommand.Language language = ReviewCommand.Language.en;

  /** As the command line makes it. */
  public SweepCommand() {
    this(
        (config, chances) -> SweepSetup.of(config, System.getenv(), chances),
        Clock.system(ZoneId.systemDefault()));
  }

  /** Reads what a sweep needs to know of the site. */
  @FunctionalInterface
  interface Configuration {
    SweepSetup read(Optional<Path> config, Function<Settings, Chances> chances);
  }

  SweepCommand(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    require(
        threads.filter(many -> many < 1 || many > MOST_THREADS).isEmpty(),
        "--threads: expected a number from 1 to " + MOST_THREADS);
    require(
        folder.isPresent() || ehr.isPresent(),
        "name the folder with the ndjson files, or --ehr to export them first");
    require(!load || ehr.isPresent(), "--load needs --ehr: whose patients these are");
    require(
        ehr.isEmpty() || asked.config().isPresent(),
        "--ehr needs --config, which describes the EHR");
    SweepSetup setup = configuration.read(asked.config(), this::chances);
    ehr.ifPresent(id -> EhrCommand.ehr(setup.site().orElseThrow(), id));
    return isTold() ? told(setup) : sweep(setup, Optional.empty());
  }

  /** Whether it needs the store anyhow. */
  private boolean isTold() {
    return load || folder.isEmpty();
  }

  /** The site's own figures, as pages have them. */
  private Chances chances(Settings site) {
    return isTold() ? OwnChances.of(site) : site.rules().accounts().chances();
  }

  /** Sweeps as one that the store knows of. */
  private int told(SweepSetup setup) {
    CommandLine line = spec.commandLine();
    LastWords err = new LastWords(line.getErr());
    line.setErr(err);
    Settings site = setup.site().orElseThrow();
    Optional<String> begun =
        run.isPresent() ? run : SweepNotes.begin(site, ehr.orElseThrow(), line);
    if (begun.isEmpty()) {
      return 1;
    }
    try (SweepNotes notes = new SweepNotes(site, begun.get(), out, () -> System.exit(CALLED_OFF))) {
      try {
        Ended ended = steps(setup, site, notes);
        notes.end(ended.outcome(), ended.outcome().isFailure() ? err.last() : "");
        return ended.exit();
      } catch (SettingsError | StoreUnavailable | ShelfUnusable refused) {
        notes.end(Outcome.NOT_BEGUN, String.valueOf(refused.getMessage()));
        throw refused;
      }
    }
  }

  private record Ended(Outcome outcome, int exit) {}

  private Ended steps(SweepSetup setup, Settings site, SweepNotes notes) {
    int exported = 0;
    if (folder.isEmpty()) {
      notes.reached(Stage.EXPORTING);
      exported = export(site);
      if (!isDone(exported)) {
        return new Ended(exported == CALLED_OFF ? Outcome.STOPPED : Outcome.NOT_EXPORTED, exported);
      }
    }
    int swept = sweep(setup, Optional.of(notes));
    if (!isDone(swept)) {
      return new Ended(Outcome.NOT_REVIEWED, swept);
    }
    notes.reached(Stage.LOADING);
    int loaded = load ? load(site) : 0;
    if (loaded != 0) {
      return new Ended(Outcome.NOT_LOADED, loaded);
    }
    int exit = Math.max(exported, swept);
    return new Ended(exit == 0 ? Outcome.DONE : Outcome.PARTLY, exit);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private static boolean isDone(int exit) {
    return exit == 0 || exit == SOME_UNREAD;
  }

  private Path exported() {
    return SweepOrder.exported(out);
  }

  /** What the EHR has deleted still stands in earlier files: then all is exported anew. */
  private int export(Settings site) {
    int changes = export(site, new Since.Last());
    return isDone(changes) && BulkExport.tellsOfDeletions(exported())
        ? export(site, new Since.Never())
        : changes;
  }

  private int export(Settings site, Since since) {
    return ExportCommand.export(site, ehr.orElseThrow(), exported(), since, spec.commandLine());
  }

  private int load(Settings site) {
    return StoreCommands.run(
        site, WorkListCommand.request(out, ehr.orElseThrow()), spec.commandLine());
  }

  private int sweep(SweepSetup setup, Optional<SweepNotes> notes) {
    Optional<ZoneId> zone =
        ehr.map(id -> EhrCommand.ehr(setup.site().orElseThrow(), id).zone())
            .or(setup.review()::zone);
    LocalDate day = asked.day(zone, clock);
    PrintWriter err = spec.commandLine().getErr();
    SweepWords words =
        new SweepWords(err, Boolean.getBoolean("rimborso.terminal"), System::nanoTime);
    SweepListener listener = notes.<SweepListener>map(to -> to.after(words)).orElse(words);
    long begun = System.nanoTime();
    try {
      Sweep.Done done =
          new Sweep(
                  new SweepSettings(
                      folder.orElseGet(this::exported),
                      out,
                      day,
                      zone,
                      Locale.forLanguageTag(language.name()),
                      setup.rules(),
                      threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                      load ? setup.sides() : List.of()),
                  chart -> setup.review().reviews().review(chart, Budget.of(ReviewCommand.ASKING)),
                  listener)
              .run();
      words.clear();
      PluginTroubles.tell(setup.review().plugins(), err);
      tell(err, done, (System.nanoTime() - begun) / 1e9);
      return done.isWhole() ? 0 : SOME_UNREAD;
    } catch (SweepFailed failed) {
      words.says(String.valueOf(failed.getMessage()));
      return 1;
    }
  }

  private void tell(PrintWriter err, Sweep.Done done, double seconds) {
    done.warnings().stream()
        .limit(TOLD)
        .forEach(warning -> err.println("rimborso: " + warning + "."));
    more(err, done.warnings().size() - TOLD, "warnings");
    List<Problem> problems = done.problems();
    problems.stream().limit(TOLD).forEach(one -> err.println("rimborso: " + one + "."));
    more(err, problems.size() + done.untold() - TOLD, "problems");
    err.println(
        String.format(
            Locale.ROOT,
            "rimborso: %,.0f MB in %.1f s (%,.0f MB/s); the results are in %s.",
            done.bytes() / 1e6,
            seconds,
            done.bytes() / 1e6 / seconds,
            out));
    err.flush();
  }

  private static void more(PrintWriter err, long many, String what) {
    if (many > 0) {
      err.printf(Locale.ROOT, "rimborso: … and %,d more %s.%n", many, what);
    }
  }
}
