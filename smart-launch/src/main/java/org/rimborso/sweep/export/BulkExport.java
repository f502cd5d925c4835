package org.rimborso.sweep.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.Door;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Limits;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.Patience;
import org.rimborso.smart.BackendTokens;

/**
 * Exports the records of an EHR's patients into a folder (FHIR Bulk Data Access 2.0). Used for one
 * export; it may be called off from another thread.
 */
public final class BulkExport {
  /** A job may take hours; who waits longer had better come again. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration JOB_ANSWER = Duration.ofMinutes(1);
  private static final int MANIFEST = 64 << 20;
  private static final int AT_ONCE = 4;

  private final EhrSettings ehr;
  private final Backend backend;
  private final BackendTokens tokens;
  private final Clock clock;
  private final Patience patience;
  private final Door jobs;
  private final Door files;

  /** One of its own, for an EHR that asks for patience must hear all the same that we go. */
  private final Door goodbyes;

  private volatile Optional<Thread> runner = Optional.empty();
  private volatile boolean cancelled;

  /**
   * An export from this EHR.
   *
   * @param patience how to wait
   */
  public BulkExport(
      EhrSettings ehr,
      Backend backend,
      BackendTokens tokens,
      Outbound outbound,
      Clock clock,
      Patience patience) {
    this.ehr = ehr;
    this.backend = backend;
    this.tokens = tokens;
    this.clock = clock;
    this.patience = patience;
    this.jobs = outbound.onceTo(Destination.fhir(ehr), limits(JOB_ANSWER));
    this.goodbyes = outbound.onceTo(Destination.fhir(ehr), limits(JOB_ANSWER));
    this.files = outbound.onceTo(Destination.files(ehr, backend.fileHosts()), limits(LONGEST));
  }

  private static Limits limits(Duration answer) {
    return new Limits(CONNECT, answer, MANIFEST, 0, Limits.STANDARD.waitAtMost(), AT_ONCE);
  }

  /** What one export needs, handed on. */
  record Parts(
      EhrSettings ehr,
      Backend backend,
      BackendTokens tokens,
      Door jobs,
      Door files,
      Door goodbyes,
      Clock clock,
      Patience patience) {
    @Override
    public String toString() {
      return "Parts[" + ehr.id() + "]";
    }
  }

  /** Whether the EHR has deleted some of what earlier exports brought into a folder. */
  public static boolean tellsOfDeletions(Path folder) {
    try {
      return Files.size(ExportFolder.deleted(folder)) > 0;
    } catch (IOException none) {
      return false;
    }
  }

  /** Runs it, or goes on with one that was stopped. */
  public Outcome run(Path folder, Since since, Watch watch) {
    runner = Optional.of(Thread.currentThread());
    try (ExportFolder open = ExportFolder.open(folder)) {
      Parts parts = new Parts(ehr, backend, tokens, jobs, files, goodbyes, clock, patience);
      return new Run(parts, open, watch, () -> cancelled).run(since);
    } catch (Trouble trouble) {
      return new Outcome.Failed(trouble.sentence(), false);
    } catch (IOException disk) {
      return new Outcome.Failed("The folder " + folder + " cannot be used; is it writable?", true);
    } finally {
      runner = Optional.empty();
    }
  }

  /** Calls it off; {@link #run} tells the EHR and returns. */
  public void cancel() {
    cancelled = true;
    runner.ifPresent(Thread::interrupt);
  }
}
