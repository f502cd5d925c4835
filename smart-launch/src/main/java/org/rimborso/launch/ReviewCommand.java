package org.rimborso.launch;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.ehr.Budget;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.review.Review;
import org.rimborso.sweep.ChartFiles;
import org.rimborso.sweep.ReviewJson;
import org.rimborso.sweep.ReviewText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rimborso review}: reviews FHIR JSON from files, folders or standard input. */
@Command(
    name = "review",
    description = "Reviews FHIR JSON: single resources, Bundles, ndjson, gzipped or not.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything was reviewed, whatever was found",
      "2:bad usage",
      "3:some input could not be read; the rest was reviewed"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the annotated fields before call().
public final class ReviewCommand implements Callable<Integer> {
  private static final int SOME_UNREAD = 3;

  /** What one patient may take of a terminology server; it has a shorter limit of its own. */
  static final Duration ASKING = Duration.ofSeconds(30);

  /** How the review is written. */
  enum Format {
    json,
    text
  }

  /** Languages of messages. */
  enum Language {
    en,
    it
  }

  private final Function<Optional<Path>, ReviewSetup> configuration;
  private final Clock clock;
  private final InputStream in;
  private final PrintStream out;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files or folders; - is standard input.")
  private List<String> paths;

  @Mixin private final SiteOptions site = new SiteOptions();

  @Option(
      names = "--format",
      paramLabel = "json|text",
      description = "json: one line per patient; text: for people. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.json;

  @Option(
      names = "--lang",
      paramLabel = "en|it",
      description = "Language of messages. Default: ${DEFAULT-VALUE}.")
  private Language language = Language.en;

  /** As the command line makes it. */
  public ReviewCommand() {
    this(
        config -> setup(config, System.getenv()),
        Clock.system(ZoneId.systemDefault()),
        System.in,
        System.out);
  }

  ReviewCommand(
      Function<Optional<Path>, ReviewSetup> configuration,
      Clock clock,
      InputStream in,
      PrintStream out) {
    this.configuration = configuration;
    this.clock = clock;
    this.in = in;
    this.out = out;
  }

  private static ReviewSetup setup(Optional<Path> config, Map<String, String> variables) {
    Optional<Settings> settings = config.map(file -> SettingsFile.read(file, variables));
    Path folder = new CodesFolder(variables).of(settings);
    return settings
        .map(site -> ReviewSetup.of(site, folder))
        .orElseGet(() -> ReviewSetup.defaults(folder));
  }

  @Override
  public Integer call() {
    ReviewSetup setup = configuration.apply(site.config());
    LocalDate day = site.day(setup.zone(), clock);
    ChartFiles.Loaded loaded = new ChartFiles(setup.zone(), in).read(paths, day);
    PrintWriter err = spec.commandLine().getErr();
    loaded.warnings().forEach(warning -> err.println("rimborso: " + warning + "."));
    loaded.problems().forEach(problem -> err.println("rimborso: " + problem + "."));
    err.flush();
    write(loaded, setup.reviews());
    PluginTroubles.tell(setup.plugins(), err);
    return loaded.problems().isEmpty() ? 0 : SOME_UNREAD;
  }

  private void write(ChartFiles.Loaded loaded, ChartReview reviews) {
    PrintWriter lines = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false);
    Locale locale = Locale.forLanguageTag(language.name());
    ReviewJson json = new ReviewJson(locale);
    ReviewText text = new ReviewText(locale);
    long findings = 0;
    long notChecked = 0;
    for (Assembled one : loaded.charts()) {
      Review review = reviews.review(one.chart(), Budget.of(ASKING));
      Optional<String> patient = loaded.patient(one);
      if (format == Format.json) {
        lines.print(json.line(review, patient) + "\n");
      } else {
        text.lines(review, patient).forEach(line -> lines.print(line + "\n"));
      }
      findings += review.findings().size();
      notChecked += review.notChecked().size();
    }
    if (format == Format.text) {
      long patients = loaded.charts().stream().filter(c -> c.patient().isPresent()).count();
      lines.print(text.total(patients, findings, notChecked) + "\n");
    }
    lines.flush();
  }
}
