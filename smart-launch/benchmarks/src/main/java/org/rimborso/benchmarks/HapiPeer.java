package org.rimborso.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;

/**
 * The five checks as one would write them with the usual library: HAPI's parser over each line,
 * then maps and loops: {@code HapiPeer FOLDER DAY THREADS}.
 */
public final class HapiPeer {
  /** Lines that a thread takes at a time. */
  private static final int LINES = 200;

  /** How many batches wait or are worked on, so that lines do not pile up. */
  private static final int BATCHES = 8;

  private final FhirContext context = FhirContext.forR4();
  private final Semaphore free = new Semaphore(BATCHES);
  private final Path folder;
  private final ExecutorService threads;

  private HapiPeer(Path folder, ExecutorService threads) {
    this.folder = folder;
    this.threads = threads;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(args[2]));
    HapiFacts facts = new HapiFacts();
    HapiPeer peer = new HapiPeer(Path.of(args[0]), threads);
    peer.read(Claim.class, facts::add);
    peer.read(Coverage.class, facts::add);
    peer.read(Encounter.class, facts::add);
    peer.read(Condition.class, facts::add);
    peer.read(ClaimResponse.class, facts::add);
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.DAYS);
    if (peer.free.availablePermits() != BATCHES) {
      throw new IllegalStateException("some lines could not be read");
    }
    for (SweepCheck check : SweepCheck.values()) {
      System.out.println(check.told(facts.count(check, LocalDate.parse(args[1]))));
    }
  }

  private <T extends IBaseResource> void read(Class<T> type, Consumer<T> taking)
      throws IOException, InterruptedException {
    Path file = folder.resolve(type.getSimpleName() + ".ndjson");
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      List<String> batch = new ArrayList<>(LINES);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        batch.add(line);
        if (batch.size() == LINES) {
          parse(type, batch, taking);
          batch = new ArrayList<>(LINES);
        }
      }
      parse(type, batch, taking);
    }
  }

  /** A batch that cannot be parsed keeps its permit, which is noticed at the end. */
  private <T extends IBaseResource> void parse(
      Class<T> type, List<String> batch, Consumer<T> taking) throws InterruptedException {
    free.acquire();
    threads.execute(
        () -> {
          IParser parser = context.newJsonParser();
          for (String line : batch) {
            taking.accept(parser.parseResource(type, line));
          }
          free.release();
        });
  }
}
