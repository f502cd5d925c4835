package org.rimborso.codebooks.terminology;

import java.util.List;
import java.util.Optional;
import org.rimborso.fhir.read.OperationAnswer;

/** One thing that is put to the server: how it is asked, and what is made of the answers. */
sealed interface Item permits CodeItem, MapItem {

  /** What its answer is kept under. */
  Subject subject();

  /** The reads that ask it, below the server's base. */
  List<String> urls();

  /**
   * What the server said; empty where it failed, which it may not do again.
   *
   * @param said one answer for each of {@link #urls}
   */
  Optional<Told> told(List<OperationAnswer> said);

  /** Adds what was told to {@code answers}, as far as it answers this. */
  void answer(Told told, Answers answers);

  /** Whether the server failed at any of {@code said}. */
  static boolean failed(List<OperationAnswer> said) {
    return said.stream().anyMatch(one -> one.status().filter(s -> s.startsWith("5")).isPresent());
  }
}
