package org.rimborso.sandbox.bulk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A job: under way until its files are there. Safe for many threads. */
final class BulkJob {
  private final BulkRequest request;
  private final String address;
  private final Instant begun;
  private final Path folder;
  private int typesDone;
  private int asked;
  private boolean failed;
  private Optional<List<BulkFile>> files = Optional.empty();

  BulkJob(BulkRequest request, String address, Instant begun, Path folder) {
    this.request = request;
    this.address = address;
    this.begun = begun;
    this.folder = folder;
  }

  BulkRequest request() {
    return request;
  }

  /** The kick-off's whole address, which the manifest repeats. */
  String address() {
    return address;
  }

  /** No change before this is missed. */
  Instant begun() {
    return begun;
  }

  Path folder() {
    return folder;
  }

  synchronized void typeDone() {
    typesDone++;
  }

  synchronized void done(List<BulkFile> all) {
    files = Optional.of(List.copyOf(all));
  }

  synchronized void fail() {
    failed = true;
  }

  synchronized boolean hasFailed() {
    return failed;
  }

  /** Its files, once they are there; never at the first time of asking, as with any real job. */
  synchronized Optional<List<BulkFile>> asked() {
    return asked++ == 0 ? Optional.empty() : files;
  }

  synchronized Optional<BulkFile> file(String name) {
    return files.stream().flatMap(List::stream).filter(f -> f.name().equals(name)).findFirst();
  }

  synchronized String progress() {
    return typesDone + " of " + request.types().size() + " types";
  }
}
