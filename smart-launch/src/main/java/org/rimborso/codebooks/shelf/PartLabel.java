package org.rimborso.codebooks.shelf;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The label of an edition that is one of several parts, such as {@code 2026 Q3 part 2 of 4}.
 *
 * @param whole the label of all parts together
 * @param of the highest number that the part is known to have beside it; at least its own
 */
record PartLabel(String whole, int number, int of) {
  private static final Pattern LABEL = Pattern.compile("(.+) part (\\d{1,4})(?: of (\\d{1,4}))?");

  /** The label read; empty for that of a whole edition. */
  static Optional<PartLabel> read(String label) {
    Matcher part = LABEL.matcher(label);
    if (!part.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(part.group(2));
    int of = part.group(3) == null ? number : Integer.parseInt(part.group(3));
    return Optional.of(new PartLabel(part.group(1), number, Math.max(number, of)));
  }

  /** Whether the parts of these numbers are all there are, as far as {@code of} tells. */
  static boolean areWhole(Set<Integer> numbers, int of) {
    return numbers.size() == of && !numbers.contains(0);
  }
}
