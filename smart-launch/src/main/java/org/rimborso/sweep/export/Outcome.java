package org.rimborso.sweep.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What came of an export. */
public sealed interface Outcome {
  /**
   * All files are there.
   *
   * @param resources how many arrived, by type
   * @param problems how many issues the EHR reports, by severity and code, such as {@code error
   *     processing}
   * @param deleted how many resources it reports as deleted
   * @param transactionTime the EHR's time of this export, as it wrote it
   * @param incremental whether only changes were asked for, so that earlier files stay
   * @param counts whether the next export may go on from this one; not where the EHR reports errors
   *     or where changes before the time that was asked for are unknown
   */
  record Complete(
      Map<String, Long> resources,
      Map<String, Long> problems,
      long deleted,
      String transactionTime,
      boolean incremental,
      boolean counts)
      implements Outcome {
    public Complete {
      resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
      problems = Collections.unmodifiableMap(new TreeMap<>(problems));
    }

    public long total() {
      return resources.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether the EHR says that something is missing. */
    public boolean lacks() {
      return problems.keySet().stream().anyMatch(Outcome::isSevere);
    }
  }

  /**
   * It cannot be had now.
   *
   * @param goesOn whether the same command goes on where this one stopped
   */
  record Failed(String sentence, boolean goesOn) implements Outcome {}

  /**
   * It was called off.
   *
   * @param ended whether the EHR took word of that; else the same command goes on with it
   */
  record Cancelled(boolean ended) implements Outcome {}

  private static boolean isSevere(String problem) {
    return problem.startsWith("error") || problem.startsWith("fatal");
  }
}
