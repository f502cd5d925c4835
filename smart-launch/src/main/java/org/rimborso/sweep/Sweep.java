package org.rimborso.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.rimborso.chart.Chart;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.review.Review;

/**
 * Reviews a whole facility: a folder of Bulk Data ndjson of any size, by the same readers, rules
 * and accounts as a page, in bounded memory. First the lines are scattered into lots, so that all
 * of a patient's are together; then each lot is reviewed; at the end the lots' results are joined.
 * Every step is committed on the disk: the same sweep, started again, goes on where it stopped. The
 * results do not depend on the number of threads nor on how often it was interrupted.
 */
public final class Sweep {
  private final SweepSettings settings;
  private final Function<Chart, Review> reviews;
  private final SweepListener listener;
  private final Disk disk;
  private final Grain grain;
  private final Workers workers;

  public Sweep(SweepSettings settings, Function<Chart, Review> reviews, SweepListener listener) {
    this(settings, reviews, listener, Disk.REAL, Grain.USUAL);
  }

  Sweep(
      SweepSettings settings,
      Function<Chart, Review> reviews,
      SweepListener listener,
      Disk disk,
      Grain grain) {
    this.settings = settings;
    this.reviews = reviews;
    this.listener = listener;
    this.disk = disk;
    this.grain = grain;
    workers = new Workers(settings.threads());
  }

  /**
   * How it went.
   *
   * @param problems what could not be read, the first of them
   * @param untold how many more there are
   * @param warnings what was decided, the first of them, as sentences
   * @param bytes of the input
   */
  public record Done(List<Problem> problems, long untold, List<String> warnings, long bytes) {
    public Done {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }

    /** Whether all of the input was read. */
    public boolean isWhole() {
      return problems.isEmpty();
    }
  }

  /**
   * Sweeps.
   *
   * @throws SweepFailed if it cannot be done or gone on with, with a sentence for people
   */
  public Done run() throws SweepFailed {
    try (SweepFolder folder = SweepFolder.open(settings.results(), disk)) {
      SweepProblems problems = new SweepProblems();
      List<SourceFile> files = files(problems);
      SweepPlan plan = SweepPlan.of(settings, files, grain);
      boolean resumed = begin(folder, plan);
      Lots lots = new Lots(plan.lots());
      List<SpillFile> units = scatter(folder, files, lots, resumed);
      List<UnitReport> reports = new ArrayList<>();
      for (SpillFile unit : units) {
        reports.add(UnitReport.of(unit.report()));
      }
      problems.add(files, reports);
      WholeInput references = new WholeInput(new SpilledResources(files, units, lots));
      Settlement.Result settled =
          new Settlement(
                  files,
                  reports.stream().flatMap(one -> one.parts().stream()).toList(),
                  units,
                  lots,
                  disk,
                  folder.path(),
                  new ReadOptions(settings.zone(), references.telling(problems::limit)),
                  problems::limit)
              .settle();
      review(folder, lots, settled, references);
      return finish(folder, lots, settled, files, reports, problems);
    } catch (SweepFailed told) {
      throw told;
    } catch (IOException failed) {
      throw new SweepFailed(
          "the sweep stopped: "
              + settings.results()
              + " cannot be written or read ("
              + reason(failed)
              + "); make sure that its disk has room, and start the same command again: it goes on"
              + " where it stopped",
          failed);
    }
  }

  private static String reason(IOException failed) {
    return Optional.ofNullable(failed.getMessage()).orElse(failed.getClass().getSimpleName());
  }

  private List<SourceFile> files(SweepProblems problems) throws SweepFailed {
    if (!Files.isDirectory(settings.input())) {
      throw new SweepFailed(settings.input() + " is no folder; name the one with the ndjson files");
    }
    List<SourceFile> files = SourceFile.below(settings.input(), settings.results(), problems::add);
    if (files.isEmpty()) {
      throw new SweepFailed(
          "there is nothing to read in "
              + settings.input()
              + ": no file ends in .ndjson, .jsonl or .json, gzipped or not");
    }
    return files;
  }

  private boolean begin(SweepFolder folder, SweepPlan plan) throws IOException {
    Optional<SweepPlan> left = folder.left();
    if (left.equals(Optional.of(plan))) {
      folder.tidy();
      listener.says("going on where the last sweep stopped");
      return true;
    }
    left.ifPresent(
        other ->
            listener.says(
                "a sweep was interrupted here, but "
                    + plan.differenceTo(other)
                    + ": starting anew"));
    long needed = plan.files().stream().mapToLong(SourceFile::text).sum();
    long usable = Files.getFileStore(settings.results()).getUsableSpace();
    if (usable < needed) {
      throw new SweepFailed(
          "%s has room for %,d MB, but the sweep of this input needs about %,d MB on its way; choose a folder on a larger disk"
              .formatted(settings.results(), usable >> 20, (needed >> 20) + 1));
    }
    folder.begin(plan);
    return false;
  }

  private List<SpillFile> scatter(
      SweepFolder folder, List<SourceFile> files, Lots lots, boolean resumed) throws IOException {
    List<Unit> units = Unit.of(files, grain.unit());
    long all = files.stream().mapToLong(SourceFile::size).sum();
    AtomicLong done = new AtomicLong();
    SpillFile[] spills = new SpillFile[units.size()];
    workers.each(
        units.size(),
        () -> {
          Scatter scatter =
              new Scatter(
                  files,
                  lots,
                  Origin.DISK,
                  bytes ->
                      listener.reached(SweepListener.Stage.READING, done.addAndGet(bytes), all));
          return number -> {
            Path spill = folder.unit(number);
            if (!resumed || !isWhole(spill)) {
              try (SpillWriter out =
                  new SpillWriter(disk, SweepFolder.unfinished(spill), lots, settings.threads())) {
                out.finish(scatter.scatter(units.get(number), out).json());
              }
              SweepFolder.commit(spill);
            }
            spills[number] = SpillFile.open(spill);
          };
        });
    return List.of(spills);
  }

  /** Whether a unit that a sweep has left is as it was written. */
  private static boolean isWhole(Path spill) {
    try {
      SpillFile.open(spill).verify();
      return true;
    } catch (IOException missingOrDamaged) {
      return false;
    }
  }

  private void review(
      SweepFolder folder, Lots lots, Settlement.Result result, WholeInput references)
      throws IOException {
    long[] sizes = new long[lots.reviewed()];
    long all = 0;
    for (int lot = 0; lot < sizes.length; lot++) {
      sizes[lot] = result.lines().bytes(lot);
      all += sizes[lot];
    }
    long total = all;
    AtomicLong done = new AtomicLong();
    workers.each(
        lots.reviewed(),
        () -> {
          LotReview review =
              new LotReview(
                  result.settled(),
                  lots,
                  settings.zone(),
                  references,
                  settings.asOf(),
                  new ReviewJson(settings.language()),
                  settings.sides(),
                  reviews);
          return lot -> {
            Path results = folder.lot(lot);
            if (!Files.isDirectory(results)) {
              review.review(lot, result.lines(), SweepFolder.unfinished(results), disk);
              SweepFolder.commit(results);
            }
            listener.reached(SweepListener.Stage.REVIEWING, done.addAndGet(sizes[lot]), total);
          };
        });
  }

  private Done finish(
      SweepFolder folder,
      Lots lots,
      Settlement.Result settled,
      List<SourceFile> files,
      List<UnitReport> reports,
      SweepProblems problems)
      throws IOException {
    SweepSummary totals = new SweepSummary(reports, settled.warnings(), problems);
    for (int lot = 0; lot < lots.reviewed(); lot++) {
      totals.add(Files.readAllBytes(folder.lot(lot).resolve(LotReview.TOTALS)));
    }
    List<Path> written = new ArrayList<>();
    written.add(folder.joined(LotReview.FINDINGS, lots.reviewed()));
    written.add(folder.joined(LotReview.ACCOUNTS, lots.reviewed()));
    for (SideFile side : settings.sides()) {
      written.add(folder.joined(side.name(), lots.reviewed()));
    }
    Path summary = folder.path().resolve("summary.json");
    try (WritableByteChannel out = disk.create(SweepFolder.unfinished(summary))) {
      out.write(ByteBuffer.wrap(totals.json(settings.asOf())));
    }
    written.add(summary);
    folder.publish(written);
    folder.remove();
    return new Done(
        problems.told(),
        problems.untold(),
        totals.warnings(),
        files.stream().mapToLong(SourceFile::size).sum());
  }
}
