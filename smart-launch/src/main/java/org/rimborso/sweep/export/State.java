package org.rimborso.sweep.export;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An export under way, as it is kept on disk.
 *
 * @param job where the EHR is asked after it
 * @param listed what it offers, once it is done at the EHR
 */
record State(Order order, URI job, Optional<Listed> listed) {
  /**
   * The files of a finished job.
   *
   * @param needsToken whether they are given to who shows the token only
   */
  record Listed(String transactionTime, boolean needsToken, List<Part> parts) {
    Listed {
      parts = List.copyOf(parts);
    }

    Listed with(int index, Done done) {
      List<Part> changed = new ArrayList<>(parts);
      Part part = parts.get(index);
      changed.set(index, new Part(part.entry(), part.name(), Optional.of(done)));
      return new Listed(transactionTime, needsToken, changed);
    }

    boolean isFetched() {
      return parts.stream().allMatch(part -> part.done().isPresent());
    }
  }

  /**
   * One file of it.
   *
   * @param name in our folder, without its ending, such as {@code Claim.3}
   */
  record Part(Manifest.Entry entry, String name, Optional<Done> done) {}

  /**
   * A file that is there.
   *
   * @param file its name
   */
  record Done(String file, long resources) {}

  /** The names of the data files that are there. */
  List<String> files() {
    return listed.stream()
        .flatMap(all -> all.parts().stream())
        .filter(part -> part.entry().kind() == Manifest.Kind.OUTPUT)
        .flatMap(part -> part.done().stream())
        .map(Done::file)
        .toList();
  }

  /** The names of all its data files, there or not, without their endings. */
  List<String> names() {
    return listed.stream()
        .flatMap(all -> all.parts().stream())
        .filter(part -> part.entry().kind() == Manifest.Kind.OUTPUT)
        .map(Part::name)
        .toList();
  }

  State with(Listed files) {
    return new State(order, job, Optional.of(files));
  }

  /** Without the job's address: it may be a secret by itself. */
  @Override
  public String toString() {
    return "State[" + order.ehr() + "]";
  }
}
