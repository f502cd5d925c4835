package org.rimborso.sweep.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.rimborso.ehr.Budget;
import org.rimborso.sweep.export.State.Done;
import org.rimborso.sweep.export.State.Listed;
import org.rimborso.sweep.export.State.Part;

/** Fetches the files of a job that are not there yet, two at once, and notes each that is. */
final class Downloads {
  private static final int AT_ONCE = 2;
  private static final long LAST_BYTES_SECONDS = 5;

  private final ExportFolder folder;
  private final FileFetch fetch;
  private final Watch watch;
  private final Map<String, Long> bytes = new ConcurrentHashMap<>();
  private State state;

  Downloads(ExportFolder folder, FileFetch fetch, Watch watch, State begun) {
    this.folder = folder;
    this.fetch = fetch;
    this.watch = watch;
    this.state = begun;
  }

  /** All of them; the state with every file noted. */
  State run(Budget budget) throws Trouble, IOException, InterruptedException {
    List<Part> parts = listed().parts();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Downloads::thread);
    try {
      CompletionService<Integer> files = new ExecutorCompletionService<>(threads);
      int under = 0;
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).done().isEmpty()) {
          int index = i;
          files.submit(() -> one(index, budget));
          under++;
        }
      }
      for (; under > 0; under--) {
        settle(files.take());
      }
      return current();
    } finally {
      threads.shutdownNow();
      // Whoever takes the folder next must find nobody writing into it.
      awaitQuietly(threads);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "export-file");
    thread.setDaemon(true);
    return thread;
  }

  private void awaitQuietly(ExecutorService threads) throws InterruptedException {
    if (!threads.awaitTermination(LAST_BYTES_SECONDS, TimeUnit.SECONDS)) {
      watch.told("A file is still being written; wait a moment before the next export.");
    }
  }

  private static void settle(Future<Integer> file)
      throws Trouble, IOException, InterruptedException {
    try {
      file.get();
    } catch (ExecutionException failed) {
      Throwable why = failed.getCause();
      if (why instanceof Trouble trouble) {
        throw trouble;
      }
      if (why instanceof IOException disk) {
        throw disk;
      }
      if (why instanceof InterruptedException) {
        throw new InterruptedException();
      }
      throw new IllegalStateException("a file of the export", why);
    }
  }

  private Integer one(int index, Budget budget) throws Trouble, IOException, InterruptedException {
    Part part = listed().parts().get(index);
    Done done = fetch.fetch(part, arrived -> arriving(part, arrived), budget);
    note(index, done);
    return index;
  }

  private synchronized void note(int index, Done done) throws IOException {
    state = state.with(listed().with(index, done));
    folder.keep(state);
    tell();
  }

  private void arriving(Part part, long arrived) {
    bytes.put(part.name(), arrived);
    tell();
  }

  private synchronized void tell() {
    List<Part> all = new ArrayList<>(listed().parts());
    int done = (int) all.stream().filter(part -> part.done().isPresent()).count();
    watch.arriving(done, all.size(), bytes.values().stream().mapToLong(Long::longValue).sum());
  }

  private synchronized Listed listed() {
    return state.listed().orElseThrow();
  }

  private synchronized State current() {
    return state;
  }
}
