package org.rimborso.sweep;

import java.util.List;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.review.Review;

/**
 * A further file that a sweep writes beside findings and accounts.
 *
 * @param name in the folder of results
 * @param lines what it says of each chart
 */
public record SideFile(String name, Lines lines) {

  /** What is written of one chart. */
  @FunctionalInterface
  public interface Lines {
    /** Lines without their ends, always the same for the same chart and review. */
    List<String> of(Assembled chart, Review review);
  }
}
