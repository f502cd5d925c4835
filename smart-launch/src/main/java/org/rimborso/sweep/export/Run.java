package org.rimborso.sweep.export;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Destination;
import org.rimborso.sweep.export.Outcome.Cancelled;
import org.rimborso.sweep.export.Outcome.Complete;
import org.rimborso.sweep.export.Outcome.Failed;
import org.rimborso.sweep.export.State.Listed;

/** One run of an export over an open folder. */
final class Run {
  /** A job that is lost again and again is not begun for ever. */
  private static final int BEGINNINGS = 3;

  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final BulkExport.Parts parts;
  private final ExportFolder folder;
  private final Watch watch;
  private final BooleanSupplier cancelled;
  private final Job job;
  private final Supplier<String> withoutToken;

  Run(BulkExport.Parts parts, ExportFolder folder, Watch watch, BooleanSupplier cancelled) {
    this.parts = parts;
    this.folder = folder;
    this.watch = watch;
    this.cancelled = cancelled;
    this.withoutToken = () -> TokenWords.of(parts.tokens().problem());
    this.job =
        new Job(
            Calls.signed(parts.jobs(), parts.tokens()),
            Calls.signed(parts.goodbyes(), parts.tokens()),
            Destination.fhir(parts.ehr()),
            withoutToken,
            parts.patience(),
            parts.clock());
  }

  Outcome run(Since since) throws IOException {
    try {
      return exported(order(since));
    } catch (InterruptedException | IOException stopped) {
      if (!cancelled.getAsBoolean()) {
        return new Failed(
            stopped instanceof IOException
                ? "The export could not be written to its folder; is the disk full?"
                : "The export was interrupted.",
            true);
      }
      return calledOff();
    } catch (Trouble trouble) {
      return cancelled.getAsBoolean() ? calledOff() : failed(trouble);
    }
  }

  private Outcome failed(Trouble trouble) throws IOException {
    Optional<State> state = folder.state();
    if (state.isPresent() && trouble.fate() == Trouble.Fate.OVER) {
      folder.abandon(state.get());
    }
    return new Failed(
        trouble.sentence(), state.isPresent() && trouble.fate() == Trouble.Fate.STANDS);
  }

  /** Tells the EHR; what was fetched of a job that is gone is of no use. */
  private Outcome calledOff() throws IOException {
    // The interruption has done its work; what follows must not be cut by it.
    boolean wasInterrupted = Thread.interrupted();
    Optional<State> state = folder.state();
    boolean ended = state.isEmpty() || job.end(state.get().job(), parts.patience().budget(GOODBYE));
    if (ended && state.isPresent()) {
      folder.abandon(state.get());
    }
    if (wasInterrupted && !cancelled.getAsBoolean()) {
      Thread.currentThread().interrupt();
    }
    return new Cancelled(ended);
  }

  private Order order(Since since) throws Trouble, IOException {
    if (parts.tokens().token().isEmpty()) {
      throw new Trouble(withoutToken.get());
    }
    List<String> wanted = Backend.types(parts.backend().scopes());
    List<String> granted = Backend.types(parts.tokens().granted());
    List<String> types = wanted.stream().filter(granted::contains).toList();
    if (types.isEmpty()) {
      throw new Trouble("The EHR granted none of the scopes that an export needs.");
    }
    if (types.size() < wanted.size()) {
      List<String> missing = new ArrayList<>(wanted);
      missing.removeAll(types);
      watch.told(
          "The EHR did not grant "
              + String.join(", ", missing)
              + "; what needs them will not be checked.");
    }
    Order all =
        new Order(
            parts.ehr().id(), parts.ehr().iss(), types, parts.backend().group(), Optional.empty());
    return timed(all, since);
  }

  private Order timed(Order all, Since since) throws Trouble, IOException {
    Optional<Last> last = folder.last();
    if (last.isPresent() && !last.get().order().iss().equals(all.iss())) {
      throw new Trouble(
          "The folder holds an export of the EHR '"
              + last.get().order().ehr()
              + "'; name another.");
    }
    if (since instanceof Since.At at) {
      return since(all, Optional.of(at.moment().toString()));
    }
    if (since instanceof Since.Never || last.isEmpty()) {
      return all;
    }
    if (!last.get().order().isOfSameData(all)) {
      watch.told("The last export was of other types or of another group: everything is exported.");
      return all;
    }
    return since(all, last.get().transactionTime());
  }

  private static Order since(Order all, Optional<String> time) {
    return new Order(all.ehr(), all.iss(), all.types(), all.group(), time);
  }

  private Outcome exported(Order order) throws Trouble, IOException, InterruptedException {
    for (int beginning = 1; ; beginning++) {
      try {
        State state = continued(order);
        State listed = listed(state);
        return complete(fetched(listed));
      } catch (Trouble trouble) {
        Optional<State> lost = folder.state();
        if (trouble.fate() != Trouble.Fate.LOST || lost.isEmpty() || beginning == BEGINNINGS) {
          throw trouble;
        }
        watch.told(trouble.sentence() + ": it begins anew.");
        folder.abandon(lost.get());
      }
    }
  }

  private State continued(Order order) throws Trouble, IOException, InterruptedException {
    Optional<State> before = folder.state();
    if (before.isPresent()) {
      if (before.get().order().equals(order)) {
        watch.told("The export that was begun before goes on.");
        return before.get();
      }
      watch.told("An export of something else was begun before; it is given up.");
      job.end(before.get().job(), budget());
      folder.abandon(before.get());
    }
    State begun = new State(order, job.begin(order, watch, budget()), Optional.empty());
    folder.keep(begun);
    return begun;
  }

  private State listed(State state) throws Trouble, IOException, InterruptedException {
    if (state.listed().isPresent()) {
      return state;
    }
    byte[] json = job.await(state.job(), watch, budget());
    Manifest manifest = Manifest.read(json, new HashSet<>(state.order().types()), places());
    if (manifest.leftOut() > 0) {
      watch.told(
          "The EHR lists "
              + manifest.leftOut()
              + " files of types not asked for; they stay there.");
    }
    Listed listed =
        new Listed(
            manifest.transactionTime(), manifest.needsToken(), folder.named(manifest.entries()));
    State next = state.with(listed);
    folder.keep(next);
    return next;
  }

  private Destination places() {
    return Destination.files(parts.ehr(), parts.backend().fileHosts());
  }

  private State fetched(State state) throws Trouble, IOException, InterruptedException {
    Calls calls =
        state.listed().orElseThrow().needsToken()
            ? Calls.signed(parts.files(), parts.tokens())
            : Calls.open(parts.files());
    FileFetch fetch = new FileFetch(calls, folder, withoutToken, parts.patience(), parts.clock());
    return new Downloads(folder, fetch, watch, state).run(budget());
  }

  private Budget budget() {
    return parts.patience().budget(BulkExport.LONGEST);
  }

  private Outcome complete(State state) throws IOException {
    Listed listed = state.listed().orElseThrow();
    Optional<Last> last = folder.last();
    Report report = new Report(folder, listed);
    boolean incremental = state.order().since().isPresent();
    Map<String, Long> problems = report.problems();
    long deleted = report.keepDeleted(!incremental);
    boolean gapless = isGapless(state.order(), last);
    Complete complete =
        new Complete(
            report.resources(), problems, deleted, listed.transactionTime(), incremental, gapless);
    boolean counts = gapless && !complete.lacks();
    folder.keep(next(state, last, incremental, counts));
    job.end(state.job(), parts.patience().budget(GOODBYE));
    return new Complete(
        complete.resources(), problems, deleted, listed.transactionTime(), incremental, counts);
  }

  /** Whether nothing can have changed between what the folder holds and what was asked for. */
  private static boolean isGapless(Order order, Optional<Last> last) {
    Optional<String> since = order.since();
    Optional<String> before = last.flatMap(Last::transactionTime);
    return since.isEmpty()
        || before.isEmpty()
        || !OffsetDateTime.parse(since.get()).isAfter(OffsetDateTime.parse(before.get()));
  }

  private static Last next(State state, Optional<Last> last, boolean incremental, boolean counts) {
    List<String> before = last.map(Last::files).orElse(List.of());
    List<String> files = new ArrayList<>(incremental ? before : List.of());
    state.files().stream().filter(file -> !files.contains(file)).forEach(files::add);
    return new Last(
        state.order(),
        counts
            ? state.listed().map(Listed::transactionTime)
            : incremental ? last.flatMap(Last::transactionTime) : Optional.empty(),
        files,
        incremental ? List.of() : before);
  }
}
