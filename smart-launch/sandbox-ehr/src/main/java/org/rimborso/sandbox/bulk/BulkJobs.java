package org.rimborso.sandbox.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.rimborso.sandbox.fhir.FhirStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All jobs, one after the other, and the faults that were asked for. */
public final class BulkJobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BulkJobs.class);

  private final BulkWriter writer;
  private final Clock clock;
  private final Map<String, BulkJob> jobs = new ConcurrentHashMap<>();
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "export");
            thread.setDaemon(true);
            return thread;
          });

  public BulkJobs(FhirStore store, Clock clock) {
    this.writer = new BulkWriter(store);
    this.clock = clock;
  }

  /** Begins a job; its id. */
  String begin(BulkRequest request, String address) throws IOException {
    String id = UUID.randomUUID().toString();
    BulkJob job =
        new BulkJob(
            request, address, clock.instant(), Files.createTempDirectory("sandbox-export-"));
    boolean errors = happens(Fault.ERRORS);
    boolean packed = happens(Fault.PACKED);
    jobs.put(id, job);
    begun.incrementAndGet();
    worker.execute(() -> write(job, errors, packed));
    return id;
  }

  private void write(BulkJob job, boolean errors, boolean packed) {
    try {
      job.done(writer.write(job, errors, packed));
    } catch (IOException | RuntimeException broken) {
      // Of a job that was ended meanwhile the folder is gone.
      if (jobs.containsValue(job)) {
        LOG.warn("an export failed", broken);
      }
      job.fail();
    }
  }

  Optional<BulkJob> job(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** Forgets a job and its files; false if there is none. */
  boolean end(String id) {
    Optional<BulkJob> job = Optional.ofNullable(jobs.remove(id));
    job.ifPresent(one -> delete(one.folder()));
    job.ifPresent(one -> ended.incrementAndGet());
    return job.isPresent();
  }

  /** Whether this fault was asked for; once for each time it was. */
  synchronized boolean happens(Fault fault) {
    int left = faults.getOrDefault(fault, 0);
    faults.put(fault, Math.max(0, left - 1));
    return left > 0;
  }

  synchronized void ask(Fault fault, int times) {
    faults.put(fault, times);
  }

  /** How many jobs were begun, are there, and were ended by who asked for them. */
  Map<String, Object> figures() {
    return Map.of("begun", begun.get(), "there", jobs.size(), "ended", ended.get());
  }

  private static void delete(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
    jobs.keySet().forEach(this::end);
  }
}
